import type { TableOption } from './sharing-tables/printed-table.js';

/** The kinds of local address that sharing on Windows tells apart; an IPv4-mapped address counts as its IPv4 address. */
export type AddressClass =
	| 'ipv4-wildcard'
	| 'ipv4-specific'
	| 'ipv6-wildcard'
	| 'ipv6-specific'
	/** `::` with IPV6_V6ONLY off. */
	| 'dual-stack-wildcard';

/** A pair of binds that somebody ran on Windows: TCP, one account, one address where both are specific. */
export interface Observation {
	first: `${TableOption}/${AddressClass}`;
	second: `${TableOption}/${AddressClass}`;
	/** FAILS: the run shows that the second bind fails, not with which code. */
	result: 'SUCCESS' | 'INUSE' | 'DENIED' | 'FAILS';
}

/** Pairs inside one family, run for IPv4 and again for IPv6. Source: Wine test_reuseaddr. */
const IN_EITHER_FAMILY = [
	['none/specific', 'reuse/specific', 'DENIED'],
	['reuse/specific', 'none/specific', 'FAILS'],
	['reuse/specific', 'reuse/specific', 'SUCCESS'],
	['none/wildcard', 'none/specific', 'SUCCESS'],
	['none/specific', 'none/wildcard', 'SUCCESS'],
	['none/wildcard', 'none/wildcard', 'INUSE'],
] as const;

/** Source: Wine test_reuseaddr, its table of exclusive binds; every IPv6 socket there has IPV6_V6ONLY off. */
const EXCLUSIVE_AND_DUAL_STACK: readonly Observation[] = [
	{ first: 'exclusive/ipv4-wildcard', second: 'none/ipv4-specific', result: 'DENIED' },
	{ first: 'exclusive/dual-stack-wildcard', second: 'none/ipv4-specific', result: 'DENIED' },
	{ first: 'none/ipv4-wildcard', second: 'exclusive/ipv4-specific', result: 'SUCCESS' },
	{ first: 'exclusive/ipv4-wildcard', second: 'exclusive/ipv4-specific', result: 'DENIED' },
	{ first: 'exclusive/ipv4-specific', second: 'none/ipv4-wildcard', result: 'SUCCESS' },
	{ first: 'none/ipv4-specific', second: 'exclusive/ipv4-wildcard', result: 'INUSE' },
	{ first: 'none/ipv4-specific', second: 'exclusive/dual-stack-wildcard', result: 'INUSE' },
	{ first: 'none/ipv6-specific', second: 'exclusive/ipv4-wildcard', result: 'SUCCESS' },
	{ first: 'exclusive/ipv6-specific', second: 'exclusive/ipv4-specific', result: 'SUCCESS' },
	{ first: 'exclusive/dual-stack-wildcard', second: 'none/ipv4-wildcard', result: 'DENIED' },
	{ first: 'none/dual-stack-wildcard', second: 'exclusive/ipv4-wildcard', result: 'SUCCESS' },
	{ first: 'none/ipv4-wildcard', second: 'exclusive/ipv4-wildcard', result: 'INUSE' },
	{ first: 'none/dual-stack-wildcard', second: 'none/ipv4-wildcard', result: 'SUCCESS' },
	{ first: 'none/ipv4-specific', second: 'none/ipv4-specific', result: 'INUSE' },
	{ first: 'exclusive/ipv4-specific', second: 'none/ipv4-specific', result: 'INUSE' },
	{ first: 'none/ipv4-specific', second: 'exclusive/ipv4-specific', result: 'INUSE' },
];

/** What was seen on a real Windows (Server 2003 or later), beyond what the documents say. */
export const OBSERVED_ON_WINDOWS: readonly Observation[] = [
	...(['ipv4', 'ipv6'] as const).flatMap((family) =>
		IN_EITHER_FAMILY.map(([first, second, result]) => ({
			first: inFamily(first, family),
			second: inFamily(second, family),
			result,
		})),
	),
	...EXCLUSIVE_AND_DUAL_STACK,
];

function inFamily(line: `${TableOption}/${'wildcard' | 'specific'}`, family: 'ipv4' | 'ipv6') {
	return line.replace('/', `/${family}-`) as `${TableOption}/${AddressClass}`;
}
