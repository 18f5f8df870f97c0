import { EXCLUSIVEADDRUSE_ARTICLE } from '../sources.js';
import type { PrintedTable } from './printed-table.js';

/**
 * The article of 2008, which names no Windows version. It prints one column group for a first bind with no options or
 * with SO_REUSEADDR, and lines for a second specific address (specific2).
 */
export const WINSOCK_2008_ARTICLE_TABLE: PrintedTable = {
	source: EXCLUSIVEADDRUSE_ARTICLE,
	place: 'table "Bind Behavior with Various Options Set"',
	rowsAre: 'second bind',
	rows: [
		{ printed: 'SO_EXCLUSIVEADDRUSE, wildcard', lines: ['exclusive/wildcard'] },
		{ printed: 'SO_EXCLUSIVEADDRUSE, specific', lines: ['exclusive/specific'] },
		{ printed: 'SO_EXCLUSIVEADDRUSE, specific2', lines: ['exclusive/specific2'] },
		{ printed: 'no options, wildcard', lines: ['none/wildcard'] },
		{ printed: 'no options, specific', lines: ['none/specific'] },
		{ printed: 'no options, specific2', lines: ['none/specific2'] },
		{ printed: 'SO_REUSEADDR, wildcard', lines: ['reuse/wildcard'] },
		{ printed: 'SO_REUSEADDR, specific', lines: ['reuse/specific'] },
		{ printed: 'SO_REUSEADDR, specific2', lines: ['reuse/specific2'] },
	],
	columns: [
		{ printed: 'SO_EXCLUSIVEADDRUSE, wildcard', lines: ['exclusive/wildcard'] },
		{ printed: 'SO_EXCLUSIVEADDRUSE, specific', lines: ['exclusive/specific'] },
		{ printed: 'no options or SO_REUSEADDR, wildcard', lines: ['none/wildcard', 'reuse/wildcard'] },
		{ printed: 'no options or SO_REUSEADDR, specific', lines: ['none/specific', 'reuse/specific'] },
	],
	symbols: {
		Success: { outcome: 'SUCCESS' },
		'Success*': { outcome: 'SUCCESS', receiverUndefined: true },
		'Fail (10048)': { outcome: 'INUSE' },
		'Fail (10013)': { outcome: 'DENIED' },
		'n/a': { outcome: 'NOT_APPLICABLE' },
	},
	grid: [
		// SO_EXCLUSIVEADDRUSE           no options or SO_REUSEADDR: the first bind
		// wildcard       specific       wildcard       specific
		'  Fail (10048) | Fail (10048) | Fail (10048) | Fail (10048)', // second bind: SO_EXCLUSIVEADDRUSE, wildcard
		'  Fail (10048) | Fail (10048) | Fail (10048) | Fail (10048)', // SO_EXCLUSIVEADDRUSE, specific
		'  n/a          | Success      | n/a          | Success     ', // SO_EXCLUSIVEADDRUSE, specific2
		'  Fail (10048) | Fail (10048) | Fail (10048) | Fail (10048)', // no options, wildcard
		'  Fail (10048) | Fail (10048) | Fail (10048) | Fail (10048)', // no options, specific
		'  n/a          | Success      | n/a          | Success     ', // no options, specific2
		'  Fail (10013) | Fail (10013) | Success*     | Success     ', // SO_REUSEADDR, wildcard
		'  Fail (10013) | Fail (10013) | Success      | Success*    ', // SO_REUSEADDR, specific
		'  n/a          | Success      | n/a          | Success     ', // SO_REUSEADDR, specific2
	],
};
