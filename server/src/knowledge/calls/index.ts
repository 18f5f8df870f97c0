import { BUILT_IN_LIBRARIES } from '../libraries/index.js';
import { interestingNamesOf } from '../libraries/names.js';
import type { CallDescription } from './call-description.js';
import { SOCKET_CALLS } from './sockets.js';
import { KERNEL_CALLS } from './winsock-kernel.js';

export type { CallDescription, CallEffect } from './call-description.js';

const byName: ReadonlyMap<string, CallDescription> = new Map(SOCKET_CALLS.map((call) => [call.name, call]));

/** What the call of that name does; undefined where no known library has one. */
export function describeCall(name: string): CallDescription | undefined {
	return byName.get(name);
}

const kernelByName: ReadonlyMap<string, CallDescription> = new Map(KERNEL_CALLS.map((call) => [call.name, call]));

/** What the Winsock Kernel function of that name does, through whatever dispatch table; undefined where there is none. */
export function describeKernelCall(name: string): CallDescription | undefined {
	return kernelByName.get(name);
}

/**
 * The names that make a file worth reading. Calls that every program has under that name (`close`, `connect`, `recv`)
 * say nothing about local addresses by themselves and are left out: a file that only connects or reads has no bind.
 */
export const INTERESTING_NAMES: ReadonlySet<string> = new Set([
	'socket',
	'WSASocket',
	'WSASocketA',
	'WSASocketW',
	'bind',
	'listen',
	'setsockopt',
	'SO_REUSEADDR',
	'SO_EXCLUSIVEADDRUSE',
	'SO_REUSEPORT',
	'IPV6_V6ONLY',
	'WskSocket',
	'WskSocketConnect',
	'WskControlSocket',
	'WskBind',
	'WskListen',
	...interestingNamesOf(BUILT_IN_LIBRARIES),
]);

/**
 * The names that make a function worth following where one that leads to a socket calls it: it closes what it is given,
 * or fills an address.
 */
export const HELPING_NAMES: ReadonlySet<string> = new Set([
	'close',
	'closesocket',
	'getaddrinfo',
	'inet_addr',
	'inet_aton',
	'inet_pton',
	'InetPton',
	'InetPtonA',
	'InetPtonW',
	's_addr',
	'sin_addr',
	'sin_port',
	'sin6_addr',
	'sin6_port',
]);
