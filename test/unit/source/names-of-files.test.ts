import { describe, expect, it } from 'vitest';
import { NamesOfFiles } from '../../../server/src/source/names-of-files.js';
import { prefilter } from '../../../server/src/source/prefilter.js';
import { randomNumbers } from '../../helpers/random.js';

const utf8 = (text: string) => new TextEncoder().encode(text);
const named = (...names: string[]) => new Set(names);

/** What is known once these files were looked at, one after the other, for `bind`. */
function lookedAt(files: Record<string, string>, most?: number): NamesOfFiles<string> {
	const names = new NamesOfFiles<string>(most);
	for (const [file, text] of Object.entries(files)) {
		expect([file, names.mayName(file, utf8(text), BIND)]).toEqual([file, prefilter(text, BIND)]);
	}
	return names;
}

const BIND = named('bind');
const SERVER = 'int serve(void) { return bind(s, a, n); }';
const CALLER = 'int main(void) { return serve(); }';

describe('what files name', () => {
	it('is known for other names, too, once a file was looked at', () => {
		const names = lookedAt({ 'server.c': SERVER, 'caller.c': CALLER });
		expect(names.rulesOut('caller.c', named('serve'))).toBe(false);
		expect(names.rulesOut('caller.c', named('serve_all', 'serv', 'erve'))).toBe(true);
		expect(names.rulesOut('caller.c', named('größe'))).toBe(false);
		expect(names.rulesOut('another.c', named('serve_all'))).toBe(false);
	});

	it('is not kept before any file names something', () => {
		const names = lookedAt({ 'caller.c': CALLER, 'server.c': SERVER, 'later.c': CALLER });
		expect(names.rulesOut('caller.c', named('serve_all'))).toBe(false);
		expect(names.rulesOut('later.c', named('serve_all'))).toBe(true);
	});

	it('is kept before that where somebody expects it', () => {
		const names = new NamesOfFiles<string>();
		names.keep();
		names.mayName('caller.c', utf8(CALLER), BIND);
		expect(names.rulesOut('caller.c', named('serve_all'))).toBe(true);
	});

	it('is looked for in the bytes where there is no room for all of them', () => {
		const names = lookedAt({ 'server.c': SERVER, 'caller.c': CALLER }, 8);
		expect(names.rulesOut('server.c', named('serve_all'))).toBe(true);
		expect(names.rulesOut('caller.c', named('serve_all'))).toBe(false);
		expect(names.mayName('caller.c', utf8(CALLER), named('serve_all'))).toBe(false);
		expect(names.mayName('caller.c', utf8(CALLER), named('serve'))).toBe(true);
	});

	it('is looked for in the bytes of a file that names more than anything written by hand', () => {
		const many = Array.from({ length: 70_000 }, (_, index) => `name${index}`).join(' ');
		const names = lookedAt({ 'server.c': SERVER, 'many.c': many });
		expect(names.rulesOut('many.c', named('serve_all'))).toBe(false);
		expect(names.mayName('many.c', utf8(many), named('name69999'))).toBe(true);
	});

	it('is looked for anew in a file that has changed', () => {
		const names = lookedAt({ 'server.c': SERVER, 'caller.c': 'int main(void) {}' });
		expect(names.rulesOut('caller.c', named('serve'))).toBe(true);
		names.forget('caller.c');
		expect(names.rulesOut('caller.c', named('serve'))).toBe(false);
		expect(names.mayName('caller.c', utf8(CALLER), named('serve'))).toBe(true);
		expect(names.rulesOut('caller.c', named('serve'))).toBe(false);
	});

	it('is of any text that is ASCII what a look at the text itself says', () => {
		const random = randomNumbers(11);
		const word = (most: number) => Array.from({ length: 1 + random(most) }, () => 'ab_1'[random(4)]).join('');
		for (let round = 0; round < 3000; round++) {
			const text = `bind ${Array.from({ length: random(9) }, () => word(4) + ' ;('[random(3)]).join('')}`;
			const names = lookedAt({ text });
			const wanted = new Set(Array.from({ length: random(4) }, () => `a${word(3)}`));
			expect([text, wanted, names.rulesOut('text', wanted)]).toEqual([text, wanted, !prefilter(text, wanted)]);
		}
	});
});
