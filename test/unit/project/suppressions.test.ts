import { describe, expect, it } from 'vitest';
import { suppressionsIn } from '../../../server/src/project/suppressions.js';

/** The suppressions of a text: `names: reason -> the lines that they count for`. */
function shown(text: string): string[] {
	return suppressionsIn(text).map(({ rules, reason, covers }) => {
		const names = rules.map(({ name, span }) => {
			expect(text.slice(span.start, span.end)).toBe(name);
			return name;
		});
		return `${names.join(' ')}: ${reason} -> ${text.slice(covers.start, covers.end).trim()}`;
	});
}

describe('a suppression', () => {
	it('counts for its own line where code stands there', () => {
		expect(shown('a();\nb(); // bindsight-ignore x: y\nc();\n')).toEqual(['x: y -> b(); // bindsight-ignore x: y']);
		expect(shown('/* bindsight-ignore x: y */ b();')).toEqual(['x: y -> /* bindsight-ignore x: y */ b();']);
	});

	it('counts for the next line where it stands alone', () => {
		expect(shown('// bindsight-ignore x: y\nb();\nc();\n')).toEqual(['x: y -> b();']);
		expect(shown('\t/* bindsight-ignore x:\r\n\t   y */\r\n\tb();\r\n')).toEqual(['x: y -> b();']);
	});

	it('reaches over other comments, but not over an empty line', () => {
		expect(shown('// bindsight-ignore x: y\n// z\n/* z */\nb();\n')).toEqual(['x: y -> b();']);
		expect(shown('// bindsight-ignore x: y\n\nb();\n')).toEqual(['x: y -> ']);
		expect(shown('// bindsight-ignore x: y')).toEqual(['x: y -> ']);
	});

	it('stands inside a macro, too', () => {
		expect(shown('#define B(s) \\\n\t/* bindsight-ignore x: y */ \\\n\tbind(s, a, n)\n')).toEqual([
			'x: y -> bind(s, a, n)',
		]);
	});

	it('may name several rules', () => {
		expect(shown('b(); // bindsight-ignore x, y ,z: because: of w')).toMatchObject([
			expect.stringMatching(/^x y z: because: of w ->/),
		]);
	});

	it('may lack its reason, its colon, its rules', () => {
		expect(shown('// bindsight-ignore x\nb();')).toEqual(['x:  -> b();']);
		expect(shown('// bindsight-ignore x because\nb();')).toEqual(['x:  -> b();']);
		expect(shown('// bindsight-ignore: because\nb();')).toEqual([': because -> b();']);
		expect(shown('// bindsight-ignore\nb();')).toEqual([':  -> b();']);
	});

	it('may be a comment for documentation', () => {
		expect(shown('/// bindsight-ignore x: y\nb();')).toEqual(['x: y -> b();']);
		expect(shown('/**\n * bindsight-ignore x: y\n */\nb();')).toEqual(['x: y\n * -> b();'.replace('\n *', '')]);
	});

	it('is no string, no other word, and nothing in the middle of a comment', () => {
		expect(shown('char *s = "// bindsight-ignore x: y";')).toEqual([]);
		expect(shown('auto s = R"(\n// bindsight-ignore x: y\n)";')).toEqual([]);
		expect(shown('// bindsight-ignored x: y\n// bindsight-ignore-all\n// see bindsight-ignore x: y')).toEqual([]);
	});

	it('may be a comment without an end', () => {
		expect(shown('b(); /* bindsight-ignore x: y')).toEqual(['x: y -> b(); /* bindsight-ignore x: y']);
	});
});
