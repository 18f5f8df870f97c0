import type { CallDescription } from './call-description.js';

const both = ['winsock', 'posix'] as const;
const winsock = ['winsock'] as const;
const posix = ['posix'] as const;
const zeroOrMinusOne = { success: 0, failure: -1 } as const;
const handleOrInvalid = { success: 'handle', failure: -1 } as const;
const trueOrFalse = { success: 1, failure: 0 } as const;
const countOrMinusOne = { success: 1, failure: -1 } as const;

function call(
	name: string,
	apis: CallDescription['apis'],
	effect: CallDescription['effect'],
	[minimumArguments, maximumArguments]: readonly [number, number],
	result: CallDescription['result'],
	rest: Partial<CallDescription> = { socket: 0 },
): CallDescription {
	return { name, apis, effect, minimumArguments, maximumArguments, result, ...rest };
}

const creation = { creation: { family: 0, type: 1, protocol: 2 } };
const option = { socket: 0, option: { level: 1, name: 2, value: 3, length: 4 } };

/**
 * The Berkeley calls and what Winsock adds to them.
 * Sources: the Winsock reference pages of each function; man 2 of each POSIX call.
 */
export const SOCKET_CALLS: readonly CallDescription[] = [
	call('socket', both, 'create', [3, 3], handleOrInvalid, creation),
	call('WSASocket', winsock, 'create', [6, 6], handleOrInvalid, creation),
	call('WSASocketA', winsock, 'create', [6, 6], handleOrInvalid, creation),
	call('WSASocketW', winsock, 'create', [6, 6], handleOrInvalid, creation),
	call('bind', both, 'bind', [3, 3], zeroOrMinusOne, { socket: 0, address: 1 }),
	call('listen', both, 'listen', [2, 2], zeroOrMinusOne),
	call('accept', both, 'accept', [3, 3], handleOrInvalid),
	call('accept4', posix, 'accept', [4, 4], handleOrInvalid),
	call('WSAAccept', winsock, 'accept', [5, 5], handleOrInvalid),
	call('AcceptEx', winsock, 'accept', [8, 8], trueOrFalse, { socket: 0, acceptedSocket: 1 }),
	call('connect', both, 'connect', [3, 3], zeroOrMinusOne, { socket: 0, address: 1 }),
	call('WSAConnect', winsock, 'connect', [7, 7], zeroOrMinusOne, { socket: 0, address: 1 }),
	call('ConnectEx', winsock, 'connect', [7, 7], trueOrFalse, { socket: 0, address: 1 }),
	call('setsockopt', both, 'setOption', [5, 5], zeroOrMinusOne, option),
	call('getsockopt', both, 'getOption', [5, 5], zeroOrMinusOne, option),
	call('sendto', both, 'send', [6, 6], countOrMinusOne, { socket: 0, address: 4 }),
	call('WSASendTo', winsock, 'send', [9, 9], zeroOrMinusOne, { socket: 0, address: 5 }),
	call('WSASendMsg', winsock, 'send', [6, 6], zeroOrMinusOne),
	call('recv', both, 'receive', [4, 4], countOrMinusOne),
	call('recvfrom', both, 'receive', [6, 6], countOrMinusOne),
	call('WSARecv', winsock, 'receive', [7, 7], zeroOrMinusOne),
	call('WSARecvFrom', winsock, 'receive', [9, 9], zeroOrMinusOne),
	call('recvmsg', posix, 'receive', [3, 3], countOrMinusOne),
	call('shutdown', both, 'shutdown', [2, 2], zeroOrMinusOne),
	call('closesocket', winsock, 'close', [1, 1], zeroOrMinusOne),
	call('close', posix, 'close', [1, 1], zeroOrMinusOne),
	call('WSADuplicateSocket', winsock, 'duplicate', [3, 3], zeroOrMinusOne),
	call('WSADuplicateSocketA', winsock, 'duplicate', [3, 3], zeroOrMinusOne),
	call('WSADuplicateSocketW', winsock, 'duplicate', [3, 3], zeroOrMinusOne),
	call('ioctlsocket', winsock, 'control', [3, 3], zeroOrMinusOne),
	call('WSAIoctl', winsock, 'control', [9, 9], zeroOrMinusOne, { socket: 0, controlCode: 1 }),
	call('WSASetSocketSecurity', winsock, 'control', [5, 5], zeroOrMinusOne),
	call('WSASetUnicastReceiveSharing', winsock, 'control', [2, 2], zeroOrMinusOne),
	call('ioctl', posix, 'control', [3, 3], zeroOrMinusOne),
	call('fcntl', posix, 'control', [2, 3], countOrMinusOne),
];
