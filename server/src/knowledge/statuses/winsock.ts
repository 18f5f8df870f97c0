import type { StatusCode } from './status-code.js';

/** Winsock error codes: what WSAGetLastError gives after a failed call. */
export const WINSOCK_STATUSES: readonly StatusCode[] = [
	{ name: 'WSAEINTR', kind: 'winsock', value: 10004, where: 'blocking calls' },
	{ name: 'WSAEACCES', kind: 'winsock', value: 10013, where: 'bind, sendto' },
	{ name: 'WSAEFAULT', kind: 'winsock', value: 10014, where: 'setsockopt, bind' },
	{ name: 'WSAEINVAL', kind: 'winsock', value: 10022, where: 'setsockopt, bind, listen, ConnectEx' },
	{ name: 'WSAEWOULDBLOCK', kind: 'winsock', value: 10035, where: 'closesocket, accept' },
	{ name: 'WSAENOTSOCK', kind: 'winsock', value: 10038, where: 'all' },
	{ name: 'WSAENOPROTOOPT', kind: 'winsock', value: 10042, where: 'get/setsockopt' },
	{ name: 'WSAEPROTONOSUPPORT', kind: 'winsock', value: 10043, where: 'socket' },
	{ name: 'WSAEOPNOTSUPP', kind: 'winsock', value: 10045, where: 'setsockopt, listen' },
	{ name: 'WSAEAFNOSUPPORT', kind: 'winsock', value: 10047, where: 'bind, socket' },
	{
		name: 'WSAEADDRINUSE',
		kind: 'winsock',
		value: 10048,
		where: 'bind; also listen/connect/ConnectEx/WSAJoinLeaf for a deferred wildcard conflict',
	},
	{ name: 'WSAEADDRNOTAVAIL', kind: 'winsock', value: 10049, where: 'bind, connect' },
	{ name: 'WSAENETDOWN', kind: 'winsock', value: 10050, where: 'any' },
	{ name: 'WSAENOBUFS', kind: 'winsock', value: 10055, where: 'bind, connect' },
	{ name: 'WSAEISCONN', kind: 'winsock', value: 10056, where: 'connect, listen' },
	{ name: 'WSAENOTCONN', kind: 'winsock', value: 10057, where: 'send, shutdown' },
	{ name: 'WSAECONNREFUSED', kind: 'winsock', value: 10061, where: 'connect' },
	{ name: 'WSANOTINITIALISED', kind: 'winsock', value: 10093, where: 'any' },
];
