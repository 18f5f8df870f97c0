import { describe, it } from 'vitest';
import { ruleChecks } from '../../helpers/rules.js';

const { checkFix, checkNoFix, checkClean } = ruleChecks('unused-suppression');

/** A function without findings around a piece of code. */
const inFunction = (code: string) => `#include <winsock2.h>\nint f(SOCKET s)\n{\n${code}\treturn listen(s, 5);\n}\n`;

describe('removing a suppression', () => {
	it('takes the line along where the comment stands alone', () => {
		checkFix(inFunction('\t// bindsight-ignore unchecked-bind: it is\n'), 'Remove', inFunction(''));
		checkFix(inFunction('\t/* bindsight-ignore unchecked-bind:\n\t   it is */  \n'), 'Remove', inFunction(''));
	});

	it('leaves the code of its line as it is', () => {
		checkFix(inFunction('\ts++;  // bindsight-ignore unchecked-bind: it is\n'), 'Remove', inFunction('\ts++;\n'));
		checkFix(inFunction('\t/* bindsight-ignore unchecked-bind: no */ s++;\n'), 'Remove', inFunction('\ts++;\n'));
		checkFix(inFunction('\tint/* bindsight-ignore unchecked-bind: no */x;\n'), 'Remove', inFunction('\tint x;\n'));
	});

	it('keeps the line breaks of Windows', () => {
		const code = (line: string) => inFunction(line).replaceAll('\n', '\r\n');
		checkFix(code('\t// bindsight-ignore unchecked-bind: it is\n'), 'Remove', code(''));
	});

	it.each([
		['unchecked-bind, same-port-conflict', 'Remove the suppression of unchecked-bind', 'same-port-conflict'],
		['unchecked-bind, same-port-conflict', 'Remove the suppression of same-port', 'unchecked-bind'],
		[
			'option-level,unchecked-bind , same-port-conflict',
			'Remove the suppression of unch',
			'option-level,same-port-conflict',
		],
	])('of %s: %s', (before, title, after) => {
		checkFix(
			inFunction(`\t// bindsight-ignore ${before}: it is\n`),
			title,
			inFunction(`\t// bindsight-ignore ${after}: it is\n`),
		);
	});
});

describe('a name that no rule has', () => {
	it('is mended where one can guess what was meant', () => {
		const before = inFunction('\t// bindsight-ignore unchecked-bnd: it is\n');
		checkFix(before, 'Change the name to unchecked-bind', inFunction('\t// bindsight-ignore unchecked-bind: it is\n'));
	});

	it('is only removed where one cannot', () => {
		checkNoFix(inFunction('\t// bindsight-ignore xyzzy: it is\n'), 'Change');
	});
});

describe('a suppression of unused-suppression', () => {
	it('keeps another one from being told of', () => {
		checkClean(
			inFunction(
				'\t// bindsight-ignore unused-suppression: the other is for a branch to come\n\ts++; // bindsight-ignore unchecked-bind: soon\n',
			),
		);
	});
});
