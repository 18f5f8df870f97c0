import type {
	ArgumentKind,
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

/** A call as it is with its error as an exception, and with one more argument that the error is left in. */
function throwingOrNot(
	name: string,
	args: readonly ArgumentKind[],
	effects: readonly LibraryEffect[],
	rest: Partial<LibraryCall> = {},
): LibraryCall[] {
	return [
		{ name, arguments: args, effects, failure: 'exception', ...rest },
		{ name, arguments: [...args, 'error'], effects, failure: { errorArgument: args.length } },
	];
}

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

function protocolClass(names: readonly string[], type: LibrarySocketType): LibraryClass {
	const make = (family: LibraryFamily) => ({ effect: 'makeProtocol', into: 'result', family, type }) as const;
	return {
		names,
		holds: 'protocol',
		staticMethods: [
			{ name: 'v4', arguments: [], effects: [make('ipv4')] },
			{ name: 'v6', arguments: [], effects: [make('ipv6')] },
		],
		methods: [],
	};
}

/** An endpoint of a protocol: made of a protocol or an address and a port. */
function endpointClass(names: readonly string[], type?: LibrarySocketType): LibraryClass {
	return {
		names,
		holds: 'address',
		constructors: [
			{
				arguments: ['host', 'any'],
				effects: [{ effect: 'makeAddress', into: 'object', host: first, family: first, type, port: second }],
			},
			{
				arguments: ['protocol', 'any'],
				effects: [{ effect: 'makeAddress', into: 'object', host: 'wildcard', family: first, type, port: second }],
			},
			{ arguments: ['address'], effects: [{ effect: 'copy', from: first, to: 'object' }] },
			{ arguments: [], effects: [{ effect: 'makeAddress', into: 'object', family: 'ipv4', type }] },
		],
		methods: [
			{
				name: 'protocol',
				arguments: [],
				effects: [{ effect: 'makeProtocol', into: 'result', family: 'object', type: 'object' }],
			},
			{
				name: 'port',
				arguments: ['any'],
				effects: [{ effect: 'makeAddress', into: 'object', base: 'object', port: first }],
			},
			{
				name: 'address',
				arguments: ['host'],
				effects: [{ effect: 'makeAddress', into: 'object', base: 'object', host: first, family: first }],
			},
			{ name: 'address', arguments: [], effects: [{ effect: 'makeHost', into: 'result', host: 'object' }] },
			{ name: 'port', arguments: [], effects: [] },
			{ name: 'data', arguments: [], effects: [{ effect: 'copy', from: 'object', to: 'result' }] },
			// An entry of what a resolver found, or an iterator into it, stands for its endpoint.
			...['endpoint', 'begin', 'cbegin'].map((name) => ({
				name,
				arguments: [],
				effects: [{ effect: 'copy', from: 'object', to: 'result' } as const],
			})),
		],
	};
}

/** An address without a port: `make_address("::1")`, `address_v4::any()`. */
function hostClass(names: readonly string[], family?: LibraryFamily): LibraryClass {
	const make = (host: 'wildcard' | 'loopback' | Operand): LibraryEffect => ({
		effect: 'makeHost',
		into: 'result',
		host,
		family,
	});
	return {
		names,
		holds: 'host',
		constructors: [
			{ arguments: [], effects: [{ effect: 'makeHost', into: 'object', host: 'wildcard', family: family ?? 'ipv4' }] },
			{ arguments: ['any'], effects: [{ effect: 'makeHost', into: 'object', host: first, family }] },
		],
		staticMethods: [
			{ name: 'any', arguments: [], effects: [make('wildcard')] },
			{ name: 'loopback', arguments: [], effects: [make('loopback')] },
			...throwingOrNot('from_string', ['any'], [make(first)]),
		],
	};
}

function option(name: string, level: string, optionName: string): LibraryClass {
	const effects = (value?: Operand): LibraryEffect[] => [
		{ effect: 'makeOption', into: 'object', option: optionName, level, value },
	];
	return {
		names: [name],
		holds: 'option',
		constructors: [
			{ arguments: ['any'], effects: effects(first) },
			{ arguments: [], effects: [{ effect: 'makeOption', into: 'object', option: optionName, level, value: 0 }] },
		],
	};
}

/** An option that has no class of its own, made of level and name: the usual way to SO_EXCLUSIVEADDRUSE. */
const MADE_OPTION: LibraryClass = {
	names: ['socket_option::boolean', 'socket_option::integer'],
	holds: 'option',
	constructors: [
		{
			arguments: ['any'],
			optional: 1,
			effects: [
				{
					effect: 'makeOption',
					into: 'object',
					level: { templateArgument: 0 },
					option: { templateArgument: 1 },
					value: first,
				},
			],
		},
	],
};

/** Joining is what counts of a group option; its value is no number. */
const JOIN_GROUP: LibraryClass = {
	names: ['multicast::join_group', 'join_group'],
	holds: 'option',
	constructors: [
		{
			arguments: ['any', 'any'],
			optional: 2,
			effects: [{ effect: 'makeOption', into: 'object', option: 'IP_ADD_MEMBERSHIP', level: 'IPPROTO_IP' }],
		},
	],
};

const RESOLVER: LibraryClass = {
	names: ['tcp::resolver', 'udp::resolver', 'ip::basic_resolver', 'basic_resolver'],
	holds: 'other',
	usualNames: ['resolver'],
	methods: [
		...throwingOrNot(
			'resolve',
			['any', 'any'],
			[{ effect: 'makeAddress', into: 'result', host: first, family: first, port: second }],
		),
		...throwingOrNot(
			'resolve',
			['protocol', 'any', 'any'],
			[{ effect: 'makeAddress', into: 'result', host: second, family: first, port: { argument: 2 } }],
		),
	],
};

const ERROR_CODE: LibraryClass = {
	names: ['error_code', 'system::error_code', 'std::error_code'],
	holds: 'error',
	methods: ['failed', 'value'].map((name) => ({
		name,
		arguments: [],
		effects: [{ effect: 'copy', from: 'object', to: 'result' }],
	})),
};

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
		protocolClass(['tcp'], 'stream'),
		protocolClass(['udp'], 'datagram'),
		protocolClass(['icmp'], 'raw'),
		endpointClass(['tcp::endpoint'], 'stream'),
		endpointClass(['udp::endpoint'], 'datagram'),
		endpointClass(['basic_endpoint']),
		hostClass(['address_v4'], 'ipv4'),
		hostClass(['address_v6'], 'ipv6'),
		hostClass(['ip::address']),
		option('reuse_address', 'SOL_SOCKET', 'SO_REUSEADDR'),
		option('socket_base::broadcast', 'SOL_SOCKET', 'SO_BROADCAST'),
		option('socket::broadcast', 'SOL_SOCKET', 'SO_BROADCAST'),
		option('v6_only', 'IPPROTO_IPV6', 'IPV6_V6ONLY'),
		...OTHER_OPTIONS(),
		MADE_OPTION,
		JOIN_GROUP,
		RESOLVER,
		ERROR_CODE,
	],
};

/** Options that say nothing about local addresses, so that setting them leaves no doubt about those that do. */
function OTHER_OPTIONS(): LibraryClass[] {
	return [
		option('no_delay', 'IPPROTO_TCP', 'TCP_NODELAY'),
		option('keep_alive', 'SOL_SOCKET', 'SO_KEEPALIVE'),
		option('linger', 'SOL_SOCKET', 'SO_LINGER'),
		option('receive_buffer_size', 'SOL_SOCKET', 'SO_RCVBUF'),
		option('send_buffer_size', 'SOL_SOCKET', 'SO_SNDBUF'),
		option('do_not_route', 'SOL_SOCKET', 'SO_DONTROUTE'),
		option('enable_connection_aborted', 'custom_socket_option_level', 'enable_connection_aborted_option'),
		option('multicast::hops', 'IPPROTO_IP', 'IP_MULTICAST_TTL'),
		option('enable_loopback', 'IPPROTO_IP', 'IP_MULTICAST_LOOP'),
		option('outbound_interface', 'IPPROTO_IP', 'IP_MULTICAST_IF'),
		option('leave_group', 'IPPROTO_IP', 'IP_DROP_MEMBERSHIP'),
	];
}
