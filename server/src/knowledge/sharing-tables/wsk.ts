import { SHARING_TRANSPORT_ADDRESSES } from '../sources.js';
import { SIX_HEADINGS } from './headings.js';
import type { PrintedTable } from './printed-table.js';

/** Winsock Kernel, Windows Vista and later. */
export const WSK_TABLE: PrintedTable = {
	source: SHARING_TRANSPORT_ADDRESSES,
	place: 'the only table',
	rowsAre: 'second bind',
	rows: SIX_HEADINGS,
	columns: SIX_HEADINGS,
	symbols: {
		SUCCESS: { outcome: 'SUCCESS' },
		INUSE: { outcome: 'INUSE' },
		DENIED: { outcome: 'DENIED' },
		CHECK: { outcome: 'CHECK' },
	},
	grid: [
		// none                SO_REUSEADDR        SO_EXCLUSIVEADDRUSE: the first bind
		// wildcard  specific  wildcard  specific  wildcard  specific
		'  INUSE   | SUCCESS | INUSE   | SUCCESS | INUSE   | SUCCESS', // second bind: none, wildcard
		'  CHECK   | INUSE   | CHECK   | DENIED  | DENIED  | INUSE  ', // none, specific
		'  DENIED  | SUCCESS | SUCCESS | SUCCESS | DENIED  | SUCCESS', // SO_REUSEADDR, wildcard
		'  CHECK   | DENIED  | SUCCESS | SUCCESS | DENIED  | DENIED ', // SO_REUSEADDR, specific
		'  INUSE   | INUSE   | INUSE   | INUSE   | INUSE   | INUSE  ', // SO_EXCLUSIVEADDRUSE, wildcard
		'  CHECK   | INUSE   | CHECK   | INUSE   | DENIED  | INUSE  ', // SO_EXCLUSIVEADDRUSE, specific
	],
};
