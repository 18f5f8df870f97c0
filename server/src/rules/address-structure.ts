import { FAMILIES } from '../knowledge/calls/constants.js';
import { knownType } from '../knowledge/type-sizes.js';
import type { ArgumentFact, SocketEvent, SocketFacts } from '../protocol/sockets.js';

/** How long the address structures are, in bytes. Source: ws2def.h, ws2ipdef.h; Linux has the same lengths. */
const STRUCTURES: ReadonlyMap<string, number> = new Map([
	['sockaddr', 16],
	['sockaddr_in', 16],
	['sockaddr_in6', 28],
	['sockaddr_storage', 128],
]);

/** What bind needs at least for an address of a family. */
export const NEEDED: Readonly<Record<'ipv4' | 'ipv6', number>> = { ipv4: 16, ipv6: 28 };

/** Where the address and its length stand in a call of bind. */
export const ADDRESS_ARGUMENT = 1;
export const LENGTH_ARGUMENT = 2;

/** How long a type of address structure is: `struct sockaddr_in6`, `SOCKADDR_IN6`; undefined for any other type. */
export function bytesOfStructure(type: string): number | undefined {
	const name = type.replace(/^(?:const\s+)?(?:struct\s+)?/, '').trim();
	return STRUCTURES.get(name.toLowerCase());
}

/** The most that a length of an address can be, in bytes; undefined where nobody knows. */
export function bytesOfAddressLength({ value, sizeOf }: ArgumentFact): number | undefined {
	if (value !== undefined) {
		return value;
	}
	const type = sizeOf ?? '';
	return bytesOfStructure(type) ?? (/\*$/.test(type) ? knownType(type)?.bytes[1] : undefined);
}

/** Whether an event is a plain call of bind, with its three arguments. */
export function isPlainBind({ kind, argumentFacts, target }: SocketEvent): boolean {
	return kind === 'bind' && argumentFacts.length === 3 && target !== 'windows-kernel';
}

/** Where a socket is made, and the family that it is given there by name; undefined where the code shows none. */
export function creationOf(
	{ events }: SocketFacts,
	{ target }: SocketEvent,
): { creation: SocketEvent; family: string } | undefined {
	const creation = events.find((event) => event.kind === 'create' && event.target === target);
	const family = FAMILIES.get(creation?.argumentFacts[0]?.name ?? '');
	return creation && family ? { creation, family } : undefined;
}
