export type CallEffect =
	| 'create'
	| 'setOption'
	| 'getOption'
	| 'bind'
	| 'listen'
	| 'connect'
	| 'accept'
	| 'receive'
	| 'send'
	| 'shutdown'
	| 'close'
	| 'duplicate'
	| 'control'
	/** WskControlSocket: sets, gets or controls, as its request type says. */
	| 'controlSocket'
	/** WskSocketConnect: makes, binds and connects a socket. */
	| 'createConnected';

/** What one function of a socket library does, as data. Argument numbers are zero-based. */
export interface CallDescription {
	name: string;
	/** The libraries that have it. */
	apis: readonly ('winsock' | 'wsk' | 'posix')[];
	effect: CallEffect;
	/** Which argument is the socket; undefined where the result is. */
	socket?: number;
	/** How many arguments it takes: anything else is another function of that name. */
	minimumArguments: number;
	maximumArguments: number;
	/** What the result is when the call worked and when it failed; `handle` is a new socket. */
	result: { success: number | 'handle'; failure: number };
	/** setOption and getOption: where level, name, value and length stand. */
	option?: { level: number; name: number; value: number; length: number };
	/** WSAIoctl: where the control code stands. */
	controlCode?: number;
	/** bind and connect: where the address stands. create: where family, type and protocol stand. */
	address?: number;
	creation?: { family?: number; type: number; protocol: number };
	/** Winsock Kernel: where the owner and the security descriptor stand in a creation, and what decides the category. */
	kernelCreation?: {
		category: { byFlags: number } | 'connection-oriented';
		owningProcess: number;
		owningThread: number;
		securityDescriptor: number;
	};
	/** Winsock Kernel: flags that are reserved and must be 0. */
	reservedFlags?: number;
	/** Winsock Kernel: the IRP through which status and socket come back. */
	irp?: number;
	/** WskControlSocket: where the request type stands. */
	requestType?: number;
	/** A second socket argument that becomes an accepted one (AcceptEx). */
	acceptedSocket?: number;
}
