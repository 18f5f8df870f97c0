import { describe, expect, it } from 'vitest';
import { withoutHome } from '../../../client/src/without-home.js';

describe('the folder of the user is not in the log', () => {
	it.each([
		['/home/anne', 'reading /home/anne/work/a.c failed', 'reading ~/work/a.c failed'],
		['/home/anne', 'file:///home/anne/work/a.c and /home/anne', 'file://~/work/a.c and ~'],
		['/home/anne b', 'file:///home/anne%20b/a.c, /home/anne b/a.c', 'file://~/a.c, ~/a.c'],
		['C:\\Users\\Anne', 'C:\\Users\\Anne\\a.c and c:\\Users\\Anne\\b.c', '~\\a.c and ~\\b.c'],
		['C:\\Users\\Anne', 'file:///c%3A/Users/Anne/a.c, file:///C:/Users/Anne/a.c', 'file:///~/a.c, file:///~/a.c'],
	])('%s', (home, text, shown) => expect(withoutHome(text, home)).toBe(shown));

	it.each([
		['/home/anne', 'file:///home/anneliese/a.c'],
		['/home/anne', '/home/anne-marie/a.c'],
		['/', '/usr/include/a.h'],
		['', '/usr/include/a.h'],
	])('others stay: %s', (home, text) => expect(withoutHome(text, home)).toBe(text));
});
