/** An IPv4 or IPv6 address, read from its text. */
export interface IpAddress {
	/** The family it counts as: an IPv4-mapped IPv6 address counts as the IPv4 address it carries. */
	family: 'ipv4' | 'ipv6';
	/** True for `::ffff:a.b.c.d` in any spelling. */
	mapped: boolean;
	/** Its bytes in the family it counts as: 4 or 16. */
	bytes: readonly number[];
	/** The zone of an IPv6 address (`fe80::1%12`), '' without one. */
	zone: string;
}

/**
 * Reads a literal: dotted IPv4 with four decimal numbers without leading zeros, or IPv6 in any spelling of RFC 4291,
 * with a zone or without. Undefined where the text is neither.
 */
export function parseAddress(text: string): IpAddress | undefined {
	const ipv4 = parseIpv4(text);
	if (ipv4) {
		return { family: 'ipv4', mapped: false, bytes: ipv4, zone: '' };
	}
	const [, address = '', zone = ''] = /^([^%]*)(?:%([\w.-]+))?$/.exec(text) ?? [];
	const bytes = parseIpv6(address);
	if (!bytes) {
		return undefined;
	}
	const mapped = bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 0xff && bytes[11] === 0xff;
	return mapped ? { family: 'ipv4', mapped, bytes: bytes.slice(12), zone } : { family: 'ipv6', mapped, bytes, zone };
}

/** Whether it is `0.0.0.0` or `::`. */
export function isWildcard(address: IpAddress): boolean {
	return address.bytes.every((byte) => byte === 0);
}

/** Whether it is a multicast group or the limited broadcast address: Windows binds neither. */
export function isGroup(address: IpAddress): boolean {
	const [high = 0] = address.bytes;
	if (address.family === 'ipv6') {
		return high === 0xff;
	}
	return (high >= 224 && high <= 239) || address.bytes.every((byte) => byte === 255);
}

/** Whether both are one address, whatever their spelling. */
export function isSameAddress(one: IpAddress, other: IpAddress): boolean {
	return (
		one.family === other.family &&
		one.zone === other.zone &&
		one.bytes.every((byte, index) => byte === other.bytes[index])
	);
}

function parseIpv4(text: string): number[] | undefined {
	const parts = text.split('.');
	const isByte = (part: string) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255;
	return parts.length === 4 && parts.every(isByte) ? parts.map(Number) : undefined;
}

function parseIpv6(text: string): number[] | undefined {
	const halves = text.split('::');
	if (halves.length > 2) {
		return undefined;
	}
	const head = parseGroups(halves[0]!, halves.length === 1);
	const tail = halves.length === 2 ? parseGroups(halves[1]!, true) : [];
	if (!head || !tail) {
		return undefined;
	}
	if (halves.length === 1) {
		return head.length === 16 ? head : undefined;
	}
	const missing = 16 - head.length - tail.length;
	return missing >= 2 ? [...head, ...new Array<number>(missing).fill(0), ...tail] : undefined;
}

/** Reads `1:2:3` into bytes; the last group may be a dotted IPv4 address where the text ends the whole address. */
function parseGroups(text: string, endsAddress: boolean): number[] | undefined {
	if (text === '') {
		return [];
	}
	const bytes: number[] = [];
	const groups = text.split(':');
	for (const [index, group] of groups.entries()) {
		const dotted = endsAddress && index === groups.length - 1 ? parseIpv4(group) : undefined;
		if (dotted) {
			bytes.push(...dotted);
		} else if (/^[0-9a-f]{1,4}$/i.test(group)) {
			const value = Number.parseInt(group, 16);
			bytes.push(value >> 8, value & 0xff);
		} else {
			return undefined;
		}
	}
	return bytes.length <= 16 ? bytes : undefined;
}
