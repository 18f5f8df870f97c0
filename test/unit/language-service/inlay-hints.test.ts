import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { documentOf, straightLineService } from './straight-line-code.js';

/** Checks the lines with hints: the code up to the hint, and the hint in `«»`. */
function checkHints(body: string, ...expected: string[]) {
	const text = `void serve(void)\n{\n${body}\n}\n`;
	const lines = TextDocument.create('', 'c', 1, text);
	const whole = { start: { line: 0, character: 0 }, end: lines.positionAt(text.length) };
	const hints = straightLineService().inlayHints(documentOf(text, 1), whole);
	const shown = hints.map(({ position, label }) => {
		const start = { line: position.line, character: 0 };
		return `${lines.getText({ start, end: position })} «${label}»`;
	});
	expect(shown).toEqual(expected);
}

describe('inlay hints', () => {
	it('say behind each bind what is bound', () => {
		checkHints(
			'bind(a, wildcard);\nsetsockopt(b, SO_EXCLUSIVEADDRUSE, on);\nbind(b, specific);\nsetsockopt(c, SO_REUSEADDR, on);\nbind(c, ephemeral);',
			'bind(a, wildcard) «no option · 0.0.0.0:5150»',
			'bind(b, specific) «exclusive · 10.0.0.1:5150»',
			'bind(c, ephemeral) «shared · 0.0.0.0:0»',
		);
	});

	it('are silent where the option or the address is not known', () => {
		checkHints('given(s);\nbind(s, wildcard);');
		checkHints('bind(s, unknown);');
	});

	it('are given for the lines that are on screen alone', () => {
		const text = 'void serve(void)\n{\nbind(a, wildcard);\nbind(b, wildcard);\n}\n';
		const range = { start: { line: 3, character: 0 }, end: { line: 4, character: 0 } };
		const hints = straightLineService().inlayHints(documentOf(text, 1), range);
		expect(hints.map(({ position }) => position.line)).toEqual([3]);
	});

	it('explain themselves, whatever the code holds', () => {
		const text = 'void serve(void)\n{\nbind(a, hostile);\n}\n';
		const range = { start: { line: 0, character: 0 }, end: { line: 4, character: 0 } };
		const [hint] = straightLineService().inlayHints(documentOf(text, 1), range);
		expect(hint?.tooltip).toMatch(/^\*\*TCP/);
		expect(hint?.tooltip).not.toContain('[x](http');
	});
});
