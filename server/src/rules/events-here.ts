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

const WINDOWS_WORDS =
	/\b(?:_?WIN(?:32|64)|_WINDOWS|_MSC_VER|WSA[A-Z]\w+|INVALID_SOCKET|closesocket|[Ww]in[Ss]ock2?\.h|[Ww]indows\.h)\b/;

/** Whether a file's text shows that it is built for Windows, and is not only looked at so for want of other evidence. */
export function showsWindows(text: string): boolean {
	return WINDOWS_WORDS.test(text);
}
