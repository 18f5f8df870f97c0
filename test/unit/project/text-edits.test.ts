import { expect, it } from 'vitest';
import { applyEdits, composeEdits } from '../../../server/src/project/text-edits.js';
import type { TextEdit } from '../../../server/src/protocol/findings.js';
import { randomNumbers, SEED } from '../../helpers/random.js';

it('two rounds of edits are one: the same text comes out, and no edit reaches into another', () => {
	const below = randomNumbers(SEED);
	const edited = (length: number): TextEdit[] => {
		const places = Array.from({ length: 2 * below(4) }, () => below(length + 1)).sort((a, b) => a - b);
		return places
			.filter((_, place) => place % 2 === 0)
			.map((start, place) => ({ span: { start, end: places[2 * place + 1]! }, newText: 'XYZ'.slice(0, below(4)) }));
	};
	for (let round = 0; round < 2000; round++) {
		const text = 'abcdefghijkl'.slice(0, below(13));
		const first = edited(text.length);
		const between = applyEdits(text, first);
		const second = edited(between.length);
		const both = composeEdits(first, second);
		const what = `seed ${SEED}, ${JSON.stringify({ text, first, second, both })}`;
		expect(applyEdits(text, both), what).toBe(applyEdits(between, second));
		const ends = both.flatMap(({ span }) => [span.start, span.end]);
		expect(ends, what).toEqual([...ends].sort((a, b) => a - b));
	}
});
