import type { BindRole } from '../../protocol/matrix.js';
import type { MeetingSocket } from '../../protocol/panel.js';
import type { BoundSocket } from '../../protocol/ports.js';
import { type MeetingQuestion, meetingCases } from './meeting-cases.js';
import { openOutcome } from './meeting-outcome.js';
import { placeInWords } from './place-in-words.js';

/** As many as a reader looks through; test programs use one port by the dozen. */
const MOST_LISTED = 50;

/** How the sockets of a workspace are held against one of them. */
export interface MeetingSocketsQuestion extends MeetingQuestion {
	/** Whether the one at hand is bound first. */
	role: BindRole;
}

/** The sockets that meet one of them at its port, those of its own file first; how many more there are. */
export function meetingSockets(
	own: BoundSocket,
	all: readonly BoundSocket[],
	question: MeetingSocketsQuestion,
): { sockets: MeetingSocket[]; more: number } {
	const others = all.filter(
		(other) => !isSame(own, other) && other.model === own.model && portsOf(own, other) !== 'no',
	);
	const sorted = others.sort((a, b) => Number(b.uri === own.uri) - Number(a.uri === own.uri));
	const meeting = sorted.flatMap((other) => meetingWith(own, other, question) ?? []);
	return { sockets: meeting.slice(0, MOST_LISTED), more: Math.max(0, meeting.length - MOST_LISTED) };
}

function meetingWith(
	own: BoundSocket,
	other: BoundSocket,
	question: MeetingSocketsQuestion,
): MeetingSocket | undefined {
	const [first, second] = question.role === 'first' ? [own, other] : [other, own];
	const cases = meetingCases(first, second, question).filter(({ meets }) => meets);
	const [only, ...more] = cases;
	if (!only) {
		return undefined;
	}
	const { uri, range, summary } = other;
	const { condition: _, first: __, second: ___, cell: ____, ...outcome } = only.compared;
	const known = more.length === 0 ? outcome : openOutcome({ id: 'panel.outcome.varies' }, outcome.sources);
	return {
		...known,
		uri,
		range,
		summary,
		place: placeInWords(other),
		cells: cases.flatMap(({ cells }) => cells),
		samePort: portsOf(own, other) === 'yes' ? 'yes' : 'maybe',
	};
}

/** Ports by one name may be one; of a port that nobody knows nothing is said, or everything would meet it. */
function portsOf({ port: one }: BoundSocket, { port: other }: BoundSocket): 'yes' | 'maybe' | 'no' {
	if (one.kind === 'number' && other.kind === 'number') {
		return one.value === other.value ? 'yes' : 'no';
	}
	return one.kind === 'symbol' && other.kind === 'symbol' && one.text === other.text ? 'maybe' : 'no';
}

function isSame(one: BoundSocket, other: BoundSocket): boolean {
	const [a, b] = [one.range.start, other.range.start];
	return one.uri === other.uri && a.line === b.line && a.character === b.character;
}
