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
	| 'control';

/** What one function of a socket library does, as data. Argument numbers are zero-based. */
export interface CallDescription {
	name: string;
	/** The libraries that have it. */
	apis: readonly ('winsock' | 'posix')[];
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
	/** bind and connect: where the address stands. create: where family, type and protocol stand. */
	address?: number;
	creation?: { family: number; type: number; protocol: number };
	/** A second socket argument that becomes an accepted one (AcceptEx). */
	acceptedSocket?: number;
}
