import type { SocketEvent, SocketEventKind, SocketFacts } from '../protocol/sockets.js';
import type { Target } from '../protocol/targets.js';
import { rememberingObjects } from '../source/remembering.js';
import type { RuleContext } from './rule.js';

/** The calls that say by an error how they went. */
export const EVERY_KIND: readonly SocketEventKind[] = [
	'create',
	'setOption',
	'getOption',
	'bind',
	'listen',
	'connect',
	'accept',
	'joinGroup',
	'receive',
	'send',
];

/** An event with its socket. */
export interface EventHere {
	socket: SocketFacts;
	event: SocketEvent;
}

/** Every rule asks for them: they are looked for once. */
const everyEventHere = rememberingObjects((sockets: readonly SocketFacts[]): readonly EventHere[] =>
	sockets.flatMap((socket) =>
		socket.events.flatMap((event) => (event.span.file === undefined ? [{ socket, event }] : [])),
	),
);

const eventsByKind = rememberingObjects(
	(sockets: readonly SocketFacts[]): ReadonlyMap<string, readonly EventHere[]> => {
		const byKind = new Map<string, EventHere[]>();
		for (const each of everyEventHere(sockets)) {
			const known = byKind.get(each.event.kind) ?? [];
			known.push(each);
			byKind.set(each.event.kind, known);
		}
		return byKind;
	},
);

/** The events of some kinds that stand in the file itself, each with its socket, for the given targets. */
export function eventsHere(
	{ facts: { sockets } }: RuleContext,
	kinds: readonly SocketEventKind[],
	targets: readonly Target[],
): EventHere[] {
	const [kind] = kinds;
	const ofKinds =
		kind !== undefined && kinds.length === 1
			? (eventsByKind(sockets).get(kind) ?? [])
			: everyEventHere(sockets).filter(({ event }) => kinds.includes(event.kind));
	return ofKinds.filter(({ event }) => targets.includes(event.target));
}
