import { describe, it } from 'vitest';
import { ruleChecks } from '../../helpers/rules.js';

const { checkFix, checkNoFix } = ruleChecks('bind-address-length');

function open(address: string, length: string): string {
	return `#include <winsock2.h>\n#include <ws2tcpip.h>\nint open_port(struct sockaddr_in6 *p, struct sockaddr *any)\n{\n\tSOCKET s = socket(AF_INET6, SOCK_STREAM, 0);\n\tstruct sockaddr_in6 a = { 0 };\n\treturn bind(s, ${address}, ${length});\n}\n`;
}

describe('the fix', () => {
	it('passes the length of the structure', () => {
		checkFix(
			open('(struct sockaddr *)&a', 'sizeof(struct sockaddr)'),
			'Pass sizeof(a), so that the bind can succeed (this changes what the program does)',
			open('(struct sockaddr *)&a', 'sizeof(a)'),
		);
	});

	it('passes the length of what a pointer points to', () => {
		checkFix(open('(struct sockaddr *)p', 'sizeof(p)'), 'Pass sizeof(*p)', open('(struct sockaddr *)p', 'sizeof(*p)'));
	});
});

it('offers no fix where the structure itself is too short, or not in sight', () => {
	checkNoFix(open('any', 'sizeof(any)'));
	checkNoFix(open('make_address()', '16'));
});
