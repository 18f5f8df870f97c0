import { describe, expect, test } from 'vitest';
import { text } from '../../../server/src/messages/text.js';
import type { Account, SharingModel } from '../../../server/src/protocol/resolution.js';
import { type MatrixCircumstances, matrix } from '../../../server/src/resolver/index.js';
import { articleTable, kernelTable, type PrintedCell, usingPageTable } from '../knowledge/documents.js';

function matrixOf(model: SharingModel, account?: Account, circumstances?: MatrixCircumstances) {
	const table = matrix(model, account, circumstances);
	if ('error' in table) {
		throw new Error(text(table.error));
	}
	return table;
}

/** The whole way from the printed document to the rows and columns of the matrix. */
function checkAgainstDocument(table: ReturnType<typeof matrixOf>, document: readonly PrintedCell[]): void {
	for (const { first, second, outcome } of document) {
		const row = table.rows.findIndex((line) => `${line.option}/${line.address}` === first);
		const column = table.columns.findIndex((line) => `${line.option}/${line.address}` === second);
		expect(table.cells[row]?.[column]?.outcome, `first ${first}, second ${second}`).toBe(outcome);
	}
	expect(document).toHaveLength(table.rows.length * table.columns.length);
}

describe('a whole table', () => {
	test('has the first bind in its rows and the second in its columns, as every document means it', () => {
		checkAgainstDocument(matrixOf('wsk'), kernelTable('en'));
		checkAgainstDocument(matrixOf('winsock', 'same'), usingPageTable('Enhanced socket security, same user account'));
		checkAgainstDocument(
			matrixOf('winsock', 'different'),
			usingPageTable('Enhanced socket security, different user accounts'),
		);
		checkAgainstDocument(matrixOf('winsock-xp'), usingPageTable('Windows XP and earlier'));
		checkAgainstDocument(matrixOf('winsock-2008-article'), articleTable());
	});

	test('has its lines in one order, and columns for specific2 in the article of 2008 only', () => {
		const words = (lines: readonly { option: string; address: string }[]) =>
			lines.map((line) => `${line.option}/${line.address}`);
		const six = [
			'none/wildcard',
			'none/specific',
			'reuse/wildcard',
			'reuse/specific',
			'exclusive/wildcard',
			'exclusive/specific',
		];
		expect(words(matrixOf('winsock').rows)).toEqual(six);
		expect(words(matrixOf('winsock').columns)).toEqual(six);
		const article = matrixOf('winsock-2008-article');
		expect(words(article.rows)).toEqual(six);
		expect(words(article.columns)).toHaveLength(9);
		expect(words(article.columns)).toContain('reuse/specific2');
	});

	test('of Winsock with an unknown account has exactly five cells that depend on it', () => {
		const outcomes = (account: Account) =>
			matrixOf('winsock', account)
				.cells.flat()
				.map((cell) => cell.outcome);
		expect(outcomes('unknown').filter((outcome) => outcome === 'CHECK')).toHaveLength(5);
		expect(outcomes('same')).not.toContain('CHECK');
		expect(outcomes('different')).not.toContain('CHECK');
	});

	test('of Winsock Kernel is decided by access or by the default descriptor', () => {
		const checks = (circumstances: MatrixCircumstances) =>
			matrixOf('wsk', 'unknown', circumstances)
				.cells.flat()
				.filter((cell) => cell.outcome === 'CHECK').length;
		expect(checks({})).toBe(5);
		expect(checks({ access: 'granted' })).toBe(0);
		expect(checks({ descriptor: 'default' })).toBe(0);
	});

	test('names its model, its source and its caveats', () => {
		const table = matrixOf('winsock-2008-article');
		expect(text(table.title)).toContain('2008');
		expect(table.source.title).toContain('SO_EXCLUSIVEADDRUSE');
		expect(table.caveats.map(text).join(' ')).toContain('its cells are those of Windows XP');
	});

	test('has no answer for an unknown model, or for circumstances that contradict each other', () => {
		expect(matrix('linux' as SharingModel)).toMatchObject({ error: { id: 'resolver.error.model' } });
		expect(matrix('winsock', 'same', { access: 'refused' })).toMatchObject({
			error: { id: 'resolver.error.account-and-access' },
		});
	});
});
