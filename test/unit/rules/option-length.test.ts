import { describe, expect, it } from 'vitest';
import { text } from '../../../server/src/messages/text.js';
import { findingsIn, ruleChecks } from '../../helpers/rules.js';

const { checkFix, checkNoFix } = ruleChecks('option-length');

const WINDOWS = '#include <winsock2.h>\n';
const BOTH = '#ifdef _WIN32\n#include <winsock2.h>\n#else\n#include <sys/socket.h>\n#endif\n';

function prepare(
	value: string,
	length: string,
	{ includes = WINDOWS, option = 'SO_KEEPALIVE', on = 'int on = 1' } = {},
) {
	return `${includes}int prepare(int s, int *wanted, int size)\n{\n\t${on};\n\treturn setsockopt(s, SOL_SOCKET, ${option}, ${value}, ${length});\n}\n`;
}

describe('the fix', () => {
	it('passes the length of the variable', () => {
		checkFix(
			prepare('(const char *)&on', 'sizeof(char)'),
			'Pass sizeof(on)',
			prepare('(const char *)&on', 'sizeof(on)'),
		);
	});

	it('passes the length of what the pointer points to', () => {
		checkFix(
			prepare('(const char *)wanted', 'sizeof(wanted)'),
			'Pass sizeof(*wanted)',
			prepare('(const char *)wanted', 'sizeof(*wanted)'),
		);
	});

	/** Checks whether the one fix counts as safe. */
	function checkSafety(code: string, isSafe: boolean): void {
		const fixes = findingsIn(code).flatMap(({ rule, fixes }) => (rule === 'option-length' ? fixes : []));
		expect(fixes.map(({ safe, title }) => [safe, text(title)])).toContainEqual([isSafe, 'Pass sizeof(on)']);
	}

	it('is safe where Windows reads the same number from one byte', () => {
		checkSafety(prepare('(const char *)&on', '1'), true);
	});

	it('is not safe where the call fails today, or the byte may be another number', () => {
		checkSafety(prepare('(const char *)&on', '1', { includes: BOTH }), false);
		checkSafety(prepare('(const char *)&on', '0'), false);
		checkSafety(prepare('(const char *)&on', '1', { on: 'int on = 256' }), false);
		checkSafety(prepare('(const char *)&on', '1', { on: 'int on = size' }), false);
		checkSafety(prepare('(const char *)&on', '2', { option: 'SO_SNDBUF' }), false);
	});
});

describe('no fix is offered', () => {
	it('where the variable is too short itself', () => {
		checkNoFix(prepare('&on', 'sizeof on', { on: 'char on = 1' }));
		checkNoFix(prepare('&on', '4', { on: 'char on = 1' }));
	});
});
