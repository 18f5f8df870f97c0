import { describe, expect, it } from 'vitest';
import { prefilter } from '../../../server/src/source/prefilter.js';

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
