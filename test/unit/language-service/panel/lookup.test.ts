import { describe, expect, it } from 'vitest';
import { lookUp } from '../../../../server/src/language-service/panel/lookup.js';
import { sharingTables } from '../../../../server/src/language-service/panel/sharing-tables.js';

function resolved(question: object) {
	const answer = lookUp({ model: 'winsock', ...question });
	if (answer.state !== 'resolved') {
		throw new Error(answer.message);
	}
	return answer;
}

describe('two binds without code', () => {
	it('are answered with their cell', () => {
		const { resolution, cell, markdown } = resolved({
			account: 'different',
			first: { option: 'none', address: '0.0.0.0' },
			second: { option: 'reuse', address: '127.0.0.1' },
		});
		expect(resolution).toMatchObject({ outcome: 'DENIED', status: { name: 'WSAEACCES', value: 10013 } });
		expect(cell).toEqual({ first: 0, second: 3 });
		expect(markdown).toMatch(/^# DENIED WSAEACCES \(10013\)\n\nThe second bind/);
	});

	it('have no cell where they do not meet', () => {
		const first = { option: 'none', address: '10.0.0.1' };
		expect(resolved({ first, second: { option: 'none', address: '10.0.0.2' } }).cell).toBeNull();
		expect(resolved({ first, second: { ...first, port: 0 } }).cell).toBeNull();
	});

	it('have a cell of the article for another specific address', () => {
		const question = {
			first: { option: 'none', address: 'specific' },
			second: { option: 'none', address: 'specific2' },
		};
		expect(resolved({ ...question, model: 'winsock-2008-article' }).cell).not.toBeNull();
		expect(resolved(question).cell).toBeNull();
	});

	it('are refused with the name of the wrong field', () => {
		const second = { option: 'none', address: 'wildcard' };
		expect(lookUp({ model: 'winsock', first: { option: 'none', address: 'home' }, second })).toMatchObject({
			state: 'not-understood',
			field: 'first.address',
		});
		expect(lookUp('hello')).toMatchObject({ state: 'not-understood', field: null });
	});
});

describe('every table', () => {
	const { tables } = sharingTables();

	it('stands under the name of its document', () => {
		expect(tables.map(({ title }) => title)).toEqual([
			'Winsock Kernel',
			'Winsock, Windows Server 2003 and later, one account',
			'Winsock, Windows Server 2003 and later, two accounts',
			'Winsock, Windows XP and earlier',
			'Winsock, the SO_EXCLUSIVEADDRUSE article of 2008',
		]);
		expect(tables.every(({ document }) => document.url.startsWith('https://learn.microsoft.com/'))).toBe(true);
	});

	it('says of the article that its cells are those of XP', () => {
		const article = tables.at(-1)!;
		expect(article.appliesTo).toContain('Windows XP and earlier');
		expect(article.caveats.join(' ')).toContain('its cells are those of Windows XP and earlier');
		expect(article.matrix.columns).toHaveLength(9);
	});

	it('has every cell, the first bind downwards', () => {
		for (const { matrix } of tables) {
			expect(matrix.cells.map((row) => row.length)).toEqual(matrix.rows.map(() => matrix.columns.length));
		}
		const [, same, different] = tables;
		expect([same, different].map((table) => table!.matrix.cells[0]![1]!.outcome)).toEqual(['SUCCESS', 'DENIED']);
	});
});
