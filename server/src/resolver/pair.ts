import type { AddressClass } from '../knowledge/observations.js';
import type { Message } from '../protocol/messages.js';
import type { BindDescription } from '../protocol/resolution.js';
import { type IpAddress, isGroup, isSameAddress, isWildcard, parseAddress } from './address.js';
import { isAddressSymbol } from './question.js';

/** How the addresses of two binds stand to each other. */
export type Relation =
	/** The table is read with these roles. */
	| { kind: 'meet'; first: 'wildcard' | 'specific'; second: 'wildcard' | 'specific' }
	/** Two different specific addresses of one family. */
	| { kind: 'different-addresses' }
	| { kind: 'different-families' }
	/** specific2 after a wildcard: the line for specific covers it. */
	| { kind: 'specific2-after-wildcard' };

/** Two binds whose addresses have been read. */
export interface AddressPair {
	relation: Relation;
	first: AddressClass;
	second: AddressClass;
	/** Whether a dual-stack wildcard takes part in how they meet. */
	dualStack: boolean;
	/** Whether one of them is an IPv4-mapped literal whose socket is not said to be dual-stack. */
	mappedWithoutDualStack: boolean;
	/** A literal that is a multicast group or a broadcast address, as written. */
	group: string | null;
}

interface Side {
	class: AddressClass;
	/** Undefined where the side is a symbol. */
	literal?: IpAddress;
}

/** How two binds' addresses stand to each other, or why the question makes no sense. */
export function pairAddresses(first: BindDescription, second: BindDescription): AddressPair | { error: Message } {
	const error = impossibleDualStack(first, second) ?? mixedKinds(first, second) ?? ambiguousSymbols(first, second);
	if (error) {
		return { error };
	}
	const [one, other] = [readSide(first), readSide(second)];
	const zones = unclearZones(one, other);
	if (zones) {
		return { error: { id: zones, args: { first: first.address, second: second.address } } };
	}
	const relation = relate(first, one, second, other);
	const dualStack = [one, other].some((side) => side.class === 'dual-stack-wildcard');
	return {
		relation,
		first: one.class,
		second: other.class,
		dualStack: dualStack && relation.kind === 'meet',
		mappedWithoutDualStack: [first, second].some((bind) => !bind.dualStack && parseAddress(bind.address)?.mapped),
		group: [first, second].find((bind) => isGroupLiteral(bind.address))?.address ?? null,
	};
}

function relate(first: BindDescription, one: Side, second: BindDescription, other: Side): Relation {
	if (second.address === 'specific2' && isWildcardClass(one.class)) {
		return { kind: 'specific2-after-wildcard' };
	}
	if (one.class === 'dual-stack-wildcard' || other.class === 'dual-stack-wildcard') {
		return { kind: 'meet', first: roleBeside(one.class, other.class), second: roleBeside(other.class, one.class) };
	}
	if (family(one.class) !== family(other.class)) {
		return { kind: 'different-families' };
	}
	const [firstRole, secondRole] = [role(one.class), role(other.class)];
	if (firstRole === 'specific' && secondRole === 'specific' && !isOneAddress(first, one, second, other)) {
		return { kind: 'different-addresses' };
	}
	return { kind: 'meet', first: firstRole, second: secondRole };
}

/** Beside a dual-stack wildcard every IPv4 bind, even of 0.0.0.0, is one of the addresses that it covers. */
function roleBeside(own: AddressClass, other: AddressClass): 'wildcard' | 'specific' {
	return other === 'dual-stack-wildcard' && own === 'ipv4-wildcard' ? 'specific' : role(own);
}

function role(addressClass: AddressClass): 'wildcard' | 'specific' {
	return isWildcardClass(addressClass) ? 'wildcard' : 'specific';
}

function isWildcardClass(addressClass: AddressClass): boolean {
	return addressClass.endsWith('wildcard');
}

function family(addressClass: AddressClass): 'ipv4' | 'ipv6' {
	return addressClass.startsWith('ipv4') ? 'ipv4' : 'ipv6';
}

function isOneAddress(first: BindDescription, one: Side, second: BindDescription, other: Side): boolean {
	return one.literal && other.literal ? isSameAddress(one.literal, other.literal) : first.address === second.address;
}

function readSide(bind: BindDescription): Side {
	if (isAddressSymbol(bind.address)) {
		if (bind.address === 'wildcard') {
			return { class: bind.dualStack ? 'dual-stack-wildcard' : 'ipv4-wildcard' };
		}
		return { class: bind.dualStack ? 'ipv6-specific' : 'ipv4-specific' };
	}
	const literal = parseAddress(bind.address)!;
	if (!isWildcard(literal)) {
		return { class: `${literal.family}-specific`, literal };
	}
	const isDualStack = literal.family === 'ipv6' && bind.dualStack;
	return { class: isDualStack ? 'dual-stack-wildcard' : `${literal.family}-wildcard`, literal };
}

function impossibleDualStack(first: BindDescription, second: BindDescription): Message | undefined {
	for (const [field, bind] of [
		['first', first],
		['second', second],
	] as const) {
		const literal = parseAddress(bind.address);
		if (bind.dualStack && literal?.family === 'ipv4' && !literal.mapped) {
			return { id: 'resolver.error.dual-stack-ipv4', args: { field, address: bind.address } };
		}
	}
	return undefined;
}

/** A symbol says nothing about which address a literal is, unless one of them is a wildcard and the other is not. */
function mixedKinds(first: BindDescription, second: BindDescription): Message | undefined {
	const [symbol, literal] = isAddressSymbol(first.address)
		? [first.address, second.address]
		: [second.address, first.address];
	if (!isAddressSymbol(symbol) || isAddressSymbol(literal)) {
		return undefined;
	}
	const address = parseAddress(literal);
	const complement = address && isWildcard(address) ? 'specific' : 'wildcard';
	return symbol === complement ? undefined : { id: 'resolver.error.mixed-addresses', args: { symbol, literal } };
}

function ambiguousSymbols(first: BindDescription, second: BindDescription): Message | undefined {
	return first.address === 'specific2' && second.address === 'specific2'
		? { id: 'resolver.error.both-specific2' }
		: undefined;
}

/** One link-local address with a zone and the same without: nobody can say whether they are one. */
function unclearZones(one: Side, other: Side): string | undefined {
	if (!one.literal || !other.literal || (one.literal.zone === '') === (other.literal.zone === '')) {
		return undefined;
	}
	const withoutZone = isSameAddress({ ...one.literal, zone: '' }, { ...other.literal, zone: '' });
	return withoutZone ? 'resolver.error.zone' : undefined;
}

function isGroupLiteral(address: string): boolean {
	const literal = parseAddress(address);
	return literal !== undefined && isGroup(literal);
}
