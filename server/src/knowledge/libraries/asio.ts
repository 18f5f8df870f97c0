import { ASIO_VALUES, throwingOrNot } from './asio-values.js';
import type {
	LibraryCall,
	LibraryClass,
	LibraryDescription,
	LibraryEffect,
	LibraryFamily,
	LibrarySocketType,
	Operand,
} from './library-description.js';

type Constructor = Omit<LibraryCall, 'name'>;

const first: Operand = { argument: 0 };
const second: Operand = { argument: 1 };

/** Opening an IPv6 socket on Windows switches IPV6_V6ONLY off, so that all systems are alike. */
function opening(
	like: Operand | undefined,
	type: LibrarySocketType,
	family: LibraryFamily | undefined,
	unlessOpen = false,
): LibraryEffect[] {
	return [
		{ effect: 'create', socket: 'object', like, type, family, ...(unlessOpen && { unlessOpen }) },
		{
			effect: 'setOption',
			socket: 'object',
			option: 'IPV6_V6ONLY',
			level: 'IPPROTO_IPV6',
			value: 0,
			targets: ['windows'],
			onFamily: 'ipv6',
		},
	];
}

const closed: LibraryEffect = { effect: 'makeClosed', into: 'object' };

/** What acceptors and sockets have in common. `family` where the protocol has one only. */
function socketMethods(type: LibrarySocketType, family?: LibraryFamily): LibraryCall[] {
	return [
		...throwingOrNot('open', ['protocol'], opening(first, type, family), { optional: 1 }),
		...throwingOrNot('assign', ['any', 'any'], [{ effect: 'copy', from: second, to: 'object' }]),
		...throwingOrNot('set_option', ['option'], [{ effect: 'setOption', socket: 'object', option: first }]),
		...throwingOrNot('get_option', ['option'], []),
		...throwingOrNot('bind', ['address'], [{ effect: 'bind', socket: 'object', address: first }]),
		...throwingOrNot('close', [], [{ effect: 'close', socket: 'object' }]),
		...throwingOrNot(
			'release',
			[],
			[
				{ effect: 'copy', from: 'object', to: 'result' },
				{ effect: 'release', socket: 'object' },
			],
		),
		...['native_handle', 'native', 'lowest_layer', 'next_layer', 'socket'].map((name) => ({
			name,
			arguments: [],
			effects: [{ effect: 'copy', from: 'object', to: 'result' } as const],
		})),
		...['cancel', 'non_blocking', 'native_non_blocking'].flatMap((name) => [
			...throwingOrNot(name, [], []),
			...throwingOrNot(name, ['boolean'], []),
		]),
		...throwingOrNot('local_endpoint', [], []),
		{ name: 'is_open', arguments: [], effects: [] },
		{ name: 'get_executor', arguments: [], effects: [] },
	];
}

/** Closed; with its protocol; on a handle that is there already; moved. */
function plainConstructors(type: LibrarySocketType, family?: LibraryFamily): Constructor[] {
	return [
		{ arguments: ['any', 'protocol'], effects: opening(second, type, family), failure: 'exception' },
		{
			arguments: ['any', 'any', 'any'],
			effects: [{ effect: 'copy', from: { argument: 2 }, to: 'object' }],
			failure: 'exception',
		},
		{ arguments: [], effects: [closed] },
		{ arguments: ['any'], effects: [closed] },
	];
}

/** A socket that is bound at once has no option set before; only the acceptor's constructor has one for it. */
function socketClass(
	names: readonly string[],
	type: LibrarySocketType,
	methods: readonly LibraryCall[],
	family?: LibraryFamily,
): LibraryClass {
	return {
		names,
		holds: 'socket',
		constructors: [
			{ arguments: ['socket'], effects: [{ effect: 'copy', from: first, to: 'object' }] },
			{
				arguments: ['any', 'address'],
				effects: [...opening(second, type, family), { effect: 'bind', socket: 'object', address: second }],
				failure: 'exception',
			},
			...plainConstructors(type, family),
		],
		methods: [
			...socketMethods(type, family),
			...throwingOrNot(
				'connect',
				['address'],
				[...opening(first, type, family, true), { effect: 'connect', socket: 'object' }],
			),
			{
				name: 'async_connect',
				arguments: ['address', 'any'],
				effects: [...opening(first, type, family, true), { effect: 'connect', socket: 'object' }],
			},
			...throwingOrNot('shutdown', ['any'], [{ effect: 'shutdown', socket: 'object' }]),
			...methods,
		],
	};
}

