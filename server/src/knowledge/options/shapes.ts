import type { KernelOptionUse, SocketOption } from './socket-option.js';

type Shape = Partial<SocketOption>;

/** What holds for every option unless it says otherwise. */
const ANY = { level: 'SOL_SOCKET', value: null, documented: true, hasSetWhen: false, noteCount: 0 } as const;

export const WINSOCK = { ...ANY, platform: 'windows-user' } as const satisfies Shape;
export const KERNEL = { ...ANY, platform: 'windows-kernel' } as const satisfies Shape;
export const POSIX = {
	...ANY,
	platform: 'posix',
	header: 'sys/socket.h',
	get: null,
	set: null,
	default: null,
	socketKinds: null,
	minimumWindows: null,
} as const satisfies Shape;

/** A Winsock option that is on or off. */
export const BOOLEAN = {
	valueType: 'DWORD (boolean; BOOL works)',
	valueSize: 4,
	get: true,
	set: true,
	default: 'FALSE',
} as const satisfies Shape;

/** A POSIX option that takes an int. */
export const INT = { valueType: 'int', valueSize: 4 } as const satisfies Shape;

/**
 * How Winsock Kernel takes an option: every page of the driver documentation has the same two tables, to set and to get,
 * which differ in the type of the variable alone.
 */
export function inKernel(
	name: string,
	use: Pick<KernelOptionUse, 'valueType' | 'setBefore' | 'categories'> &
		Partial<Pick<KernelOptionUse, 'buffer' | 'default' | 'minimumWindows' | 'header' | 'inherited'>>,
): KernelOptionUse {
	const { buffer = 'ULONG' } = use;
	return {
		...use,
		irp: 'required',
		buffer,
		inputSize: `sizeof(${buffer}) to set, 0 to get`,
		outputSize: `0 to set, sizeof(${buffer}) to get`,
		outputSizeReturned: 'NULL',
		page: {
			title: `${name} (Windows driver documentation, network)`,
			url: `https://learn.microsoft.com/en-us/windows-hardware/drivers/network/${name.toLowerCase().replaceAll('_', '-')}`,
		},
	};
}
