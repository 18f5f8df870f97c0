import { WELL_KNOWN_ADDRESSES } from '../knowledge/calls/constants.js';
import { SHARING_MODELS } from '../knowledge/sharing-models.js';
import type { Descriptor, SharingModel } from '../protocol/resolution.js';
import type { KnownSharingOption, SocketBind, SocketFacts, SocketOwner } from '../protocol/sockets.js';
import { TARGETS, type Target } from '../protocol/targets.js';
import { TABLE_ADDRESSES, TABLE_OPTIONS, type TableAddress, type TableBind, type TableOption } from './sharing.js';
import { eventsAt } from './socket-at.js';

/** Everything that may be true of one bind, ready for the resolver. */
export interface PossibleBinds {
	model: SharingModel;
	options: readonly TableOption[];
	addresses: readonly TableAddress[];
	/** Both options may be on: the later of the two calls that set them fails. */
	bothOptions: boolean;
	dualStack: boolean;
	descriptor: Descriptor;
	/** Winsock Kernel: whose security context an access check of this bind looks at. */
	owner: SocketOwner;
	/** "0.0.0.0:5150", or as much as is known; empty where nothing is. Comes from the analysed code. */
	addressText: string;
	/** The system picks the port. */
	ephemeral: boolean;
}

/** The target that a place of the code is about: the first one in which something happens to the socket there. */
export function targetAt(socket: SocketFacts, offset: number): Target {
	const here = eventsAt(socket, offset).map((event) => event.target);
	const anywhere = [...socket.binds, ...socket.events].map((event) => event.target);
	const among = here.length > 0 ? here : anywhere;
	return TARGETS.find((target) => among.includes(target)) ?? 'windows';
}

/** The bind of a socket that a place is about: the first one at or after it for the target, else the last before it. */
export function bindAt(socket: SocketFacts, target: Target, offset: number): SocketBind | undefined {
	const binds = socket.binds.filter((bind) => bind.target === target).sort((a, b) => a.span.start - b.span.start);
	return binds.find((bind) => bind.span.end >= offset) ?? binds.at(-1);
}

/** The table that judges the socket. POSIX systems have none; then it is the one of Winsock. */
export function modelOf(socket: SocketFacts): SharingModel {
	return socket.api === 'wsk' ? 'wsk' : 'winsock';
}

/** What may be true of a bind of the socket. */
export function possibleBinds(socket: SocketFacts, bind: SocketBind, model = modelOf(socket)): PossibleBinds {
	const { kind, port } = bind.address;
	return {
		model,
		options: possibleOptions(bind.sharingOption, bind.possible),
		addresses: kind === 'unknown' ? TABLE_ADDRESSES : [kind],
		bothOptions: bind.sharingOption === 'both' || bind.possible.includes('both'),
		dualStack: bind.dualStack && kind === 'wildcard' && knowsDualStack(model),
		descriptor: socket.descriptor,
		owner: socket.owner ?? 'unknown',
		addressText: addressText(socket, bind),
		ephemeral: port.kind === 'ephemeral',
	};
}

/** The bind as far as it is known for sure: what explains a failure must not rest on what code out of sight may do. */
export function withoutPresumption(bind: SocketBind): SocketBind {
	return bind.presumed ? { ...bind, sharingOption: 'unknown', presumed: false } : bind;
}

function knowsDualStack(model: SharingModel): boolean {
	return SHARING_MODELS.some((description) => description.name === model && description.hasDualStack);
}

/** The lines of the tables that an option may be. Where both options are on, either may be the one that stayed. */
export function possibleOptions(must: KnownSharingOption, may: readonly KnownSharingOption[]): readonly TableOption[] {
	const known = must === 'unknown' ? may : [must];
	if (known.length === 0 || known.includes('unknown')) {
		return TABLE_OPTIONS;
	}
	const both = known.includes('both');
	return TABLE_OPTIONS.filter((option) => known.includes(option) || (both && option !== 'none'));
}

/** Every single bind that is possible. */
export function everyBind(binds: PossibleBinds): TableBind[] {
	const { dualStack, descriptor } = binds;
	return binds.options.flatMap((option) =>
		binds.addresses.map((address) => ({ option, address, dualStack, descriptor })),
	);
}

function addressText(socket: SocketFacts, bind: SocketBind): string {
	const { port } = bind.address;
	const host = hostText(socket, bind);
	switch (port.kind) {
		case 'number':
			return `${host}:${port.value}`;
		case 'symbol':
			return `${host}:${port.text}`;
		case 'ephemeral':
			return `${host}:0`;
		case 'unknown':
			return host;
	}
}

function hostText(socket: SocketFacts, bind: SocketBind): string {
	const { kind, text = '' } = bind.address;
	const written = text.replace(/^"|"$/g, '');
	if (kind !== 'wildcard') {
		const literal = WELL_KNOWN_ADDRESSES.get(written)?.literal ?? written;
		return literal.includes(':') ? `[${literal}]` : literal;
	}
	if (socket.family === 'ipv6' || written === '::' || /in6/i.test(written)) {
		return '[::]';
	}
	return socket.family === 'ipv4' || written === '0.0.0.0' || /^(INADDR|ADDR|in4addr)_ANY/i.test(written)
		? '0.0.0.0'
		: '*';
}
