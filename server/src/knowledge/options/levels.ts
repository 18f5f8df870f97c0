import { findOptions, SOCKET_OPTIONS } from './index.js';

/** The systems whose numbers of options are known well enough to say what a wrong one means. */
export type NumberedSystem = 'windows' | 'linux';

/** The levels of setsockopt, by every name that code gives them: SOL_IP and its like are the same numbers. */
const LEVELS: ReadonlyMap<string, string> = new Map([
	['SOL_SOCKET', 'SOL_SOCKET'],
	['IPPROTO_IP', 'IPPROTO_IP'],
	['SOL_IP', 'IPPROTO_IP'],
	['IPPROTO_IPV6', 'IPPROTO_IPV6'],
	['SOL_IPV6', 'IPPROTO_IPV6'],
	['IPPROTO_TCP', 'IPPROTO_TCP'],
	['SOL_TCP', 'IPPROTO_TCP'],
	['IPPROTO_UDP', 'IPPROTO_UDP'],
	['SOL_UDP', 'IPPROTO_UDP'],
]);

/** Every name that code gives a level of setsockopt. */
export const LEVEL_NAMES: readonly string[] = [...LEVELS.keys()];

/** The level that a name of one means; undefined for every other name. */
export function levelNamed(name: string): string | undefined {
	return LEVELS.get(name);
}

/** The level that each option belongs to which decides who may bind an address. */
const HOME_LEVELS: ReadonlyMap<string, string> = new Map([
	['SO_REUSEADDR', 'SOL_SOCKET'],
	['SO_EXCLUSIVEADDRUSE', 'SOL_SOCKET'],
	['SO_REUSEPORT', 'SOL_SOCKET'],
	['IPV6_V6ONLY', 'IPPROTO_IPV6'],
]);

/**
 * Options that are met under the number of another one: `level number` to name.
 * Source: ws2ipdef.h; Linux linux/in.h, linux/in6.h, linux/tcp.h, asm-generic/socket.h.
 */
const OTHER_NUMBERS: Readonly<Record<NumberedSystem, ReadonlyMap<string, string>>> = {
	windows: new Map([
		['IPPROTO_IP 4', 'IP_TTL'],
		['IPPROTO_IPV6 4', 'IPV6_UNICAST_HOPS'],
		['IPPROTO_TCP 4', 'TCP_MAXSEG'],
	]),
	linux: new Map([
		['IPPROTO_IP 2', 'IP_TTL'],
		['IPPROTO_IPV6 2', 'IPV6_2292PKTINFO'],
		['IPPROTO_TCP 2', 'TCP_MAXSEG'],
		['IPPROTO_IP 15', 'IP_FREEBIND'],
		['IPPROTO_IP 26', 'IP_RECVERR_RFC4884'],
		['SOL_SOCKET 11', 'SO_NO_CHECK'],
		['SOL_SOCKET 14', 'SO_BSDCOMPAT'],
		['SOL_SOCKET 26', 'SO_ATTACH_FILTER'],
	]),
};

/** The level that a sharing option, or IPV6_V6ONLY, belongs to; undefined for every other option. */
export function homeLevelOf(option: string): string | undefined {
	return HOME_LEVELS.get(option);
}

/** Whether a level is known to be another one than the option's own, so that the call does not reach the option. */
export function isForeignLevel(option: string, level: string): boolean {
	const home = HOME_LEVELS.get(option);
	const meant = LEVELS.get(level);
	return home !== undefined && meant !== undefined && meant !== home;
}

/** The number that a system's headers give an option; undefined where they have none, or several. */
export function numberOfOption(name: string, system: NumberedSystem): number | undefined {
	const platform = system === 'windows' ? 'windows-user' : 'posix';
	const option = findOptions(name).find((one) => one.platform === platform);
	return (system === 'windows' ? option?.value : option?.values?.linux) ?? undefined;
}

/** The option that a system has under a number at a level; undefined where none is known. */
export function optionWithNumber(number: number, level: string, system: NumberedSystem): string | undefined {
	const meant = LEVELS.get(level);
	const platform = system === 'windows' ? 'windows-user' : 'posix';
	const known = SOCKET_OPTIONS.find(
		(option) =>
			option.platform === platform &&
			option.level.split(' ')[0] === meant &&
			numberOfOption(option.name, system) === number,
	);
	return known?.name ?? OTHER_NUMBERS[system].get(`${meant} ${number}`);
}
