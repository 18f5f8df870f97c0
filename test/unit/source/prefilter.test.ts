import { describe, expect, it } from 'vitest';
import { bytesFinderOf, prefilter } from '../../../server/src/source/prefilter.js';

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
});
