import { WELL_KNOWN_ADDRESSES } from '../../knowledge/calls/constants.js';
import type { BoundAddress } from '../../protocol/sockets.js';
import { joinAddresses } from '../state/abstract-socket.js';
import { alternatives, integer, integerOf, type Value } from '../state/values.js';

const UNKNOWN_PORT: BoundAddress['port'] = { kind: 'unknown' };

export const UNKNOWN_ADDRESS: BoundAddress = {
	kind: 'unknown',
	loopback: 'maybe',
	multicast: 'maybe',
	port: { kind: 'unknown' },
};

export type HostAddress = Omit<BoundAddress, 'port'>;

/** What a literal address is: `"0.0.0.0"`, `"::"`, `"127.0.0.1"`, `"239.1.2.3"`. */
export function addressOfText(text: string): HostAddress {
	const specific: HostAddress = { kind: 'specific', text, loopback: 'no', multicast: 'no' };
	if (text === '0.0.0.0' || text === '::' || text === '0') {
		return { ...specific, kind: 'wildcard' };
	}
	if (text === '::1' || text === 'localhost' || text.startsWith('127.')) {
		return { ...specific, loopback: 'yes' };
	}
	const firstOctet = /^(\d+)\.\d+\.\d+\.\d+$/.exec(text)?.[1];
	if ((firstOctet && Number(firstOctet) >= 224 && Number(firstOctet) <= 239) || /^ff/i.test(text)) {
		return { ...specific, multicast: 'yes' };
	}
	if (firstOctet || text.includes(':')) {
		return specific;
	}
	return { ...specific, kind: 'unknown', loopback: 'maybe', multicast: 'maybe' };
}

/** What a value that was put into an address field says. */
export function hostAddressOf(value: Value): HostAddress | undefined {
	switch (value.kind) {
		case 'address':
			return value.address;
		case 'symbol': {
			const known = WELL_KNOWN_ADDRESSES.get(value.name);
			return known && { kind: known.kind, text: value.name, loopback: known.loopback ? 'yes' : 'no', multicast: 'no' };
		}
		case 'zeroed':
			return { kind: 'wildcard', loopback: 'no', multicast: 'no' };
		case 'integer':
			return hostAddressOfNumber(value.value, value.text);
		case 'choice':
			return joinHosts(value.values.map(hostAddressOf));
		default:
			return undefined;
	}
}

/** What several possible addresses have in common; undefined where one of them is unknown. */
function joinHosts(hosts: readonly (HostAddress | undefined)[]): HostAddress | undefined {
	let joined: BoundAddress | undefined;
	for (const host of hosts) {
		if (!host) {
			return undefined;
		}
		joined = joinAddresses(joined, { ...host, port: UNKNOWN_PORT });
	}
	return joined;
}

/** A number as it stands in the field, in network byte order: its lowest byte is the first of the address. */
function hostAddressOfNumber(value: number, text: string | undefined): HostAddress {
	const octets = [value, value >>> 8, value >>> 16, value >>> 24].map((byte) => byte & 0xff);
	return addressOfOctets(octets, text);
}

function addressOfOctets(octets: readonly number[], text: string | undefined): HostAddress {
	const isWildcard = octets.every((octet) => octet === 0);
	const known = addressOfText(octets.join('.'));
	return { ...known, text: text ?? (isWildcard ? undefined : known.text) };
}

/** The address that `htonl(value)` makes; what is no number stays what it is. */
export function networkAddress(value: Value): Value {
	const number = integerOf(value);
	if (number === undefined || number === 0) {
		return value;
	}
	const octets = [number >>> 24, number >>> 16, number >>> 8, number].map((byte) => byte & 0xff);
	const text = value.kind === 'integer' ? value.text : undefined;
	return { kind: 'address', address: addressOfOctets(octets, text) };
}

/** What a value that was put into a port field says: what htons gave, or a number that went there as it is. */
export function portOf(value: Value): BoundAddress['port'] {
	switch (value.kind) {
		case 'port':
			return value.port;
		case 'integer':
			return value.value === 0 ? { kind: 'ephemeral' } : portOfNumber(withBytesSwapped(value.value));
		case 'zeroed':
			return { kind: 'ephemeral' };
		case 'choice':
			return value.values.map(portOf).reduce((a, b) => (JSON.stringify(a) === JSON.stringify(b) ? a : UNKNOWN_PORT));
		default:
			return UNKNOWN_PORT;
	}
}

function withBytesSwapped(value: number): number {
	return ((value & 0xff) << 8) | ((value >> 8) & 0xff);
}

function portOfNumber(value: number): BoundAddress['port'] {
	return value === 0 ? { kind: 'ephemeral' } : { kind: 'number', value };
}

/** The port that `htons(value)` makes; `text` is how the code writes the value. */
export function networkPort(value: Value, text: string | undefined): Value {
	if (value.kind === 'port') {
		return value;
	}
	const numbers = alternatives(value).map(integerOf);
	if (numbers.every((number) => number !== undefined)) {
		const ports = numbers.map((number): Value => ({ kind: 'port', port: portOfNumber(number) }));
		return ports.length === 1 ? ports[0]! : { kind: 'choice', values: ports };
	}
	return { kind: 'port', port: text ? { kind: 'symbol', text } : UNKNOWN_PORT };
}

/** The number that `ntohs(value)` makes of a port; a number is turned into a port, as both do the same. */
export function hostPort(value: Value): Value {
	if (value.kind !== 'port') {
		return integerOf(value) === undefined ? value : networkPort(value, undefined);
	}
	return value.port.kind === 'number'
		? integer(value.port.value)
		: value.port.kind === 'ephemeral'
			? integer(0)
			: value;
}
