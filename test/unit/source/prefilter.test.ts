import { describe, expect, it } from 'vitest';
import { bytesFinderOf, prefilter } from '../../../server/src/source/prefilter.js';
import { randomNumbers } from '../../helpers/random.js';

const names = new Set(['bind', 'setsockopt', 'WSASocketW']);

describe('prefilter', () => {
	it.each(['bind(s)', '::bind (s)', 'x=setsockopt', 'p->bind', '/* bind */', 'WSASocketW'])(
		'finds a name in %s',
		(text) => {
			expect(prefilter(text, names)).toBe(true);
		},
	);

	it.each(['', 'binds', 'rebind', 'bind2', '_bind', 'Bind', 'std_bind_', 'ébind', 'socket'])(
		'finds none in "%s"',
		(text) => {
			expect(prefilter(text, names)).toBe(false);
		},
	);

	it('finds nothing where nothing is wanted', () => {
		expect(prefilter('bind', new Set())).toBe(false);
	});
});

describe('bytesFinderOf', () => {
	const utf8 = (text: string) => new TextEncoder().encode(text);

	it.each(['bind(s)', 'x=setsockopt', '/* bind */', 'é bind', 'ébind'])('does not rule out %s', (text) => {
		expect(bytesFinderOf(names)(utf8(text))).toBe(true);
	});

	it.each(['', 'binds', 'rebind', '_bind', 'Bind', 'socket', 'é'])('rules out "%s"', (text) => {
		expect(bytesFinderOf(names)(utf8(text))).toBe(false);
	});

	it('rules nothing out by bytes where a name is not ASCII, which has other bytes in each encoding', () => {
		expect(bytesFinderOf(new Set(['größe']))(utf8('größe()'))).toBe(true);
		expect(bytesFinderOf(new Set(['größe']))(Uint8Array.from(Buffer.from('größe()', 'latin1')))).toBe(true);
	});

	it.each([
		['f', 'int f'],
		['f', 'f'],
		['of', 'of'],
		['of', 'bind of'],
		['f of', '(f)'],
		['bind listen', 'xlisten listen'],
		['bind setsockopt', `${' '.repeat(5)}setsockopt`],
		[`bind ${'x'.repeat(300)}`, 'x'.repeat(300)],
		['x'.repeat(300), `a ${'x'.repeat(300)}.`],
	])('finds one of "%s" in "%s", wherever it stands', (wanted, text) => {
		expect(bytesFinderOf(new Set(wanted.split(' ')))(utf8(text))).toBe(true);
	});

	it('says of any text that is ASCII what a look at the text itself says', () => {
		const random = randomNumbers(7);
		const word = (most: number) => Array.from({ length: 1 + random(most) }, () => 'ab_1'[random(4)]).join('');
		for (let round = 0; round < 3000; round++) {
			const wanted = new Set(Array.from({ length: random(4) }, () => `a${word(4)}`.slice(random(2))));
			const text = Array.from({ length: random(6) }, () => word(6) + ' ;('[random(3)]).join('');
			expect([text, bytesFinderOf(wanted)(utf8(text))]).toEqual([text, prefilter(text, wanted)]);
		}
	});
});
