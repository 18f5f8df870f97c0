import { USING_PAGE } from '../sources.js';
import { SIX_HEADINGS, USING_PAGE_SYMBOLS } from './headings.js';
import type { PrintedTable } from './printed-table.js';

/** Winsock on Windows Server 2003 and later, the binds by different user accounts. */
export const WINSOCK_DIFFERENT_ACCOUNT_TABLE: PrintedTable = {
	source: USING_PAGE,
	place: 'section Enhanced Socket Security, second table (different user accounts)',
	rowsAre: 'first bind',
	rows: SIX_HEADINGS,
	columns: SIX_HEADINGS,
	symbols: USING_PAGE_SYMBOLS,
	grid: [
		// none                SO_REUSEADDR        SO_EXCLUSIVEADDRUSE: the second bind
		// wildcard  specific  wildcard  specific  wildcard  specific
		'  INUSE   | ACCESS  | ACCESS  | ACCESS  | INUSE   | ACCESS ', // first bind: none, wildcard
		'  Success | INUSE   | Success | ACCESS  | INUSE   | INUSE  ', // none, specific
		'  INUSE   | ACCESS  | Success | Success | INUSE   | ACCESS ', // SO_REUSEADDR, wildcard
		'  Success | INUSE   | Success | Success | INUSE   | INUSE  ', // SO_REUSEADDR, specific
		'  INUSE   | ACCESS  | ACCESS  | ACCESS  | INUSE   | ACCESS ', // SO_EXCLUSIVEADDRUSE, wildcard
		'  Success | INUSE   | Success | ACCESS  | INUSE   | INUSE  ', // SO_EXCLUSIVEADDRUSE, specific
	],
};
