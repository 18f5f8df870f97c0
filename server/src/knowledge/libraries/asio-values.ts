import type {
	ArgumentKind,
	LibraryCall,
	LibraryClass,
	LibraryEffect,
	LibraryFamily,
	LibrarySocketType,
	Operand,
} from './library-description.js';

const first: Operand = { argument: 0 };
const second: Operand = { argument: 1 };

/** A call as it is with its error as an exception, and with one more argument that the error is left in. */
export function throwingOrNot(
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

/** What the last scope of an error's name is called: enumerations and namespaces in which no name but `success` is success. */
export const ERROR_SCOPES: ReadonlySet<string> = new Set(['error', 'errc', 'basic_errors']);

const ERROR_CODE: LibraryClass = {
	names: ['error_code', 'system::error_code', 'std::error_code'],
	holds: 'error',
	constructors: [
		{ arguments: ['any', 'any'], optional: 1, effects: [{ effect: 'copy', from: first, to: 'object' }] },
		{ arguments: [], effects: [] },
	],
	methods: ['failed', 'value'].map((name) => ({
		name,
		arguments: [],
		effects: [{ effect: 'copy', from: 'object', to: 'result' }],
	})),
};

/** Options that say nothing about local addresses, so that setting them leaves no doubt about those that do. */
const OTHER_OPTIONS: readonly LibraryClass[] = [
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

/** What sockets of Asio are made, bound and set with, and what says whether that worked. */
export const ASIO_VALUES: readonly LibraryClass[] = [
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
	...OTHER_OPTIONS,
	MADE_OPTION,
	JOIN_GROUP,
	RESOLVER,
	ERROR_CODE,
];
