import { USING_PAGE } from '../sources.js';
import { SIX_HEADINGS, USING_PAGE_SYMBOLS } from './headings.js';
import type { PrintedTable } from './printed-table.js';

/** Winsock on Windows XP and earlier; accounts do not matter there. */
export const WINSOCK_XP_TABLE: PrintedTable = {
	source: USING_PAGE,
	place: 'section Using SO_EXCLUSIVEADDRUSE, table of bind results (Windows XP and earlier)',
	rowsAre: 'first bind',
	rows: SIX_HEADINGS,
	columns: SIX_HEADINGS,
	symbols: USING_PAGE_SYMBOLS,
	grid: [
		// none                SO_REUSEADDR        SO_EXCLUSIVEADDRUSE: the second bind
		// wildcard  specific  wildcard  specific  wildcard  specific
		'  INUSE   | INUSE   | Success | Success | INUSE   | INUSE  ', // first bind: none, wildcard
		'  INUSE   | INUSE   | Success | Success | INUSE   | INUSE  ', // none, specific
		'  INUSE   | INUSE   | Success | Success | INUSE   | INUSE  ', // SO_REUSEADDR, wildcard
		'  INUSE   | INUSE   | Success | Success | INUSE   | INUSE  ', // SO_REUSEADDR, specific
		'  INUSE   | INUSE   | ACCESS  | ACCESS  | INUSE   | INUSE  ', // SO_EXCLUSIVEADDRUSE, wildcard
		'  INUSE   | INUSE   | ACCESS  | ACCESS  | INUSE   | INUSE  ', // SO_EXCLUSIVEADDRUSE, specific
	],
};
