import { MICROSOFT_EXTENSION_OPTIONS } from './microsoft-extensions.js';
import { POSIX_OPTIONS } from './posix.js';
import { SHARING_OPTIONS } from './sharing.js';
import { SOCKET_LEVEL_OPTIONS } from './socket-level.js';
import { WINSOCK2_OPTIONS } from './socket-level-winsock2.js';
import type { SocketOption } from './socket-option.js';
import { WINSOCK_KERNEL_OPTIONS } from './winsock-kernel.js';

export type { KernelOptionUse, SocketOption } from './socket-option.js';

/** Every socket option that is known, Windows first. */
export const SOCKET_OPTIONS: readonly SocketOption[] = [
	...SHARING_OPTIONS,
	...SOCKET_LEVEL_OPTIONS,
	...WINSOCK2_OPTIONS,
	...MICROSOFT_EXTENSION_OPTIONS,
	...WINSOCK_KERNEL_OPTIONS,
	...POSIX_OPTIONS,
];

const byName = new Map<string, SocketOption[]>();
for (const option of SOCKET_OPTIONS) {
	byName.set(option.name, [...(byName.get(option.name) ?? []), option]);
}

/** The options of that exact name, one for each platform that has it, Windows first; empty where nobody has it. */
export function findOptions(name: string): readonly SocketOption[] {
	return byName.get(name) ?? [];
}

/** The option's value as 32 bits: "0xFFFFFFFB" for -5. Null where it has no single value. */
export function hexValue(option: SocketOption): string | null {
	return option.value === null ? null : `0x${(option.value >>> 0).toString(16).toUpperCase().padStart(8, '0')}`;
}

/** The ids of the sentences that messages/ has on an option. */
export function optionMessageIds(option: SocketOption): { meaning: string; setWhen: string | null; notes: string[] } {
	const prefix = `option.${option.platform}.${option.name}`;
	return {
		meaning: `${prefix}.meaning`,
		setWhen: option.hasSetWhen ? `${prefix}.set-when` : null,
		notes: Array.from({ length: option.noteCount }, (_, index) => `${prefix}.note-${index + 1}`),
	};
}
