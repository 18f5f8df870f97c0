import { describe, expect, it } from 'vitest';
import { tokenize } from '../../../server/src/source/tokenizer.js';
import { TokenKind, tokenText } from '../../../server/src/source/tokens.js';

const kindNames = Object.fromEntries(Object.entries(TokenKind).map(([name, kind]) => [kind, name]));

/** Checks the tokens of a text but its white space, as `kind text`; all of them together are the text. */
function checkTokens(text: string, expected: string[]): void {
	const tokens = tokenize(text);
	const texts = Array.from({ length: tokens.count }, (_, index) => tokenText(tokens, index));
	expect(texts.join('')).toBe(text);
	const shown = texts.map((one, index) => `${kindNames[tokens.kinds[index]!]} ${one}`);
	expect(shown.filter((one) => !one.startsWith('space '))).toEqual(expected);
}

describe('tokenize', () => {
	it('tells identifiers, numbers and punctuators apart', () => {
		checkTokens("a->b_1 <<= 0x1F'FF + 1e-5f ...;", [
			'identifier a',
			'punctuator ->',
			'identifier b_1',
			'punctuator <<=',
			"number 0x1F'FF",
			'punctuator +',
			'number 1e-5f',
			'punctuator ...',
			'punctuator ;',
		]);
		checkTokens('0xe+1 .5 1.0E+10 a.5', [
			'number 0xe',
			'punctuator +',
			'number 1',
			'number .5',
			'number 1.0E+10',
			'identifier a',
			'number .5',
		]);
	});

	it('reads strings with escapes, prefixes and splices as one token', () => {
		checkTokens('"a\\"b" L"w" u8\'c\' \'\\\'\'', [
			'string "a\\"b"',
			'string L"w"',
			"character u8'c'",
			"character '\\''",
		]);
		checkTokens('"a\\\nb" x', ['string "a\\\nb"', 'identifier x']);
		checkTokens('"a\\\r\nb" x', ['string "a\\\r\nb"', 'identifier x']);
	});

	it('reads raw strings to their own delimiter', () => {
		checkTokens('R"x(a " )" \n // )x" b', ['string R"x(a " )" \n // )x"', 'identifier b']);
		checkTokens('u8R"(\\)" b', ['string u8R"(\\)"', 'identifier b']);
		checkTokens('R"(never\nclosed', ['string R"(never', 'identifier closed']);
	});

	it('stops a literal without an end at its line', () => {
		checkTokens('"abc\nd', ['string "abc', 'identifier d']);
		checkTokens("don't\nd", ['identifier don', "character 't", 'identifier d']);
		checkTokens('/* abc\nd', ['comment /* abc\nd']);
		checkTokens('"\\', ['string "\\']);
	});

	it('continues a line comment over a splice', () => {
		checkTokens('// a \\\n b\nc', ['comment // a \\\n b', 'identifier c']);
	});

	it('sees a directive only where a line begins', () => {
		checkTokens('a # b\n  /* c */ # define X', [
			'identifier a',
			'punctuator #',
			'identifier b',
			'comment /* c */',
			'directive #',
			'identifier define',
			'identifier X',
		]);
	});

	it("reads a header's name whole", () => {
		checkTokens("#include <it's.h> // x\na < b", [
			'directive #',
			'identifier include',
			"string <it's.h>",
			'comment // x',
			'identifier a',
			'punctuator <',
			'identifier b',
		]);
	});

	it('covers anything without a gap', () => {
		for (const text of [
			'',
			'\\',
			'😀 = "日本";\r\n',
			'\ufeffint x;',
			'\r\r\n\n',
			'#',
			'#\\\n',
			'R"',
			'@`\u0000',
			"1'",
		]) {
			const tokens = tokenize(text);
			expect(Array.from({ length: tokens.count }, (_, index) => tokenText(tokens, index)).join('')).toBe(text);
		}
	});
});
