import type { SocketEvent, SocketEventKind, SocketFacts } from '../protocol/sockets.js';
import type { Target } from '../protocol/targets.js';
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

/** The events of some kinds that stand in the file itself, each with its socket, for the given targets. */
export function eventsHere(
	{ facts }: RuleContext,
	kinds: readonly SocketEventKind[],
	targets: readonly Target[],
): { socket: SocketFacts; event: SocketEvent }[] {
	return facts.sockets.flatMap((socket) =>
		socket.events
			.filter(({ kind, target, span }) => kinds.includes(kind) && targets.includes(target) && span.file === undefined)
			.map((event) => ({ socket, event })),
	);
}
