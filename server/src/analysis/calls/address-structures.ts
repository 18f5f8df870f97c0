import { FAMILIES } from '../../knowledge/calls/constants.js';
import type { AddressFields, BoundAddress, SocketFamily } from '../../protocol/sockets.js';
import type { State } from '../state/state.js';
import { integerOf, UNKNOWN, type Value } from '../state/values.js';
import { type HostAddress, hostAddressOf, portOf } from './addresses.js';

const IPV4_FIELDS = ['.sin_addr.s_addr', '.sin_addr.S_un.S_addr', '.sin_addr'];
const IPV6_FIELDS = ['.sin6_addr', '.sin6_addr.s6_addr'];
const PORT_FIELDS = ['.sin_port', '.sin6_port', '.ss_port'];
const FAMILY_FIELDS = [
	...['.sin_family', '.sin6_family', '.ss_family', '.sa_family', '.sun_family', '.si_family', '.svm_family'],
	...['.Family', '.AddressFamily'],
];

/** Which fields and which type names belong to which family. Sources: ws2def.h, ws2ipdef.h, afunix.h, hvsocket.h; man 7 unix, vsock. */
const STRUCTURES: readonly { family: SocketFamily; type: RegExp; field: RegExp }[] = [
	{ family: 'unix', type: /sockaddr_un\b/i, field: /\.sun_\w+$/ },
	{ family: 'vsock', type: /sockaddr_vm\b/i, field: /\.svm_\w+$/ },
	{ family: 'other', type: /sockaddr_hv\b/i, field: /\.(VmId|ServiceId)\b/ },
	{ family: 'ipv6', type: /sockaddr_in6/i, field: /\.sin6_(addr|port)\b/ },
	{ family: 'ipv4', type: /sockaddr_in\b/i, field: /\.sin_(addr|port)\b/ },
];

/** The members of an address structure: one that is zero says nothing of the others. */
const MEMBER = /\.(sin6?|sun|svm|ss|sa|si|s|s6)_\w+|\.S_un\b/;

const NO_HOST: HostAddress = { kind: 'unknown', loopback: 'maybe', multicast: 'maybe' };
const NO_PORT: BoundAddress['port'] = { kind: 'unknown' };

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
	const isZeroed =
		own.kind === 'zeroed' || [...fields].some(([name, { kind }]) => kind === 'zeroed' && !MEMBER.test(name));
	const family = familyOf(fields, structure);
	const rest: Value = isZeroed ? { kind: 'zeroed' } : UNKNOWN;
	switch (family) {
		case 'unix':
			return { address: unixAddress(fields), family };
		case 'vsock':
			return { address: virtualAddress(fields, rest), family };
		case 'other':
			return { address: hyperVAddress(fields, /sockaddr_hv\b/i.test(structure) ? rest : UNKNOWN), family };
	}
	const names = family === 'ipv6' ? IPV6_FIELDS : family === 'ipv4' ? IPV4_FIELDS : [...IPV4_FIELDS, ...IPV6_FIELDS];
	const port = firstOf(fields, PORT_FIELDS) ?? rest;
	return {
		address: { ...(hostAddressOf(wholeField(fields, names) ?? rest) ?? NO_HOST), port: portOf(port) },
		family,
		fields: {
			family: familyField(fields),
			portInHostOrder: port.kind === 'integer' && port.value !== 0 ? port.value : undefined,
			portIsLong: port.kind === 'address' && port.address.kind !== 'wildcard' ? true : undefined,
		},
	};
}

/** A path in the file system, or an abstract name: never a wildcard, and without a port. */
function unixAddress(fields: ReadonlyMap<string, Value>): BoundAddress {
	const path = firstOf(fields, ['.sun_path']);
	const text = path?.kind === 'text' ? path.value : undefined;
	return { kind: 'specific', text, loopback: 'no', multicast: 'no', port: NO_PORT };
}

