import { FAMILIES, SOCKET_TYPES } from '../../knowledge/calls/constants.js';
import type {
	AddressDescription,
	HostSource,
	LibraryFamily,
	LibrarySocketType,
	Operand,
} from '../../knowledge/libraries/library-description.js';
import type { BoundAddress, SocketFamily, SocketType } from '../../protocol/sockets.js';
import { addressOfText, hostAddressOf, UNKNOWN_ADDRESS } from '../calls/addresses.js';
import { boundAddress } from '../calls/bound-address.js';
import { joinAddresses } from '../state/abstract-socket.js';
import type { DescribedValue } from '../state/described-value.js';
import { alternatives, integerOf, type Value } from '../state/values.js';
import { displayOf } from '../summaries/summary.js';
import type { LibraryRun } from './library-run.js';

export interface KnownAddress {
	address: BoundAddress;
	family: SocketFamily;
	type: SocketType;
}

const UNKNOWN_HOST: Omit<BoundAddress, 'port'> = { kind: 'unknown', loopback: 'maybe', multicast: 'maybe' };
const WILDCARD: Omit<BoundAddress, 'port'> = { kind: 'wildcard', loopback: 'no', multicast: 'no' };

function described(value: Value): DescribedValue | undefined {
	const [only, ...others] = alternatives(value);
	return only?.kind === 'described' && others.length === 0 ? only.described : undefined;
}

/** The family that a protocol, a host, an address or a name of the system's says. */
export function familyOf(run: LibraryRun, source: LibraryFamily | Operand | undefined): SocketFamily {
	if (source === undefined) {
		return 'unknown';
	}
	if (source === 'ipv4' || source === 'ipv6' || source === 'unix') {
		return source;
	}
	const value = run.read(source);
	const known = described(value);
	if (known && known.holds !== 'socket' && known.holds !== 'option') {
		return known.family;
	}
	return (value.kind === 'symbol' && FAMILIES.get(value.name)) || 'unknown';
}

export function typeOf(run: LibraryRun, source: LibrarySocketType | Operand | undefined): SocketType {
	if (source === undefined) {
		return 'unknown';
	}
	if (source === 'stream' || source === 'datagram' || source === 'raw') {
		return source;
	}
	const value = run.read(source);
	const known = described(value);
	if (known?.holds === 'protocol' || known?.holds === 'address') {
		return known.type;
	}
	return (value.kind === 'symbol' && SOCKET_TYPES.get(value.name)) || 'unknown';
}

/** An address without its port: a text, a host object, a number. */
export function hostOf(run: LibraryRun, source: HostSource): Omit<BoundAddress, 'port'> {
	if (source === 'wildcard') {
		return WILDCARD;
	}
	if (source === 'loopback') {
		return { kind: 'specific', loopback: 'yes', multicast: 'no' };
	}
	const value = run.read(source);
	const known = described(value);
	if (known?.holds === 'host') {
		return known.host;
	}
	if (known?.holds === 'address') {
		const { port: _, ...host } = known.address;
		return host;
	}
	if (known?.holds === 'protocol') {
		return WILDCARD;
	}
	if (value.kind === 'text') {
		return value.value === '' ? UNKNOWN_HOST : addressOfText(value.value);
	}
	return hostAddressOf(value) ?? UNKNOWN_HOST;
}

function portFrom(run: LibraryRun, source: number | Operand): BoundAddress['port'] {
	if (typeof source === 'number') {
		return portNumber(source);
	}
	const value = run.read(source);
	const number = value.kind === 'text' && /^\d+$/.test(value.value) ? Number(value.value) : integerOf(value);
	if (number !== undefined) {
		return portNumber(number);
	}
	if (value.kind === 'port') {
		return value.port;
	}
	const expression = run.expressionOf(source);
	const text = expression && displayOf(expression);
	return text ? { kind: 'symbol', text } : { kind: 'unknown' };
}

function portNumber(value: number): BoundAddress['port'] {
	return value === 0 ? { kind: 'ephemeral' } : { kind: 'number', value };
}

/** The address that a description makes. */
export function makeAddress(run: LibraryRun, source: AddressDescription): KnownAddress {
	const base = source.base === undefined ? undefined : addressFrom(run, source.base);
	const family = familyOf(run, source.family);
	const type = typeOf(run, source.type);
	const host = source.host !== undefined ? hostOf(run, source.host) : base ? base.address : hostOf(run, 'wildcard');
	const port = source.port !== undefined ? portFrom(run, source.port) : (base?.address.port ?? { kind: 'ephemeral' });
	return {
		address: { kind: host.kind, text: host.text, loopback: host.loopback, multicast: host.multicast, port },
		family: family === 'unknown' ? (base?.family ?? 'unknown') : family,
		type: type === 'unknown' ? (base?.type ?? 'unknown') : type,
	};
}

/** The address that an operand is: a library's object, or a structure of the system's. */
export function addressFrom(run: LibraryRun, source: Operand): KnownAddress {
	const value = run.read(source);
	const expression = run.expressionOf(source);
	let joined: KnownAddress | undefined;
	for (const alternative of alternatives(value)) {
		const one = oneAddress(run, alternative, expression);
		joined = joined
			? {
					address: joinAddresses(joined.address, one.address) ?? UNKNOWN_ADDRESS,
					family: joined.family === one.family ? one.family : 'unknown',
					type: joined.type === one.type ? one.type : 'unknown',
				}
			: one;
	}
	return joined ?? { address: UNKNOWN_ADDRESS, family: 'unknown', type: 'unknown' };
}

function oneAddress(run: LibraryRun, value: Value, expression: ReturnType<LibraryRun['expressionOf']>): KnownAddress {
	if (value.kind === 'described') {
		return value.described.holds === 'address'
			? value.described
			: { address: UNKNOWN_ADDRESS, family: 'unknown', type: 'unknown' };
	}
	if (!expression) {
		return { address: UNKNOWN_ADDRESS, family: 'unknown', type: 'unknown' };
	}
	const { address, family, type } = boundAddress(run.e, expression, value);
	return { address, family, type: type ?? 'unknown' };
}
