import { describe, expect, test } from 'vitest';
import {
	cellKey,
	PRINTED_TABLES,
	type PrintedTable,
	readTable,
	SHARING_TABLES,
	type SharingTable,
	type TableName,
} from '../../../server/src/knowledge/sharing-tables/index.js';
import { articleTable, kernelTable, type PrintedCell, usingPageTable } from './documents.js';

/** Every document that prints one of our tables, with what it says in all its cells. */
const DOCUMENTS: readonly { name: string; table: TableName; cells: PrintedCell[]; count: number }[] = [
	{ name: 'Winsock Kernel page', table: 'wsk', cells: kernelTable('en'), count: 36 },
	{ name: 'Winsock Kernel page in Portuguese', table: 'wsk', cells: kernelTable('pt'), count: 36 },
	{
		name: 'Using page, same account',
		table: 'winsock-same-account',
		cells: usingPageTable('Enhanced socket security, same user account'),
		count: 36,
	},
	{
		name: 'Using page, different accounts',
		table: 'winsock-different-account',
		cells: usingPageTable('Enhanced socket security, different user accounts'),
		count: 36,
	},
	{ name: 'Using page, XP', table: 'winsock-xp', cells: usingPageTable('Windows XP and earlier'), count: 36 },
	{ name: 'article of 2008', table: 'winsock-2008-article', cells: articleTable(), count: 54 },
];

/** Where a table of ours and a document differ, in words; empty where they agree in every cell. */
function mismatches(table: SharingTable, document: readonly PrintedCell[]): string[] {
	const found = document.flatMap((printed) => {
		const key = `first ${printed.first}, second ${printed.second}`;
		const ours = table.get(key);
		const agrees = ours?.outcome === printed.outcome && ours.receiverUndefined === printed.receiverUndefined;
		return agrees ? [] : [`${key}: ${ours?.outcome ?? 'no cell'} instead of ${printed.outcome}`];
	});
	return table.size === document.length ? found : [...found, `${table.size} cells instead of ${document.length}`];
}

function transposed(table: PrintedTable): SharingTable {
	return readTable({ ...table, rowsAre: table.rowsAre === 'first bind' ? 'second bind' : 'first bind' });
}

describe.each(DOCUMENTS)('the table of the $name', ({ table, cells, count }) => {
	test('has every cell that the document prints', () => {
		expect(cells).toHaveLength(count);
		expect(mismatches(SHARING_TABLES[table], cells)).toEqual([]);
	});

	test('would not pass with its axes swapped', () => {
		expect(mismatches(transposed(PRINTED_TABLES[table]), cells).length).toBeGreaterThan(5);
	});

	test('cites the document, the table, the row and the column in every cell', () => {
		const citations = [...SHARING_TABLES[table].values()].map((cell) => cell.citation);
		for (const citation of citations) {
			expect(citation).toMatch(/^.+ \(.+\), .*(table|Table).*, row ".+", column ".+"$/);
		}
		const printed = PRINTED_TABLES[table];
		expect(new Set(citations).size).toBe(printed.rows.length * printed.columns.length);
	});
});

describe('the checker itself', () => {
	test('notices one wrong cell', () => {
		const changed = new Map(SHARING_TABLES.wsk);
		const key = cellKey('none/wildcard', 'reuse/wildcard');
		changed.set(key, { ...changed.get(key)!, outcome: 'INUSE' });
		expect(mismatches(changed, kernelTable('en'))).toEqual([`${key}: INUSE instead of DENIED`]);
	});

	test('refuses a print with a row too short or an unknown symbol', () => {
		const [row, ...rest] = PRINTED_TABLES.wsk.grid;
		expect(() => readTable({ ...PRINTED_TABLES.wsk, grid: ['INUSE | SUCCESS', ...rest] })).toThrow('has 2 cells');
		expect(() => readTable({ ...PRINTED_TABLES.wsk, grid: [row!.replace('INUSE', 'MAYBE'), ...rest] })).toThrow(
			'"MAYBE" is no symbol',
		);
	});
});
