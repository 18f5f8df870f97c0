import type { BindDescription } from '../../server/src/protocol/resolution.js';
import { resolve } from '../../server/src/resolver/index.js';

/** Where a program runs: `windows` is Winsock, `posix` is Linux. */
export type Platform = 'windows' | 'posix';
export type SharingOption = 'none' | 'reuse' | 'exclusive';
export type AddressText = '0.0.0.0' | '127.0.0.1' | '127.0.0.2' | '::' | '::1';

/** A local address with its port. */
export interface Endpoint {
	address: AddressText;
	port: number;
}

/** A socket as a call finds it, everything that decides about the call being known. */
export interface SocketNow {
	protocol: 'tcp' | 'udp';
	/** What counts: on Windows nothing that was set after the bind does. */
	sharing: SharingOption;
	/** An IPv6 socket that serves IPv4, too. */
	dualStack: boolean;
	isBound: boolean;
	isListening: boolean;
}

/** A socket that holds an address. */
export interface Holder extends SocketNow {
	at: Endpoint;
}

/**
 * What the documents say comes out of a call: success where no code is named, else one of the codes. `silent`: they do
 * not say.
 */
export type Outcome = { codes: readonly number[] } | 'silent';

export const SUCCESS: Outcome = { codes: [] };

/** The error codes by platform. Sources: winerror.h; errno(3) of Linux. */
export const CODES = {
	windows: { invalid: 10022, inUse: 10048, denied: 10013 },
	posix: { invalid: 22, inUse: 98 },
} as const;

const fails = (...codes: number[]): Outcome => ({ codes });

/** bind: a bound socket is never bound again; else what each holder of the port says to it. */
export function outcomeOfBind(
	platform: Platform,
	socket: SocketNow,
	at: Endpoint,
	holders: readonly Holder[],
): Outcome {
	if (socket.isBound) {
		return fails(CODES[platform].invalid);
	}
	const others = holders.filter((holder) => holder.protocol === socket.protocol && holder.at.port === at.port);
	if (platform === 'posix') {
		return others.some((holder) => conflictsOnLinux({ ...socket, at }, holder)) ? fails(CODES.posix.inUse) : SUCCESS;
	}
	return others.map((holder) => meeting(holder, { ...socket, at })).reduce(joined, SUCCESS);
}

function meeting(first: Holder, second: Holder): Outcome {
	const resolution = resolve({
		model: 'winsock',
		account: 'same',
		first: description(first),
		second: description(second),
	});
	if ('error' in resolution) {
		return 'silent';
	}
	switch (resolution.outcome) {
		case 'SUCCESS':
			return SUCCESS;
		case 'INUSE':
			return fails(CODES.windows.inUse);
		case 'DENIED':
			return fails(CODES.windows.denied);
		default:
			return 'silent';
	}
}

function description({ sharing, dualStack, protocol, at }: Holder): BindDescription {
	return { option: sharing, address: at.address, dualStack, protocol, port: at.port };
}

/** Where several holders refuse, no document says whose code it is. */
function joined(a: Outcome, b: Outcome): Outcome {
	return a === 'silent' || b === 'silent' ? 'silent' : fails(...new Set([...a.codes, ...b.codes]));
}

/**
 * Linux shares an address where both have SO_REUSEADDR on at that moment and, of TCP, the holder does not listen.
 * Sources: socket(7) of the Linux man-pages; Linux, net/ipv4/inet_connection_sock.c.
 */
export function conflictsOnLinux(second: Holder, first: Holder): boolean {
	const share = first.sharing === 'reuse' && second.sharing === 'reuse' && !first.isListening;
	return !share && overlaps(first, second);
}

function overlaps(a: Holder, b: Holder): boolean {
	const [isIpv6A, isIpv6B] = [a.at.address.includes(':'), b.at.address.includes(':')];
	if (isIpv6A !== isIpv6B) {
		const ipv6 = isIpv6A ? a : b;
		return ipv6.dualStack && ipv6.at.address === '::';
	}
	return a.at.address === b.at.address || isWildcard(a.at.address) || isWildcard(b.at.address);
}

function isWildcard(address: AddressText): boolean {
	return address === '0.0.0.0' || address === '::';
}

/** listen: Winsock wants a bound socket, Linux binds it; Linux looks at the holders of the port once more. */
export function outcomeOfListen(
	platform: Platform,
	socket: SocketNow,
	at: Endpoint | undefined,
	holders: readonly Holder[],
): Outcome {
	if (platform === 'windows') {
		return socket.isBound ? SUCCESS : fails(CODES.windows.invalid);
	}
	const others = holders.filter((holder) => holder.protocol === 'tcp' && holder.at.port === at?.port);
	const isRefused = at && !socket.isListening && others.some((holder) => conflictsOnLinux({ ...socket, at }, holder));
	return isRefused ? fails(CODES.posix.inUse) : SUCCESS;
}

export type OptionName = 'SO_REUSEADDR' | 'SO_EXCLUSIVEADDRUSE' | 'IPV6_V6ONLY';

/**
 * setsockopt: of the two sharing options Winsock refuses the second that is switched on; what it answers once the socket
 * is bound no document says. IPV6_V6ONLY is refused everywhere once the socket is bound.
 */
export function outcomeOfOption(platform: Platform, socket: SocketNow, option: OptionName, isOn: boolean): Outcome {
	if (option === 'IPV6_V6ONLY') {
		return socket.isBound ? fails(CODES[platform].invalid) : SUCCESS;
	}
	if (platform === 'posix') {
		return SUCCESS;
	}
	if (socket.isBound) {
		return 'silent';
	}
	const other = option === 'SO_REUSEADDR' ? 'exclusive' : 'reuse';
	return isOn && socket.sharing === other ? fails(CODES.windows.invalid) : SUCCESS;
}
