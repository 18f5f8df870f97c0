import { describe, it } from 'vitest';
import { ruleChecks } from '../../helpers/rules.js';

const { checkFix, checkNoFix } = ruleChecks('option-value-not-address');

function prepare(body: string): string {
	return `#include <winsock2.h>\nint prepare(SOCKET s)\n{\n\tint on = 1;\n${body}\n\treturn 0;\n}\n`;
}

const set = (value: string, length: string): string =>
	`setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, ${value}, ${length})`;

describe('the fix', () => {
	it('takes the address of the variable', () => {
		checkFix(
			prepare(`\tif (${set('(const char *)on', 'sizeof on')} != 0)\n\t\treturn -1;`),
			'Pass the address of on, so that SO_EXCLUSIVEADDRUSE is set (this changes what the program does)',
			prepare(`\tif (${set('(const char *)&on', 'sizeof on')} != 0)\n\t\treturn -1;`),
		);
	});

	it('gives a number a variable of its own, in a block', () => {
		checkFix(
			prepare(`\t${set('(char *)1', 'sizeof(int)')};`),
			'Pass the address of a variable with the value 1',
			prepare(`\t{\n\t\tint value = 1;\n\t\t${set('(char *)&value', 'sizeof(value)')};\n\t}`),
		);
	});

	it('takes the check of the result into the block', () => {
		checkFix(
			prepare(`\tif (${set('(char *)TRUE', '4')} != 0) {\n\t\tclosesocket(s);\n\t\treturn -1;\n\t}`),
			'Pass the address of a variable with the value 1',
			prepare(
				`\t{\n\t\tint value = TRUE;\n\t\tif (${set('(char *)&value', 'sizeof(value)')} != 0) {\n\t\t\tclosesocket(s);\n\t\t\treturn -1;\n\t\t}\n\t}`,
			),
		);
	});
});

describe('no fix is offered', () => {
	it('where there is no value', () => {
		checkNoFix(prepare(`\t${set('NULL', '0')};`));
	});

	it('where an else belongs to the statement', () => {
		checkNoFix(prepare(`\tif (${set('(char *)1', '4')} != 0)\n\t\treturn -1;\n\telse\n\t\treturn 1;`));
	});
});
