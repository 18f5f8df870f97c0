import type { SocketEvent, SocketFacts } from '../protocol/sockets.js';
import { rememberingObjects } from '../source/remembering.js';
import { eventsWhileBound, hasPort, isReceiverOfMany } from './reading-facts.js';
import type { RuleContext } from './rule.js';

/** Whether it may be a TCP socket, and is nothing that is right to share its port. */
export function isTcp(socket: SocketFacts): boolean {
	return hasPort(socket) && socket.type !== 'datagram' && socket.type !== 'raw' && !isReceiverOfMany(socket);
}

/** The calls that make a bound socket a listener; undefined where nothing in sight does. */
export function listensAfter(socket: SocketFacts, bind: SocketEvent): SocketEvent[] | undefined {
	const mine = eventsWhileBound(socket, bind).filter(({ kind }) => kind === 'listen');
	const isListenerBeyond = socket.roles.includes('listener') && !targetsOfListens(socket).has(bind.target);
	return mine.length > 0 || isListenerBeyond ? mine : undefined;
}

const targetsOfListens = rememberingObjects(
	({ events }: SocketFacts) => new Set(events.flatMap(({ kind, target }) => (kind === 'listen' ? [target] : []))),
);

/** Whether it is a UDP socket that neither joins a group nor broadcasts, nor may be one by another name. */
export function isUnicastUdp(context: RuleContext, socket: SocketFacts): boolean {
	return (
		hasPort(socket) && socket.type === 'datagram' && !isReceiverOfMany(socket) && !isJoinedElsewhere(context, socket)
	);
}

/** A handle of this name that another function of the file makes a receiver of many: it may be this socket. */
function isJoinedElsewhere({ facts }: RuleContext, socket: SocketFacts): boolean {
	return facts.sockets.some(
		(other) => other.origin === 'given' && isReceiverOfMany(other) && nameOf(other) === nameOf(socket),
	);
}

/** `fd` of `conn->fd`. */
function nameOf({ expression }: SocketFacts): string {
	return /(?<!\w)\w*$/.exec(expression)![0];
}
