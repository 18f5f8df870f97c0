import { describe, it } from 'vitest';
import { ruleChecks } from '../../helpers/rules.js';

const { checkFix, checkNoFix } = ruleChecks('port-option-without-effect');

const BIND = '\tif (bind(s, (struct sockaddr *)a, sizeof *a) != 0)\n\t\treturn -1;\n';

function set(option: string): string {
	return `\tsetsockopt(s, SOL_SOCKET, ${option}, (const char *)&on, sizeof on);\n`;
}

function open(body: string): string {
	return `#include <winsock2.h>\nint call_out(SOCKET s, struct sockaddr_in *a)\n{\n\tint on = 1;\n${body}\treturn 0;\n}\n`;
}

describe('the fix', () => {
	it('moves a late call before the bind', () => {
		const option = set('SO_REUSE_UNICASTPORT');
		checkFix(open(BIND + option), 'Set SO_REUSE_UNICASTPORT before bind', open(option + BIND));
	});

	it('takes the second of two away that exclude each other', () => {
		const first = set('SO_RANDOMIZE_PORT');
		checkFix(open(first + set('SO_REUSE_UNICASTPORT')), 'Do not set SO_REUSE_UNICASTPORT', open(first));
	});

	it('moves nothing before a connect that stands in a condition of its own', () => {
		const connect = '\twhile (connect(s, (struct sockaddr *)a, sizeof *a) != 0)\n\t\tSleep(10);\n';
		checkNoFix(open(connect + set('SO_RANDOMIZE_PORT')));
	});
});
