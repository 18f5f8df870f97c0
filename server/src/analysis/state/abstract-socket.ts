import type { BoundAddress, KnownSharingOption, Tristate } from '../../protocol/sockets.js';

/** Sets of truths as bits, so that a join is an `or`: what may hold on some path. */
export const NO = 1;
export const YES = 2;
export const MAYBE = NO | YES;

export const OPTION_NONE = 1;
export const OPTION_REUSE = 2;
export const OPTION_EXCLUSIVE = 4;
export const OPTION_BOTH = 8;
export const OPTION_UNKNOWN = 16;
/** Whatever a socket from elsewhere came with: unknown, and no code in sight has touched it. */
export const OPTION_AS_GIVEN = 32;

/** Everything that is tracked of a socket at one point. Immutable; `key` is equal for equal content. */
export interface SocketContent {
	options: number;
	/** What the options would be, had the setsockopt worked that failed on this path; 0 where none failed. */
	hopedFor: number;
	bound: number;
	boundImplicitly: number;
	listening: number;
	connected: number;
	closed: number;
	/** Whether its creation worked: MAYBE until somebody looks, NO on the path where it failed. */
	exists: number;
	v6OnlyOff: number;
	joinedGroup: number;
	broadcast: number;
	/** Places (`start-end`) of the calls that set the sharing option that holds, sorted. */
	optionSetBy: readonly string[];
	boundBy: readonly string[];
	address: BoundAddress | undefined;
	/**
	 * Ways that differ in this socket were joined here for want of room, so that what they had apart may be mixed up in
	 * ways that the code never takes. No part of `key`.
	 */
	isBlurred: boolean;
}

export interface AbstractSocket extends SocketContent {
	readonly key: string;
}

/** A socket that has just been made. */
export const FRESH: SocketContent = {
	options: OPTION_NONE,
	hopedFor: 0,
	bound: NO,
	boundImplicitly: NO,
	listening: NO,
	connected: NO,
	closed: NO,
	exists: MAYBE,
	v6OnlyOff: NO,
	joinedGroup: NO,
	broadcast: NO,
	optionSetBy: [],
	boundBy: [],
	address: undefined,
	isBlurred: false,
};

/** A socket that came from elsewhere. */
export const GIVEN: SocketContent = {
	...FRESH,
	exists: YES,
	options: OPTION_AS_GIVEN,
	bound: MAYBE,
	listening: MAYBE,
	connected: MAYBE,
	v6OnlyOff: MAYBE,
	joinedGroup: MAYBE,
	broadcast: MAYBE,
};

export function makeSocket(content: SocketContent): AbstractSocket {
	const c = content;
	const key = `${c.options} ${c.hopedFor} ${c.bound} ${c.boundImplicitly} ${c.listening} ${c.connected} ${c.closed} ${c.exists} ${c.v6OnlyOff} ${c.joinedGroup} ${c.broadcast} ${c.optionSetBy} ${c.boundBy} ${c.address ? JSON.stringify(c.address) : ''}`;
	return { ...c, key };
}

export function changeSocket(socket: AbstractSocket, change: Partial<SocketContent>): AbstractSocket {
	return makeSocket({ ...socket, ...change });
}

/** What may hold where either holds. */
export function joinSockets(a: AbstractSocket, b: AbstractSocket): AbstractSocket {
	if (a.key === b.key) {
		return a.isBlurred ? b : a;
	}
	// Code that logs a failed setsockopt and goes on means the option to be on: the path where it worked speaks for both.
	const options = fulfils(a, b) ? b : fulfils(b, a) ? a : undefined;
	return makeSocket({
		options: options?.options ?? a.options | b.options,
		// Where one of them never tried, what it has is no failure.
		hopedFor: options || !a.hopedFor || !b.hopedFor ? 0 : a.hopedFor | b.hopedFor,
		bound: a.bound | b.bound,
		boundImplicitly: a.boundImplicitly | b.boundImplicitly,
		listening: a.listening | b.listening,
		connected: a.connected | b.connected,
		closed: a.closed | b.closed,
		exists: a.exists | b.exists,
		v6OnlyOff: a.v6OnlyOff | b.v6OnlyOff,
		joinedGroup: a.joinedGroup | b.joinedGroup,
		broadcast: a.broadcast | b.broadcast,
		optionSetBy: options?.optionSetBy ?? union(a.optionSetBy, b.optionSetBy),
		boundBy: union(a.boundBy, b.boundBy),
		address: joinAddresses(a.address, b.address),
		isBlurred: a.isBlurred || b.isBlurred,
	});
}

function fulfils(failed: AbstractSocket, other: AbstractSocket): boolean {
	return failed.hopedFor !== 0 && failed.hopedFor === other.options;
}

export function union(a: readonly string[], b: readonly string[]): readonly string[] {
	return a.length === 0 ? b : b.length === 0 ? a : [...new Set([...a, ...b])].sort();
}

/** An address that either may be: what both agree on, `unknown` for the rest. */
export function joinAddresses(a: BoundAddress | undefined, b: BoundAddress | undefined): BoundAddress | undefined {
	if (!a || !b) {
		return a ?? b;
	}
	const same = JSON.stringify(a.port) === JSON.stringify(b.port);
	return {
		kind: a.kind === b.kind ? a.kind : 'unknown',
		text: a.text === b.text ? a.text : undefined,
		loopback: a.loopback === b.loopback ? a.loopback : 'maybe',
		multicast: a.multicast === b.multicast ? a.multicast : 'maybe',
		port: same ? a.port : { kind: 'unknown' },
	};
}

export function tristate(bits: number): Tristate {
	return bits === YES ? 'yes' : bits === NO ? 'no' : 'maybe';
}

const OPTION_NAMES: readonly [number, KnownSharingOption][] = [
	[OPTION_NONE, 'none'],
	[OPTION_REUSE, 'reuse'],
	[OPTION_EXCLUSIVE, 'exclusive'],
	[OPTION_BOTH, 'both'],
	[OPTION_UNKNOWN | OPTION_AS_GIVEN, 'unknown'],
];

/** Every sharing option in a set of bits, in the order none, reuse, exclusive, both, unknown. */
export function possibleOptions(bits: number): KnownSharingOption[] {
	return OPTION_NAMES.filter(([bit]) => bits & bit).map(([, name]) => name);
}

/** The one sharing option that must hold, else unknown. */
export function mustOption(bits: number): KnownSharingOption {
	const possible = possibleOptions(bits);
	return possible.length === 1 ? possible[0]! : 'unknown';
}
