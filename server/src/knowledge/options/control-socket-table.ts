import type { SocketOption } from './socket-option.js';

/** The parameters of WskControlSocket, in order. Source: the PFN_WSK_CONTROL_SOCKET reference page; wsk.h. */
export const CONTROL_SOCKET_PARAMETERS = [
	'Socket',
	'RequestType',
	'ControlCode',
	'Level',
	'InputSize',
	'InputBuffer',
	'OutputSize',
	'OutputBuffer',
	'OutputSizeReturned',
	'Irp',
] as const;
export type ControlSocketParameter = (typeof CONTROL_SOCKET_PARAMETERS)[number];

/** What the page of an option wants of one argument. */
export type Prescription =
	| { kind: 'constant'; name: string }
	| { kind: 'zero' }
	| { kind: 'null' }
	| { kind: 'size'; of: string }
	| { kind: 'pointer'; to: string }
	| { kind: 'irp' };

/** A line of the call table of an option. */
export interface PrescribedArgument {
	parameter: ControlSocketParameter;
	/** Zero-based, Socket being 0. */
	argument: number;
	wants: Prescription;
}

/** Whether the option is set or read. */
export type ControlSocketRequest = 'set' | 'get';

/**
 * How WskControlSocket is to be called for an option: what its page wants of every argument but the socket. Undefined
 * where no page of the driver documentation has such a table.
 */
export function controlSocketTable(
	{ name, level, kernel }: SocketOption,
	request: ControlSocketRequest,
): readonly PrescribedArgument[] | undefined {
	if (!kernel) {
		return undefined;
	}
	const given: [Prescription, Prescription] = [
		{ kind: 'size', of: kernel.buffer },
		{ kind: 'pointer', to: kernel.buffer },
	];
	const nothing: [Prescription, Prescription] = [{ kind: 'zero' }, { kind: 'null' }];
	const wanted: Prescription[] = [
		{ kind: 'constant', name: request === 'set' ? 'WskSetOption' : 'WskGetOption' },
		{ kind: 'constant', name },
		{ kind: 'constant', name: level },
		...(request === 'set' ? [...given, ...nothing] : [...nothing, ...given]),
		{ kind: 'null' },
		{ kind: 'irp' },
	];
	return wanted.map((wants, index) => ({
		parameter: CONTROL_SOCKET_PARAMETERS[index + 1]!,
		argument: index + 1,
		wants,
	}));
}
