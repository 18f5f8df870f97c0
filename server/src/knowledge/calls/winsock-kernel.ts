import type { CallDescription, CallEffect } from './call-description.js';

/** NTSTATUS: not negative where the call worked. A new socket comes back through the IRP. */
const status = { success: 0, failure: -1 } as const;

function call(
	name: string,
	effect: CallEffect,
	argumentCount: number,
	rest: Partial<CallDescription>,
): CallDescription {
	return {
		name,
		apis: ['wsk'],
		effect,
		minimumArguments: argumentCount,
		maximumArguments: argumentCount,
		result: status,
		irp: argumentCount - 1,
		...rest,
	};
}

/**
 * The functions of Winsock Kernel, reached through a dispatch table.
 * Sources: the PFN_WSK_* reference pages; wsk.h.
 */
export const KERNEL_CALLS: readonly CallDescription[] = [
	call('WskSocket', 'create', 11, {
		creation: { family: 1, type: 2, protocol: 3 },
		kernelCreation: { category: { byFlags: 4 }, owningProcess: 7, owningThread: 8, securityDescriptor: 9 },
	}),
	call('WskSocketConnect', 'createConnected', 12, {
		creation: { type: 1, protocol: 2 },
		address: 3,
		reservedFlags: 5,
		kernelCreation: { category: 'connection-oriented', owningProcess: 8, owningThread: 9, securityDescriptor: 10 },
	}),
	call('WskControlSocket', 'controlSocket', 10, {
		socket: 0,
		requestType: 1,
		option: { name: 2, level: 3, length: 4, value: 5 },
	}),
	call('WskBind', 'bind', 4, { socket: 0, address: 1, reservedFlags: 2 }),
	call('WskListen', 'listen', 2, { socket: 0 }),
	call('WskAccept', 'accept', 7, { socket: 0 }),
	call('WskConnect', 'connect', 4, { socket: 0, address: 1, reservedFlags: 2 }),
	call('WskDisconnect', 'shutdown', 4, { socket: 0 }),
	call('WskSend', 'send', 4, { socket: 0 }),
	call('WskSendTo', 'send', 7, { socket: 0, address: 3 }),
	call('WskReceive', 'receive', 4, { socket: 0 }),
	call('WskReceiveFrom', 'receive', 8, { socket: 0 }),
	call('WskCloseSocket', 'close', 2, { socket: 0 }),
];

/** What the flags of WskSocket make of a socket. Source: the WskSocket reference page; the numbers are wsk.h's. */
export const SOCKET_CATEGORIES: readonly {
	flag: string;
	value: number;
	category: 'basic' | 'listening' | 'connection-oriented' | 'datagram' | 'stream';
}[] = [
	{ flag: 'WSK_FLAG_BASIC_SOCKET', value: 0, category: 'basic' },
	{ flag: 'WSK_FLAG_LISTEN_SOCKET', value: 1, category: 'listening' },
	{ flag: 'WSK_FLAG_CONNECTION_SOCKET', value: 2, category: 'connection-oriented' },
	{ flag: 'WSK_FLAG_DATAGRAM_SOCKET', value: 4, category: 'datagram' },
	{ flag: 'WSK_FLAG_STREAM_SOCKET', value: 8, category: 'stream' },
];

/** What the request types of WskControlSocket do. Source: the WskControlSocket reference page. */
export const REQUEST_TYPES: ReadonlyMap<string, 'setOption' | 'getOption' | 'control'> = new Map([
	['WskSetOption', 'setOption'],
	['WskGetOption', 'getOption'],
	['WskIoctl', 'control'],
]);

/**
 * The functions that say what runs when a request is done, and where IRP, routine and context stand.
 * Source: the IoSetCompletionRoutine and IoSetCompletionRoutineEx reference pages.
 */
export const COMPLETION_SETTERS: ReadonlyMap<string, { irp: number; routine: number; context: number }> = new Map([
	['IoSetCompletionRoutine', { irp: 0, routine: 1, context: 2 }],
	['IoSetCompletionRoutineEx', { irp: 1, routine: 2, context: 3 }],
]);
