import { NTSTATUS_CODES } from './ntstatus.js';
import type { StatusCode } from './status-code.js';
import { WINSOCK_STATUSES } from './winsock.js';

export type { StatusCode } from './status-code.js';

/** Every status code that is known, Winsock first. */
export const STATUSES: readonly StatusCode[] = [...WINSOCK_STATUSES, ...NTSTATUS_CODES];

const byName = new Map(STATUSES.map((status) => [status.name, status]));
const byValue = new Map(STATUSES.map((status) => [status.value, status]));

/**
 * The status that a text names: by name in any case ("WSAEACCES"), in decimal ("10013"), in hexadecimal ("0xC0000022"),
 * as a signed or an unsigned 32-bit number ("-1073741790", "3221225506"). Undefined where it names none.
 */
export function findStatus(nameOrNumber: string): StatusCode | undefined {
	const wanted = nameOrNumber.trim();
	if (/^(0x[0-9a-f]{1,8}|-?\d{1,10})$/i.test(wanted)) {
		const value = Number(wanted);
		return value >= -0x80000000 && value <= 0xffffffff ? byValue.get(value >>> 0) : undefined;
	}
	return byName.get(wanted.toUpperCase());
}

/** The value as it is usually written: 10013 for Winsock, "0xC0000022" for an NTSTATUS. */
export function writtenValue(status: StatusCode): number | string {
	return status.kind === 'winsock' ? status.value : `0x${status.value.toString(16).toUpperCase().padStart(8, '0')}`;
}

/** The id of the sentence that messages/ has on what brings a status about. */
export function statusCausesId(status: StatusCode): string {
	return `status.${status.name}.causes`;
}
