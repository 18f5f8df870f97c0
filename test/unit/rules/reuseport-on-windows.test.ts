import { describe, expect, it } from 'vitest';
import { findingsIn, ruleChecks } from '../../helpers/rules.js';

const { checkFix, checkNoFix } = ruleChecks('reuseport-on-windows');

const BOTH = '#ifdef _WIN32\n#include <winsock2.h>\n#else\n#include <sys/socket.h>\n#endif\n';
const ALIAS = '#ifndef SO_REUSEPORT\n#define SO_REUSEPORT SO_REUSEADDR\n#endif\n';
const SET = 'setsockopt(s, SOL_SOCKET, SO_REUSEPORT, (const char *)&on, sizeof on)';

const ON = '\tint on = 1;\n';

function prepare(head: string, body: string): string {
	return `${head}int prepare(int s)\n{\n${body}\treturn 0;\n}\n`;
}

describe('the fix', () => {
	it('asks whether the system has the option, which changes no program', () => {
		const code = prepare(BOTH, `${ON}\t${SET};\n`);
		checkFix(
			code,
			'Set SO_REUSEPORT only where the system has it',
			prepare(BOTH, `#ifdef SO_REUSEPORT\n${ON}\t${SET};\n#endif\n`),
		);
		const [fix] = findingsIn(code).flatMap(({ rule, fixes }) => (rule === 'reuseport-on-windows' ? fixes : []));
		expect(fix?.safe).toBe(true);
	});

	it('spares Windows where the name stands for SO_REUSEADDR', () => {
		checkFix(
			prepare(BOTH + ALIAS, `${ON}\tif (${SET} != 0)\n\t\treturn -1;\n`),
			'Do not set it on Windows, where it means SO_REUSEADDR',
			prepare(BOTH + ALIAS, `#ifndef _WIN32\n${ON}\tif (${SET} != 0)\n\t\treturn -1;\n#endif\n`),
		);
	});
});

it('offers no fix where the result of the call is the result of the function', () => {
	checkNoFix(`${BOTH}int prepare(int s, int on)\n{\n\treturn ${SET};\n}\n`);
});
