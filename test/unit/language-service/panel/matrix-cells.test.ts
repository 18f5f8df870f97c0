import { describe, expect, it } from 'vitest';
import { matrixInWords } from '../../../../server/src/language-service/matrix-in-words.js';
import type { MatrixCell, SharingMatrix } from '../../../../server/src/protocol/matrix.js';

/** The cell "first option/address, second option/address". */
function cellAt({ rows, columns, cells }: SharingMatrix, name: string): MatrixCell {
	const indexOf = (lines: typeof rows, line: string) =>
		lines.findIndex(({ option, address }) => `${option}/${address}` === line);
	const [first = '', second = ''] = name.split(', ');
	return cells[indexOf(rows, first)]![indexOf(columns, second)]!;
}

describe('what a cell means', () => {
	const same = matrixInWords('winsock', 'same');

	it('is who gets what', () => {
		const checkEffect = (name: string, effect: string, receives: string) =>
			expect(cellAt(same, name)).toMatchObject({ effect, receives });
		checkEffect(
			'none/wildcard, none/specific',
			'takes',
			'The second socket receives what arrives for its one address, the first one what arrives for all others.',
		);
		checkEffect(
			'none/specific, none/wildcard',
			'around',
			'The first socket keeps its address, the second one receives what arrives for all others.',
		);
		checkEffect(
			'reuse/wildcard, reuse/wildcard',
			'shares',
			'Undefined: either socket may receive. Only multicast reaches both.',
		);
		checkEffect('none/wildcard, none/wildcard', 'refused', 'The first socket keeps everything: the second bind fails.');
	});

	it('is for each own address where another specific one is bound', () => {
		const article = matrixInWords('winsock-2008-article', 'unknown');
		expect(cellAt(article, 'none/specific, none/specific2').effect).toBe('apart');
		expect(cellAt(article, 'none/wildcard, none/specific2').effect).toBe('none');
	});

	it('depends where an access check decides and nothing is known', () => {
		expect(cellAt(matrixInWords('winsock', 'unknown'), 'none/wildcard, none/specific').effect).toBe('depends');
	});
});

describe('the access check', () => {
	it('is spelled out in the five cells that it decides, whatever is known of it', () => {
		for (const account of ['same', 'different', 'unknown'] as const) {
			const checked = matrixInWords('winsock', account)
				.cells.flat()
				.filter(({ check }) => check !== null);
			expect(checked).toHaveLength(5);
		}
		expect(
			matrixInWords('winsock-xp', 'unknown')
				.cells.flat()
				.filter(({ check }) => check !== null),
		).toEqual([]);
	});

	it('says what is known of the two parties', () => {
		const checkOf = (matrix: SharingMatrix) => cellAt(matrix, 'none/wildcard, none/specific').check;
		expect(checkOf(matrixInWords('winsock', 'different'))).toContain('Here they differ.');
		expect(checkOf(matrixInWords('wsk', 'unknown', 'default'))).toContain(
			'Here that is the default one, which refuses.',
		);
		expect(checkOf(matrixInWords('wsk', 'unknown'))).toContain('OwningProcess or OwningThread');
	});
});
