import { WELL_KNOWN_ADDRESSES } from '../knowledge/calls/constants.js';
import type { BoundAddress, SocketFacts } from '../protocol/sockets.js';
import { parseAddress } from '../resolver/index.js';

/**
 * A bound address as the resolver takes it: a literal, or `specific` for an IPv4 address that nobody can name. Undefined
 * where less is known, and for multicast groups, which the tables do not speak of.
 */
export function boundLiteral(
	{ kind, text, loopback, multicast }: BoundAddress,
	family: SocketFacts['family'],
): string | undefined {
	if (kind === 'unknown' || multicast !== 'no' || (family !== 'ipv4' && family !== 'ipv6')) {
		return undefined;
	}
	const literal = text === undefined ? undefined : parseAddress(text);
	if (literal) {
		return literal.family === family || literal.mapped ? text : undefined;
	}
	if (kind === 'wildcard') {
		return family === 'ipv4' ? '0.0.0.0' : '::';
	}
	if (loopback === 'yes' && text !== undefined && WELL_KNOWN_ADDRESSES.has(text)) {
		return family === 'ipv4' ? '127.0.0.1' : '::1';
	}
	return family === 'ipv4' ? 'specific' : undefined;
}

/** Whether two bound addresses can be held against each other: two that nobody can name may be one or not. */
export function areComparable(one: string, other: string): boolean {
	return one !== 'specific' || other !== 'specific';
}
