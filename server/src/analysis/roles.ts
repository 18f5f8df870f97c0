import type { SocketBind, SocketEvent, SocketEventKind, SocketFacts, SocketRole } from '../protocol/sockets.js';
import type { SocketIdentity } from './run/collector.js';

/** A member, by how the code writes it. */
const IN_AN_OBJECT = /->|\.|^m_|_$/;

/** What a socket is for, by what happens to it. Its family and type say the rest: AF_UNIX, VSOCK, raw. */
export function rolesOf(
	{ category, accepted, type, expression = '' }: SocketIdentity,
	events: readonly SocketEvent[],
	binds: readonly SocketBind[],
): SocketRole[] {
	const has = (kind: SocketEventKind): boolean => events.some((event) => event.kind === kind);
	const roles: SocketRole[] = [];
	// Who keeps a socket with a port of its own for others reads it elsewhere.
	const isKept = has('escape') || IN_AN_OBJECT.test(expression);
	const isReadElsewhere = isKept && binds.some(hasOwnPort) && !has('connect') && !has('send');
	const listensWhenBound = category === 'listening' && (binds.length > 0 || has('accept'));
	if (has('listen') || listensWhenBound) {
		roles.push('listener');
	}
	if (accepted) {
		roles.push('accepted');
	} else if (has('connect')) {
		roles.push('client');
	}
	if (has('joinGroup') || binds.some(({ address }) => address.multicast === 'yes')) {
		roles.push('multicast-receiver');
	} else if (type === 'datagram' && binds.length > 0 && (has('receive') || isReadElsewhere)) {
		roles.push('datagram-receiver');
	}
	if (events.some(({ kind, option, value }) => kind === 'setOption' && option === 'SO_BROADCAST' && value !== 0)) {
		roles.push('broadcast');
	}
	return roles;
}

/** Who binds a port that it names wants to be found there. */
function hasOwnPort({ address: { port } }: SocketBind): boolean {
	return port.kind === 'number' || port.kind === 'symbol';
}

/** The sockets, with the two ends of each pair that a function makes over the loopback address marked as such. */
export function withPairs(sockets: readonly SocketFacts[]): SocketFacts[] {
	const ends = sockets.filter(isReadyEnd);
	return ends.length === 0
		? [...sockets]
		: sockets.map((socket) => {
				const isEnd = ends.includes(socket) && sockets.some((other) => arePair(socket, other));
				return isEnd || ends.some((end) => arePair(end, socket))
					? { ...socket, roles: [...socket.roles, 'loopback-pair'] }
					: socket;
			});
}

/** It is bound to a loopback port that the system picks. */
function isReadyEnd({ type, roles, binds }: SocketFacts): boolean {
	const isOnLoopback =
		binds.length > 0 && binds.every(({ address }) => address.loopback === 'yes' && address.port.kind === 'ephemeral');
	return isOnLoopback && (type === 'datagram' || roles.includes('listener'));
}

/** One is such an end, and the other connects in the function that bound it. */
function arePair(end: SocketFacts, connecting: SocketFacts): boolean {
	const places = new Set(functionsOf(end, 'bind'));
	return end.id !== connecting.id && functionsOf(connecting, 'connect').some((name) => places.has(name));
}

function functionsOf({ events }: SocketFacts, kind: SocketEventKind): string[] {
	return events.filter((event) => event.kind === kind).map(({ functionName }) => functionName);
}