/** Source: man 7 vsock; ports are in host byte order. */
function virtualAddress(fields: ReadonlyMap<string, Value>, rest: Value): BoundAddress {
	const host = firstOf(fields, ['.svm_cid']);
	const port = firstOf(fields, ['.svm_port']) ?? rest;
	const number = integerOf(port);
	const text = host?.kind === 'symbol' ? host.name : undefined;
	const isAny = text === 'VMADDR_CID_ANY' || integerOf(host ?? UNKNOWN) === -1;
	const isAnyPort = (port.kind === 'symbol' && port.name === 'VMADDR_PORT_ANY') || number === -1;
	return {
		kind: isAny ? 'wildcard' : text ? 'specific' : 'unknown',
		text,
		loopback: text === 'VMADDR_CID_LOCAL' ? 'yes' : text ? 'no' : 'maybe',
		multicast: 'no',
		port: isAnyPort ? { kind: 'ephemeral' } : number === undefined ? NO_PORT : { kind: 'number', value: number },
	};
}

const HYPER_V_WILDCARDS: ReadonlySet<string> = new Set(['HV_GUID_ZERO', 'HV_GUID_WILDCARD']);

/** Source: Make your own integration services, the VmId wildcards. */
function hyperVAddress(fields: ReadonlyMap<string, Value>, rest: Value): BoundAddress {
	const host = firstOf(fields, ['.VmId']) ?? rest;
	const text = host.kind === 'symbol' ? host.name : undefined;
	const isAny = host.kind === 'zeroed' || (text !== undefined && HYPER_V_WILDCARDS.has(text));
	return {
		kind: isAny ? 'wildcard' : text ? 'specific' : 'unknown',
		text,
		loopback: text === 'HV_GUID_LOOPBACK' ? 'yes' : isAny || text ? 'no' : 'maybe',
		multicast: 'no',
		port: NO_PORT,
	};
}

/**
 * The fields at and around a place, by the end of their names: a socket address often is one member of a union, and its
 * fields are written through another.
 */
function fieldsBelow(state: State, place: string): Map<string, Value> {
	const direct = partsOf(state, place);
	if (direct.size > 0) {
		return direct;
	}
	const cut = Math.max(place.lastIndexOf('.'), place.lastIndexOf('->'));
	return cut <= place.indexOf('|') ? direct : partsOf(state, place.slice(0, cut));
}

/** A pointer that nobody knows where it leads stands for what it points to. */
function partsOf(state: State, place: string): Map<string, Value> {
	return new Map(state.parts(place).map(([name, value]) => [name.replace(/^->/, '.'), value]));
}

function firstOf(fields: ReadonlyMap<string, Value>, endings: readonly string[]): Value | undefined {
	for (const ending of endings) {
		for (const [name, value] of fields) {
			if (name.endsWith(ending)) {
				return value;
			}
		}
	}
	return undefined;
}

/** A field that is known as a whole; unknown where only a part of it was set. */
function wholeField(fields: ReadonlyMap<string, Value>, names: readonly string[]): Value | undefined {
	const isPart = (name: string): boolean =>
		names.some((field) => name.includes(`${field}.`) || name.includes(`${field}[`)) &&
		!names.some((field) => name.endsWith(field));
	const parts = [...fields].filter(([name, value]) => isPart(name) && integerOf(value) !== 0);
	return parts.length > 0 ? UNKNOWN : firstOf(fields, names);
}

function familyOf(fields: ReadonlyMap<string, Value>, structure: string): SocketFamily {
	const byType = STRUCTURES.find(({ type }) => type.test(structure))?.family;
	if (byType) {
		return byType;
	}
	const byValue = familyField(fields);
	if (byValue) {
		return byValue;
	}
	const families = STRUCTURES.filter(({ field }) => [...fields.keys()].some((name) => field.test(name)));
	const isInternet = families.some(({ family }) => family === 'ipv4' || family === 'ipv6');
	return families.length === 1 && !isInternet ? families[0]!.family : 'unknown';
}

function familyField(fields: ReadonlyMap<string, Value>): SocketFamily | undefined {
	const value = firstOf(fields, FAMILY_FIELDS);
	return value?.kind === 'symbol' ? FAMILIES.get(value.name) : undefined;
}
