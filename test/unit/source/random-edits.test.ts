import { describe, expect, it } from 'vitest';
import { TARGETS } from '../../../server/src/protocol/targets.js';
import { readSource, scanSource, targetsOf } from '../../../server/src/source/read-source.js';
import { tokenText } from '../../../server/src/source/tokens.js';
import { randomNumbers, SEED } from '../../helpers/random.js';
import { randomCode } from './random-code.js';
import { checkPlaces } from './source-helpers.js';

const ROUNDS = 400;

function checkAnything(code: string): void {
	const scanned = scanSource(code);
	const { tokens } = scanned;
	expect(Array.from({ length: tokens.count }, (_, index) => tokenText(tokens, index)).join('')).toBe(code);
	const source = readSource(scanned, { targets: TARGETS });
	for (const target of TARGETS) {
		const ofTarget = source.configurations.filter((one) => one.target === target);
		expect(ofTarget.length).toBeGreaterThanOrEqual(1);
		expect(ofTarget.length).toBeLessThanOrEqual(4);
	}
	for (const { text, items } of source.configurations) {
		checkPlaces(code, text);
		let end = 0;
		for (const item of items) {
			expect(item.start).toBeGreaterThanOrEqual(end);
			expect(item.end).toBeGreaterThan(item.start);
			expect(item.text).toBe(text.slice(item.start, item.end));
			end = item.end;
		}
	}
	expect(targetsOf(scanned).length).toBeGreaterThanOrEqual(1);
	expect(readSource(code, { targets: TARGETS })).toEqual(source);
}

describe('reading a source', () => {
	it('keeps its promises for real-looking code with random edits', () => {
		const random = randomNumbers(SEED);
		for (let round = 0; round < ROUNDS; round++) {
			const code = randomCode(random);
			try {
				checkAnything(code);
			} catch (error) {
				throw new Error(`BINDSIGHT_SEED=${SEED}, round ${round}: ${JSON.stringify(code)}`, { cause: error });
			}
		}
		console.log(`random edits: ${ROUNDS} texts, BINDSIGHT_SEED=${SEED}`);
	});

	it('takes no more than linear time for what invites more', () => {
		const size = 200_000;
		for (const piece of [
			'FOO( }',
			'[[a',
			'R"a(',
			'template < }',
			'_In_(',
			'#if A\n',
			'a::',
			'{',
			'\\ ',
			'"',
			'#if A\nbind();\n#else\n',
		]) {
			const code = piece.repeat(Math.ceil(size / piece.length));
			expect(readSource(code, { targets: ['windows'] }).configurations[0]!.text.length).toBe(code.length);
		}
	});
});
