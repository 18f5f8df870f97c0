import { text } from '../messages/text.js';
import type { Message } from '../protocol/messages.js';
import type { BoundSocket, BoundSockets, PortInUse, PortSocket, PortsInUseAnswer } from '../protocol/ports.js';
import type { Resolution } from '../protocol/resolution.js';
import { escapeMarkdown } from './hover/markdown.js';
import { type Circumstances, meetingOf, type PortMeeting } from './port-meetings.js';

/** How many others a tooltip tells of; the rest is counted. */
const MOST_TOLD = 4;
/** How many binds of one port are held against each other: test programs by the dozen use the same one. */
const MOST_COMPARED = 60;

const PROTOCOLS: readonly BoundSocket['protocol'][] = ['tcp', 'udp', 'unknown'];

/** Every bind by its port, put into words, with those that it may meet. */
export function portsInUse(
	{ sockets, filesLeftOut }: BoundSockets,
	circumstancesOf: (uri: string) => Circumstances,
): PortsInUseAnswer {
	const groups = new Map<string, BoundSocket[]>();
	for (const socket of [...sockets].sort(byPort)) {
		const id = groupOf(socket);
		groups.set(id, [...(groups.get(id) ?? []), socket]);
	}
	const ports = [...groups].map(([id, members]) => portInWords(id, members, circumstancesOf));
	const notes: Message[] = filesLeftOut > 0 ? [{ id: 'ports.filesLeftOut', args: { count: filesLeftOut } }] : [];
	return { ports, notes: notes.map(text) };
}

function kindOf({ port }: BoundSocket): PortInUse['kind'] {
	return port.kind === 'symbol' ? 'unknown' : port.kind;
}

function groupOf(socket: BoundSocket): string {
	const { port, protocol } = socket;
	return port.kind === 'number' ? `${port.value} ${protocol}` : kindOf(socket);
}

/** Numbers first; the order of files is kept among equals. */
function byPort(one: BoundSocket, other: BoundSocket): number {
	const kinds: readonly PortInUse['kind'][] = ['number', 'ephemeral', 'unknown'];
	return (
		kinds.indexOf(kindOf(one)) - kinds.indexOf(kindOf(other)) ||
		numberOf(one) - numberOf(other) ||
		(kindOf(one) === 'number' ? PROTOCOLS.indexOf(one.protocol) - PROTOCOLS.indexOf(other.protocol) : 0)
	);
}

function numberOf({ port }: BoundSocket): number {
	return port.kind === 'number' ? port.value : 0;
}

function portInWords(
	id: string,
	members: readonly BoundSocket[],
	circumstancesOf: (uri: string) => Circumstances,
): PortInUse {
	const kind = kindOf(members[0]!);
	const meetings = kind === 'number' ? meetingsAmong(members, circumstancesOf) : [];
	const nameOf = namesOf(members);
	const title: Message =
		kind === 'number' ? { id: 'ports.port', args: { port: String(numberOf(members[0]!)) } } : { id: `ports.${kind}` };
	const protocol = kind === 'number' ? members[0]!.protocol : 'any';
	const meets = meetings.length > 0;
	return {
		kind,
		id,
		title: text(title),
		description: text({ id: 'ports.count', args: { protocol, count: members.length, meets: meets ? 'yes' : 'no' } }),
		meets,
		sockets: members.map((socket) => socketInWords(socket, meetings, nameOf)),
	};
}

function meetingsAmong(
	members: readonly BoundSocket[],
	circumstancesOf: (uri: string) => Circumstances,
): PortMeeting[] {
	const compared = members.slice(0, MOST_COMPARED);
	return compared.flatMap((one, index) =>
		compared.slice(index + 1).flatMap((other) => meetingOf(one, other, circumstancesOf(one.uri)) ?? []),
	);
}

function socketInWords(
	socket: BoundSocket,
	meetings: readonly PortMeeting[],
	nameOf: (socket: BoundSocket) => string,
): PortSocket {
	const own = meetings.filter(({ one, other }) => one === socket || other === socket).map(seenFrom(socket));
	return {
		uri: socket.uri,
		range: socket.range,
		description: text(descriptionOf(socket, own, nameOf)),
		meets: own.length > 0,
		tooltip: tooltipOf(socket, own, nameOf),
	};
}

/** A meeting with the socket as the one. */
function seenFrom(socket: BoundSocket): (meeting: PortMeeting) => PortMeeting {
	return (meeting) => {
		const { one, other, oneFirst, otherFirst } = meeting;
		return one === socket ? meeting : { one: other, other: one, oneFirst: otherFirst, otherFirst: oneFirst };
	};
}

function descriptionOf(
	{ summary }: BoundSocket,
	meetings: readonly PortMeeting[],
	nameOf: (socket: BoundSocket) => string,
): Message {
	const [first] = meetings;
	if (!first) {
		return { id: 'ports.socket', args: { summary } };
	}
	return meetings.length === 1
		? { id: 'ports.meetsOne', args: { other: nameOf(first.other), summary } }
		: { id: 'ports.meetsSeveral', args: { count: meetings.length, summary } };
}

function tooltipOf(
	{ summary, expression, functionName }: BoundSocket,
	meetings: readonly PortMeeting[],
	nameOf: (socket: BoundSocket) => string,
): string {
	const where: Message = { id: 'ports.where', args: { expression, function: functionName } };
	const left = meetings.length - MOST_TOLD;
	return [
		`**${escapeMarkdown(summary)}**`,
		...(expression && functionName ? [inWords(where)] : []),
		...meetings.slice(0, MOST_TOLD).map((meeting) => meetingInWords(meeting, nameOf(meeting.other))),
		...(left > 0 ? [inWords({ id: 'ports.more', args: { count: left } })] : []),
	].join('\n\n');
}

function meetingInWords({ other, oneFirst, otherFirst }: PortMeeting, name: string): string {
	return [
		`**${inWords({ id: 'ports.meetsAt', args: { other: name, summary: other.summary } })}**`,
		`- ${inWords({ id: 'ports.thisFirst', args: { ...orderOf(oneFirst) } })}`,
		`- ${inWords({ id: 'ports.otherFirst', args: { other: name, ...orderOf(otherFirst) } })}`,
	].join('\n');
}

function orderOf({ explanation, confidence }: Resolution): Record<string, string> {
	return { explanation: text(explanation), sure: confidence };
}

function inWords(message: Message): string {
	return escapeMarkdown(text(message));
}

/** "probe.c:20", with as many folders as tell the files apart. */
function namesOf(members: readonly BoundSocket[]): (socket: BoundSocket) => string {
	const uris = [...new Set(members.map(({ uri }) => uri))];
	return ({ uri, range }) => {
		const parts = uri.split('/');
		let depth = 1;
		const ending = () => parts.slice(-depth).join('/');
		while (depth < parts.length && uris.some((each) => each !== uri && each.endsWith(`/${ending()}`))) {
			depth++;
		}
		return `${decoded(ending())}:${range.start.line + 1}`;
	};
}

function decoded(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}
