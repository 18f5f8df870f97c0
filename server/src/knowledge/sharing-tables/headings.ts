import type { Heading, PrintedSymbol } from './printed-table.js';

/** The six headings that four of the five tables have on both axes, in their order. */
export const SIX_HEADINGS: readonly Heading[] = [
	{ printed: 'no socket options (default), wildcard', lines: ['none/wildcard'] },
	{ printed: 'no socket options (default), specific', lines: ['none/specific'] },
	{ printed: 'SO_REUSEADDR, wildcard', lines: ['reuse/wildcard'] },
	{ printed: 'SO_REUSEADDR, specific', lines: ['reuse/specific'] },
	{ printed: 'SO_EXCLUSIVEADDRUSE, wildcard', lines: ['exclusive/wildcard'] },
	{ printed: 'SO_EXCLUSIVEADDRUSE, specific', lines: ['exclusive/specific'] },
];

/** The symbols of the three tables of the Using page. */
export const USING_PAGE_SYMBOLS: Readonly<Record<string, PrintedSymbol>> = {
	Success: { outcome: 'SUCCESS' },
	INUSE: { outcome: 'INUSE' },
	ACCESS: { outcome: 'DENIED' },
};
