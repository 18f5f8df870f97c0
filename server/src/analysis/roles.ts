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
	return sockets.map((socket) =>
		sockets.some((other) => arePair(socket, other) || arePair(other, socket))
			? { ...socket, roles: [...socket.roles, 'loopback-pair'] }
			: socket,
	);
}

/** One is bound to a loopback port that the system picks, and the other connects in the function that bound it. */
function arePair(bound: SocketFacts, connecting: SocketFacts): boolean {
	const isOnLoopback =
		bound.binds.length > 0 &&
		bound.binds.every(({ address }) => address.loopback === 'yes' && address.port.kind === 'ephemeral');
	const isReady = bound.type === 'datagram' || bound.roles.includes('listener');
	const places = new Set(functionsOf(bound, 'bind'));
	return (
		isOnLoopback &&
		isReady &&
		bound.id !== connecting.id &&
		functionsOf(connecting, 'connect').some((name) => places.has(name))
	);
}

function functionsOf({ events }: SocketFacts, kind: SocketEventKind): string[] {
	return events.filter((event) => event.kind === kind).map(({ functionName }) => functionName);
}
