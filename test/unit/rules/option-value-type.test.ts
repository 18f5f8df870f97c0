import { describe, it } from 'vitest';
import { ruleChecks } from '../../helpers/rules.js';

const { checkFix, checkNoFix } = ruleChecks('option-value-type');

function prepare(body: string, parameters = 'SOCKET s'): string {
	return `#include <winsock2.h>\nint prepare(${parameters})\n{\n${body}\n    return 0;\n}\n`;
}

const set = (value: string, length: string): string => `setsockopt(s, SOL_SOCKET, SO_KEEPALIVE, ${value}, ${length})`;

describe('the fix', () => {
	it('passes the number that the characters spell', () => {
		checkFix(
			prepare(`    ${set('"1"', '1')};`),
			'Pass the address of an int with the value 1 (this changes the value that SO_KEEPALIVE is given)',
			prepare(`    {\n        int value = 1;\n        ${set('(const char *)&value', 'sizeof(value)')};\n    }`),
		);
	});

	it('passes the pointer itself', () => {
		const parameters = 'SOCKET s, int *wanted';
		checkFix(
			prepare(`    ${set('(const char *)&wanted', 'sizeof(int)')};`, parameters),
			'Pass wanted itself',
			prepare(`    ${set('(const char *)wanted', 'sizeof(int)')};`, parameters),
		);
	});
});

describe('no fix is offered', () => {
	it('where the text is one of several, or no number', () => {
		checkNoFix(prepare(`    const char *mode = on ? "1" : "0";\n    ${set('mode', '4')};`, 'SOCKET s, int on'));
		checkNoFix(prepare(`    ${set('"yes"', '4')};`));
	});

	it('where the length is that of the pointer', () => {
		checkNoFix(prepare(`    ${set('(const char *)&wanted', 'sizeof(wanted)')};`, 'SOCKET s, int *wanted'));
	});

	it('for a timeout: the seconds of a struct timeval may be made anywhere', () => {
		checkNoFix(
			prepare('    struct timeval t = { 5, 0 };\n    setsockopt(s, SOL_SOCKET, SO_SNDTIMEO, (char *)&t, sizeof t);'),
		);
	});
});
