/**
 * Names that socket code compares results with or passes as plain values, and what they are.
 * Source: winsock2.h, windef.h; sys/socket.h where POSIX has the same name.
 */
export const CONSTANTS: ReadonlyMap<string, number> = new Map([
	['INVALID_SOCKET', -1],
	['SOCKET_ERROR', -1],
	['NO_ERROR', 0],
	['STATUS_SUCCESS', 0],
	['NULL', 0],
	['nullptr', 0],
	['nullopt', 0],
	['TRUE', 1],
	['FALSE', 0],
	['true', 1],
	['false', 0],
]);

/** The options that join a multicast group, by name. Source: ws2ipdef.h; man 7 ip, ipv6. */
export const GROUP_JOINING_OPTIONS: ReadonlySet<string> = new Set([
	'IP_ADD_MEMBERSHIP',
	'IP_ADD_SOURCE_MEMBERSHIP',
	'IPV6_ADD_MEMBERSHIP',
	'IPV6_JOIN_GROUP',
	'MCAST_JOIN_GROUP',
	'MCAST_JOIN_SOURCE_GROUP',
]);

/** The control codes of WSAIoctl that set how a socket will be bound. Source: mstcpip.h. */
export const BINDING_CONTROL_CODES: ReadonlyMap<number, string> = new Map([
	[0x98000015, 'SIO_CPU_AFFINITY'],
	[0x98000066, 'SIO_ASSOCIATE_PORT_RESERVATION'],
]);

/** What address families, socket types and well-known addresses are called in the field. */
export const FAMILIES: ReadonlyMap<string, 'ipv4' | 'ipv6' | 'unix' | 'vsock' | 'other'> = new Map([
	['AF_INET', 'ipv4'],
	['PF_INET', 'ipv4'],
	['AF_INET6', 'ipv6'],
	['PF_INET6', 'ipv6'],
	['AF_UNIX', 'unix'],
	['PF_UNIX', 'unix'],
	['AF_LOCAL', 'unix'],
	['PF_LOCAL', 'unix'],
	['AF_VSOCK', 'vsock'],
	['AF_HYPERV', 'other'],
	['AF_BTH', 'other'],
	['AF_IRDA', 'other'],
	['AF_IPX', 'other'],
	['AF_NETLINK', 'other'],
	['AF_PACKET', 'other'],
	['PF_PACKET', 'other'],
	['AF_NETBIOS', 'other'],
]);

export const SOCKET_TYPES: ReadonlyMap<string, 'stream' | 'datagram' | 'raw'> = new Map([
	['SOCK_STREAM', 'stream'],
	['SOCK_DGRAM', 'datagram'],
	['SOCK_RAW', 'raw'],
]);

/** The numbers behind AF_UNIX, AF_INET and SOCK_*: the same in Winsock, Linux and BSD. AF_INET6 is another one in each. */
export const FAMILIES_BY_NUMBER: ReadonlyMap<number, 'unix' | 'ipv4'> = new Map([
	[1, 'unix'],
	[2, 'ipv4'],
]);

export const SOCKET_TYPES_BY_NUMBER: ReadonlyMap<number, 'stream' | 'datagram' | 'raw'> = new Map([
	[1, 'stream'],
	[2, 'datagram'],
	[3, 'raw'],
]);

export const WELL_KNOWN_ADDRESSES: ReadonlyMap<
	string,
	{ kind: 'wildcard' | 'specific'; loopback: boolean; literal?: string }
> = new Map([
	['INADDR_ANY', { kind: 'wildcard', loopback: false }],
	['ADDR_ANY', { kind: 'wildcard', loopback: false }],
	['in6addr_any', { kind: 'wildcard', loopback: false }],
	['IN6ADDR_ANY_INIT', { kind: 'wildcard', loopback: false }],
	['in4addr_any', { kind: 'wildcard', loopback: false }],
	['INADDR_LOOPBACK', { kind: 'specific', loopback: true, literal: '127.0.0.1' }],
	['in6addr_loopback', { kind: 'specific', loopback: true, literal: '::1' }],
	['IN6ADDR_LOOPBACK_INIT', { kind: 'specific', loopback: true, literal: '::1' }],
	['in4addr_loopback', { kind: 'specific', loopback: true, literal: '127.0.0.1' }],
	['INADDR_BROADCAST', { kind: 'specific', loopback: false, literal: '255.255.255.255' }],
]);

/** Numbers that real code passes for a level and an option of it: the value as Windows defines it. */
export const NUMERIC_OPTIONS: ReadonlyMap<string, string> = new Map([
	['SOL_SOCKET 4', 'SO_REUSEADDR'],
	['SOL_SOCKET -5', 'SO_EXCLUSIVEADDRUSE'],
]);
