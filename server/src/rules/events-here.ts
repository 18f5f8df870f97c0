import type { SocketEventKind, SocketFacts } from '../protocol/sockets.js';
import type { Target } from '../protocol/targets.js';
import { groupBy } from '../source/group-by.js';
import { rememberingObjects } from '../source/remembering.js';
import type { SocketAndEvent } from './reading-facts.js';
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

/** Every rule asks for them: they are looked for once. */
const everyEventHere = rememberingObjects((sockets: readonly SocketFacts[]): readonly SocketAndEvent[] =>
	sockets.flatMap((socket) =>
		socket.events.flatMap((event) => (event.span.file === undefined ? [{ socket, event }] : [])),
	),
);

/** Most rules ask for one kind of many. */
const eventsByKind = rememberingObjects((sockets: readonly SocketFacts[]) =>
	groupBy(everyEventHere(sockets), ({ event }) => event.kind),
);

/** The events of some kinds that stand in the file itself, each with its socket, for the given targets. */
export function eventsHere(
	{ facts: { sockets } }: RuleContext,
	kinds: readonly SocketEventKind[],
	targets: readonly Target[],
): SocketAndEvent[] {
	const [kind] = kinds;
	const ofKinds =
		kind !== undefined && kinds.length === 1
			? (eventsByKind(sockets).get(kind) ?? [])
			: everyEventHere(sockets).filter(({ event }) => kinds.includes(event.kind));
	return ofKinds.filter(({ event }) => targets.includes(event.target));
}
