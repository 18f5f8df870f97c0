import { describe, expect, test } from 'vitest';
import type { SourceLanguage } from '../../../server/src/syntax/parser.js';
import { checkTree, parse } from './check-tree.js';
import { printItem } from './print-tree.js';

const LANGUAGES: SourceLanguage[] = ['c', 'cpp'];

describe.each(LANGUAGES)('broken %s', (language) => {
	test('a missing semicolon breaks the function, not its statements', () => {
		checkTree(
			'void f() { int rc = bind(s) \n listen(s); }',
			'broken function f(): void\n  int: rc = bind(s)\n  listen(s)\nerror 27-27',
			language,
		);
	});

	test('a missing brace at the end', () => {
		checkTree(
			'void f() { if (x) { bind(s); }',
			'broken function f(): void\n  if x\n    bind(s)\nerror 30-30',
			language,
		);
	});

	test('a function whose head is lost still shows its statements, under no name', () => {
		checkTree(
			'void f( { bind(s); if (x) listen(s); }',
			`
			broken function ()
				block
					bind(s)
					if x
						listen(s)
			error 0-38
			`,
			language,
		);
	});

	test('the rest of a function whose start is lost', () => {
		checkTree(
			'} else { bind(s); } return 3; }',
			`
			broken function ()
				block
					bind(s)
				return 3
			error 0-6
			error 30-31
			`,
			language,
		);
	});

	test.each([
		'void f() { g(); if (bind(s, &a, sizeof(a) < 0 { h(); } k(); }',
		'void f() { x = bind(s, a 3); }',
		'void f() { y = @@ bind(s); }',
		'void f() { if (bind(s) = = 3) { g(); } }',
		'void f() { if (a == 1) || bind(s)) { g(); } }',
		'void f() { switch (x) { case 1: { bind(s); break; case 2: ; } }',
		'void f() { try { bind(s); } g(); }',
		'void f() { return bind(s) }',
		'void f() { g(1 bind(s) 2); }',
	])('the call of bind is seen in %s', (code) => {
		expect(printItem(parse(code, language))).toMatch(/broken.*\bbind\(s/s);
	});
});

test('a nameless function is made only where something is left to say', () => {
	checkTree('END_OF_MAP', 'error 10-10', 'cpp');
	checkTree(';', '', 'c');
});