/** With one to three arguments, the last of which may be the error or a handler: none of them matters here. */
function transfers(names: readonly string[], effect: 'send' | 'receive'): LibraryCall[] {
	return names.map((name) => ({
		name,
		arguments: ['any', 'any', 'any', 'any'],
		optional: 3,
		effects: [{ effect, socket: 'object' }],
	}));
}

const DATAGRAM_METHODS = [
	...transfers(['send_to', 'async_send_to', 'send', 'async_send'], 'send'),
	...transfers(['receive_from', 'async_receive_from', 'receive', 'async_receive'], 'receive'),
];

const ACCEPTING: LibraryCall[] = [
	{
		name: 'accept',
		arguments: [],
		effects: [{ effect: 'accept', socket: 'object', into: 'result' }],
		failure: 'exception',
	},
	...throwingOrNot('accept', ['socket'], [{ effect: 'accept', socket: 'object', into: first }]),
	...throwingOrNot('accept', ['socket', 'any'], [{ effect: 'accept', socket: 'object', into: first }]),
	{ name: 'accept', arguments: ['any', 'any', 'any'], optional: 2, effects: [{ effect: 'accept', socket: 'object' }] },
	{
		name: 'async_accept',
		arguments: ['any', 'any', 'any'],
		optional: 3,
		effects: [{ effect: 'accept', socket: 'object' }],
	},
];

/** The constructor with an endpoint opens, sets reuse_address unless it is told not to, on Windows too, binds and listens. */
function acceptorClass(names: readonly string[], family?: LibraryFamily): LibraryClass {
	return {
		names,
		holds: 'socket',
		usualNames: ['acceptor'],
		constructors: [
			{ arguments: ['socket'], effects: [{ effect: 'copy', from: first, to: 'object' }] },
			{
				arguments: ['any', 'address', 'boolean'],
				optional: 1,
				defaults: { 2: 1 },
				effects: [
					...opening(second, 'stream', family),
					{
						effect: 'setOption',
						socket: 'object',
						option: 'SO_REUSEADDR',
						level: 'SOL_SOCKET',
						value: 1,
						when: { argument: 2, is: true },
					},
					{ effect: 'bind', socket: 'object', address: second },
					{ effect: 'listen', socket: 'object' },
				],
				failure: 'exception',
			},
			...plainConstructors('stream', family),
		],
		methods: [
			...socketMethods('stream', family),
			...throwingOrNot('listen', ['any'], [{ effect: 'listen', socket: 'object' }], { optional: 1 }),
			...ACCEPTING,
		],
	};
}

/**
 * Boost.Asio and standalone Asio.
 * Sources: basic_socket_acceptor.hpp, basic_socket.hpp, basic_datagram_socket.hpp, socket_base.hpp, ip/v6_only.hpp,
 * ip/multicast.hpp and detail/impl/socket_ops.ipp of Asio 1.38; the reference pages of Boost.Asio.
 */
export const ASIO: LibraryDescription = {
	name: 'asio',
	signs: ['asio', 'websocketpp'],
	mentions: [
		'acceptor',
		'acceptor_',
		'_acceptor',
		'm_acceptor',
		'mAcceptor',
		'set_option',
		'reuse_address',
		'basic_socket_acceptor',
		'basic_datagram_socket',
	],
	functions: [
		...throwingOrNot('asio::connect', ['any', 'any'], [{ effect: 'connect', socket: first }]),
		{
			name: 'asio::async_connect',
			arguments: ['any', 'any', 'any'],
			effects: [{ effect: 'connect', socket: first }],
		},
		...['make_address', 'make_address_v4', 'make_address_v6'].flatMap((name) =>
			throwingOrNot(name, ['any'], [{ effect: 'makeHost', into: 'result', host: first }]),
		),
	],
	classes: [
		acceptorClass(['tcp::acceptor', 'basic_socket_acceptor']),
		acceptorClass(['stream_protocol::acceptor'], 'unix'),
		socketClass(['udp::socket', 'basic_datagram_socket'], 'datagram', DATAGRAM_METHODS),
		socketClass(['tcp::socket', 'basic_stream_socket'], 'stream', []),
		socketClass(['stream_protocol::socket'], 'stream', [], 'unix'),
		socketClass(['icmp::socket', 'basic_raw_socket'], 'raw', DATAGRAM_METHODS),
		...ASIO_VALUES,
	],
};
