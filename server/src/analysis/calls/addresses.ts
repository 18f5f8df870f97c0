import { FAMILIES, WELL_KNOWN_ADDRESSES } from '../../knowledge/calls/constants.js';
import type { AddressFields, BoundAddress, SocketFamily } from '../../protocol/sockets.js';
import { joinAddresses } from '../state/abstract-socket.js';
import type { State } from '../state/state.js';
import { integerOf, type Value } from '../state/values.js';

const UNKNOWN_PORT: BoundAddress['port'] = { kind: 'unknown' };

export const UNKNOWN_ADDRESS: BoundAddress = {
	kind: 'unknown',
	loopback: 'maybe',
	multicast: 'maybe',
	port: { kind: 'unknown' },
};

type HostAddress = Omit<BoundAddress, 'port'>;

const IPV4_FIELDS = [
	'.sin_addr.s_addr',
	'.sin_addr.S_un.S_addr',
	'.sin_addr',
	'.Ipv4.sin_addr.s_addr',
	'.Ipv4.sin_addr',
];
const IPV6_FIELDS = ['.sin6_addr', '.sin6_addr.s6_addr', '.Ipv6.sin6_addr'];
const PORT_FIELDS = ['.sin_port', '.sin6_port', '.Ipv4.sin_port', '.Ipv6.sin6_port', '.ss_port'];
const FAMILY_FIELDS = ['.sin_family', '.sin6_family', '.ss_family', '.sa_family', '.sun_family', '.si_family'];

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

function hostAddressOfNumber(value: number, text: string | undefined): HostAddress {
	if (value === 0) {
		return { kind: 'wildcard', text, loopback: 'no', multicast: 'no' };
	}
	const isLoopback = value === 0x7f000001 || value === 0x0100007f;
	return { kind: 'specific', text, loopback: isLoopback ? 'yes' : 'maybe', multicast: 'maybe' };
}

/** What a value that was put into a port field says. Numbers are in host order once `htons` is off. */
export function portOf(value: Value): BoundAddress['port'] {
	switch (value.kind) {
		case 'port':
			return value.port;
		case 'integer':
			return value.value === 0 ? { kind: 'ephemeral' } : { kind: 'unknown' };
		case 'zeroed':
			return { kind: 'ephemeral' };
		default:
			return { kind: 'unknown' };
	}
}

/** The port that `htons(value)` makes. */
export function networkPort(value: Value, text: string | undefined): Value {
	const number = integerOf(value);
	if (number === 0) {
		return { kind: 'port', port: { kind: 'ephemeral' } };
	}
	if (number !== undefined) {
		return { kind: 'port', port: { kind: 'number', value: number } };
	}
	return { kind: 'port', port: text ? { kind: 'symbol', text } : { kind: 'unknown' } };
}

interface ReadAddress {
	address: BoundAddress;
	family: SocketFamily;
	fields?: AddressFields;
}

/** The address that the structure at a place holds, as far as it is known. `structure` is its declared type's name. */
export function readAddress(state: State, place: string, structure: string): ReadAddress {
	const own = state.read(place);
	if (own.kind === 'address-list') {
		return { address: own.address, family: 'unknown' };
	}
	const fields = fieldsBelow(state, place);
	const isZeroed = state.read(place).kind === 'zeroed' || [...fields.values()].some((value) => value.kind === 'zeroed');
	const family = familyOf(fields, structure);
	const host = firstOf(
		fields,
		family === 'ipv6' ? IPV6_FIELDS : family === 'ipv4' ? IPV4_FIELDS : [...IPV4_FIELDS, ...IPV6_FIELDS],
	);
	const port = firstOf(fields, PORT_FIELDS);
	const known = host ? hostAddressOf(host) : isZeroed ? hostAddressOf({ kind: 'zeroed' }) : undefined;
	return {
		address: {
			...(known ?? { kind: 'unknown', loopback: 'maybe', multicast: 'maybe' }),
			port: port ? portOf(port) : isZeroed ? { kind: 'ephemeral' } : { kind: 'unknown' },
		},
		family,
		fields: {
			family: familyField(fields),
			portInHostOrder: port?.kind === 'integer' && port.value !== 0 ? port.value : undefined,
		},
	};
}

/**
 * The fields at and around a place, by the end of their names: a socket address often is one member of a union, and its
 * fields are written through another.
 */
function fieldsBelow(state: State, place: string): Map<string, Value> {
	const direct = new Map(state.parts(place));
	if (direct.size > 0) {
		return direct;
	}
	const cut = Math.max(place.lastIndexOf('.'), place.lastIndexOf('->'));
	if (cut <= place.indexOf('|')) {
		return direct;
	}
	return new Map(state.parts(place.slice(0, cut)));
}

function firstOf(fields: ReadonlyMap<string, Value>, endings: readonly string[]): Value | undefined {
	for (const ending of endings) {
		for (const [name, value] of fields) {
			if (name === ending || name.endsWith(ending)) {
				return value;
			}
		}
	}
	return undefined;
}

function familyOf(fields: ReadonlyMap<string, Value>, structure: string): SocketFamily {
	if (/sockaddr_un\b|SOCKADDR_UN\b/.test(structure)) {
		return 'unix';
	}
	if (/sockaddr_in6|SOCKADDR_IN6/i.test(structure)) {
		return 'ipv6';
	}
	if (/sockaddr_in\b|SOCKADDR_IN\b/i.test(structure)) {
		return 'ipv4';
	}
	return familyField(fields) ?? 'unknown';
}

function familyField(fields: ReadonlyMap<string, Value>): SocketFamily | undefined {
	const value = firstOf(fields, FAMILY_FIELDS);
	return value?.kind === 'symbol' ? FAMILIES.get(value.name) : undefined;
}
