import type { LibraryCall, LibraryClass, LibraryDescription, LibraryEffect } from './library-description.js';

const trueOrFalse = { result: { success: 1, failure: 0 } } as const;

function method(name: string, argumentCount: number, effects: readonly LibraryEffect[], optional = 0): LibraryCall {
	return {
		name,
		arguments: Array.from({ length: argumentCount }, () => 'any'),
		optional,
		effects,
		failure: trueOrFalse,
	};
}

/** The classes bind the wildcard of IPv4 and set no option. */
function streamClass(name: string, methods: readonly LibraryCall[]): LibraryClass {
	return {
		names: [name],
		holds: 'socket',
		constructors: [{ arguments: [], effects: [{ effect: 'makeClosed', into: 'object' }] }],
		methods: [
			method('setup', 0, [{ effect: 'create', socket: 'object', family: 'ipv4', type: 'stream' }]),
			method('send', 0, [{ effect: 'send', socket: 'object' }]),
			method('recv', 1, [{ effect: 'receive', socket: 'object' }], 1),
			...methods,
		],
	};
}

/**
 * The C++ classes of mingw-w64-ksocket over Winsock Kernel.
 * Sources: ksocket.hpp and ksocket.cpp of that project.
 */
export const KSOCKET: LibraryDescription = {
	name: 'ksocket',
	classes: [
		streamClass('KStreamServerIp4', [
			method('bind', 1, [
				{
					effect: 'bind',
					socket: 'object',
					address: { host: 'wildcard', family: 'ipv4', type: 'stream', port: { argument: 0 } },
				},
			]),
			method('listen', 1, [{ effect: 'listen', socket: 'object' }], 1),
			method('accept', 1, [{ effect: 'accept', socket: 'object' }]),
		]),
		streamClass('KStreamClientIp4', [method('connect', 2, [{ effect: 'connect', socket: 'object' }])]),
	],
};
