import type { BoundAddress, SocketEvent, SocketFacts } from '../../protocol/sockets.js';
import { TARGETS } from '../../protocol/targets.js';
import { isSameAddress, parseAddress } from '../../resolver/index.js';
import { hasPort, sameContext, sameSpan, usesOfCall } from '../reading-facts.js';
import type { RuleContext } from '../rule.js';

const SHARING_OPTIONS = new Set(['SO_REUSEADDR', 'SO_EXCLUSIVEADDRUSE', 'SO_REUSEPORT', 'IPV6_V6ONLY']);

/** Whether an option decides who else can bind the port, or which family's. */
export function decidesSharing({ option }: Pick<SocketEvent, 'option'>): boolean {
	return option !== undefined && SHARING_OPTIONS.has(option);
}

/** A bind of a socket. */
interface SocketBind {
	socket: SocketFacts;
	bind: SocketEvent;
}

/**
 * Whether another socket in sight may be bound to the port of a socket that a call serves: who changes how that one
 * shares its port changes what becomes of the other's bind. In doubt yes; no where no two of them are bound at once, or
 * their protocols, ports or addresses cannot meet.
 */
export function mayMeetAnotherBind(context: RuleContext, call: SocketEvent): boolean {
	const { sockets } = context.everywhere ?? context.facts;
	const ids = new Set(sockets.map(({ id }) => id));
	const binds = sockets.filter(hasPort).flatMap(bindsOnWindows);
	// Asked once: where a file has hundreds of binds, their calls are too many to look through for each of them.
	const served = new Set(TARGETS.flatMap((target) => usesOfCall(context, call.span, target).map(keyOf)));
	return binds
		.filter(({ socket, bind }) => served.has(keyOf({ socket, event: bind })))
		.some(
			(one) =>
				one.bind.isMetElsewhere ||
				one.bind.boundBeside.some(({ socket }) => !ids.has(socket)) ||
				binds.some((other) => mayMeet(one, other)),
		);
}

function keyOf({ socket, event }: { socket: SocketFacts; event: SocketEvent }): string {
	return `${event.target} ${socket.id}`;
}

function bindsOnWindows(socket: SocketFacts): SocketBind[] {
	return socket.events
		.filter(({ kind, target }) => kind === 'bind' && target !== 'posix')
		.map((bind) => ({ socket, bind }));
}

function mayMeet(one: SocketBind, other: SocketBind): boolean {
	return (
		one.socket.id !== other.socket.id &&
		one.bind.target === other.bind.target &&
		mayBeSame(one.socket.type, other.socket.type) &&
		mayHaveSamePort(one.bind.address, other.bind.address) &&
		mayHaveSameAddress(one, other) &&
		mayBeAtOnce(one, other)
	);
}

function mayBeSame(one: string, other: string): boolean {
	return one === other || one === 'unknown' || other === 'unknown';
}

/** Two names may stand for one number. */
function mayHaveSamePort(one: BoundAddress | undefined, other: BoundAddress | undefined): boolean {
	const [first, second] = [one?.port, other?.port];
	if (first?.kind === 'ephemeral' || second?.kind === 'ephemeral') {
		return false;
	}
	return first?.kind !== 'number' || second?.kind !== 'number' || first.value === second.value;
}

/** A dual-stack socket takes IPv4, too, and whether a socket is one may be what the change is about. */
function mayHaveSameAddress(one: SocketBind, other: SocketBind): boolean {
	if (!mayBeSame(one.socket.family, other.socket.family)) {
		return ![one, other].every(takesOneFamily);
	}
	const [first, second] = [one.bind.address, other.bind.address].map((address) =>
		address?.kind === 'specific' && address.text !== undefined ? parseAddress(address.text) : undefined,
	);
	return !first || !second || isSameAddress(first, second);
}

function takesOneFamily({ socket, bind }: SocketBind): boolean {
	const isSwitched = socket.events.some(({ option, target }) => option === 'IPV6_V6ONLY' && target === bind.target);
	return socket.family === 'ipv4' || (bind.before.v6OnlyOff === 'no' && (!isSwitched || isSetInTime(socket, bind)));
}

/** Whether each switch of IPV6_V6ONLY that the socket has counts when it is bound: none is late, and could be moved. */
function isSetInTime({ events }: SocketFacts, { target }: SocketEvent): boolean {
	return events.every(
		({ kind, option, before, ...event }) =>
			kind !== 'setOption' || option !== 'IPV6_V6ONLY' || event.target !== target || before.bound === 'no',
	);
}

/** One run of one function shows whether the first is still bound when the second comes. */
function mayBeAtOnce(one: SocketBind, other: SocketBind): boolean {
	const isBeside = ({ bind }: SocketBind, { socket, bind: held }: SocketBind): boolean =>
		bind.boundBeside.some((each) => each.socket === socket.id && sameSpan(each.bind, held.span));
	return !sameContext(one.bind, other.bind) || isBeside(one, other) || isBeside(other, one);
}
