import { describe, expect, test } from 'vitest';
import {
	SHARING_TABLES,
	type SharingCell,
	type TableName,
} from '../../../server/src/knowledge/sharing-tables/index.js';

/** The keys of the cells in which two tables differ; CHECK is read as what the access check answers. */
function differences(one: TableName, other: TableName, check: 'SUCCESS' | 'DENIED' = 'SUCCESS'): string[] {
	const outcome = (cell: SharingCell | undefined) => (cell?.outcome === 'CHECK' ? check : cell?.outcome);
	return [...SHARING_TABLES[one]]
		.filter(([key, cell]) => outcome(cell) !== outcome(SHARING_TABLES[other].get(key)))
		.map(([key]) => key);
}

function cellsWhere(table: TableName, isMeant: (cell: SharingCell) => boolean): SharingCell[] {
	const cells = [...SHARING_TABLES[table].values()].filter(isMeant);
	expect(cells.length).toBeGreaterThan(0);
	return cells;
}

const OPEN_CELL = 'first reuse/specific, second none/specific';
const ACCOUNT_CELLS = [
	'first none/wildcard, second exclusive/specific',
	'first none/wildcard, second none/specific',
	'first none/wildcard, second reuse/specific',
	'first reuse/wildcard, second exclusive/specific',
	'first reuse/wildcard, second none/specific',
];

describe('Winsock Kernel beside Winsock', () => {
	test('equals the same-account table in 35 of 36 cells where access is granted', () => {
		expect(differences('wsk', 'winsock-same-account', 'SUCCESS')).toEqual([OPEN_CELL]);
	});

	test('equals the different-account table in 35 of 36 cells where access is refused', () => {
		expect(differences('wsk', 'winsock-different-account', 'DENIED')).toEqual([OPEN_CELL]);
	});

	test('checks access in exactly the five cells in which the account matters', () => {
		expect(differences('winsock-same-account', 'winsock-different-account').sort()).toEqual(ACCOUNT_CELLS);
		const checked = cellsWhere('wsk', (cell) => cell.outcome === 'CHECK');
		expect(checked.map((cell) => `first ${cell.first}, second ${cell.second}`).sort()).toEqual(ACCOUNT_CELLS);
	});
});

describe('Winsock over the years', () => {
	test('Windows Server 2003 changed 12 of 36 cells for one account', () => {
		expect(differences('winsock-xp', 'winsock-same-account')).toHaveLength(12);
	});

	test('the article of 2008 prints the table of Windows XP', () => {
		expect(differences('winsock-xp', 'winsock-2008-article')).toEqual([]);
	});

	test('the article of 2008 differs from the different-account table in 13 cells', () => {
		expect(differences('winsock-xp', 'winsock-different-account')).toHaveLength(13);
	});
});

describe.each(['winsock-same-account', 'winsock-different-account'] as const)('the structure of %s', (table) => {
	const outcomes = (isMeant: (cell: SharingCell) => boolean) => [
		...new Set(cellsWhere(table, isMeant).map((cell) => cell.outcome)),
	];
	const bothReuse = (cell: SharingCell) => cell.first.startsWith('reuse') && cell.second.startsWith('reuse');

	test('a wildcard bind over a specific one succeeds unless it is exclusive', () => {
		const over = (cell: SharingCell) => cell.first.endsWith('/specific') && cell.second.endsWith('/wildcard');
		expect(outcomes((cell) => over(cell) && !cell.second.startsWith('exclusive'))).toEqual(['SUCCESS']);
		expect(outcomes((cell) => over(cell) && cell.second.startsWith('exclusive'))).toEqual(['INUSE']);
	});

	test('nothing succeeds over an exclusive wildcard', () => {
		expect(outcomes((cell) => cell.first === 'exclusive/wildcard')).not.toContain('SUCCESS');
	});

	test('an exclusive wildcard bind is refused by any holder', () => {
		expect(outcomes((cell) => cell.second === 'exclusive/wildcard')).toEqual(['INUSE']);
	});

	test('one address is shared only where both have SO_REUSEADDR', () => {
		for (const address of ['wildcard', 'specific']) {
			const same = (cell: SharingCell) => cell.first.endsWith(address) && cell.second.endsWith(`/${address}`);
			expect(outcomes((cell) => same(cell) && bothReuse(cell))).toEqual(['SUCCESS']);
			expect(outcomes((cell) => same(cell) && !bothReuse(cell))).not.toContain('SUCCESS');
		}
	});
});
