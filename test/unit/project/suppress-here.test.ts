import { describe, expect, it } from 'vitest';
import { suppressHere } from '../../../server/src/project/suppress-here.js';
import { applyEdits } from '../../helpers/apply-edits.js';

/** Suppressing what stands at the first `bind` makes `after` of `before`. */
function checkSuppressed(before: string, after: string): void {
	const { edit, placeholder } = suppressHere(before, 'unchecked-bind', before.indexOf('bind('), 'why');
	expect(applyEdits(before, [edit])).toBe(after);
	expect(edit.newText.slice(placeholder.start, placeholder.end)).toBe('why');
}

describe('the comment that suppresses a finding', () => {
	it('stands above, indented as the line is', () => {
		checkSuppressed('{\n\t  bind(s);\n}\n', '{\n\t  // bindsight-ignore unchecked-bind: why\n\t  bind(s);\n}\n');
		checkSuppressed('bind(s);', '// bindsight-ignore unchecked-bind: why\nbind(s);');
	});

	it('stands above the line of the finding inside a call', () => {
		checkSuppressed('x(1,\n  bind(s));\n', 'x(1,\n  // bindsight-ignore unchecked-bind: why\n  bind(s));\n');
	});

	it.each(['\r\n', '\r', '\n'])('ends as the lines do: %j', (end) => {
		const lines = (...of: string[]) => of.join(end);
		checkSuppressed(
			lines('{', ' bind(s);', '}'),
			lines('{', ' // bindsight-ignore unchecked-bind: why', ' bind(s);', '}'),
		);
	});

	it('stands right before the finding where a line of its own would be swallowed', () => {
		checkSuppressed(
			'#define B \\\n\tbind(s)\n',
			'#define B \\\n\t/* bindsight-ignore unchecked-bind: why */ bind(s)\n',
		);
		checkSuppressed('/* a\n b */ bind(s);', '/* a\n b */ /* bindsight-ignore unchecked-bind: why */ bind(s);');
		checkSuppressed('x(R"(\n)", bind(s));', 'x(R"(\n)", /* bindsight-ignore unchecked-bind: why */ bind(s));');
	});
});
