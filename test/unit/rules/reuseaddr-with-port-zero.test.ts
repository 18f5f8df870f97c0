import { describe, it } from 'vitest';
import { ruleChecks } from '../../helpers/rules.js';

const { checkFix, checkNoFix } = ruleChecks('reuseaddr-with-port-zero');

const REUSE = '\tsetsockopt(s, SOL_SOCKET, SO_REUSEADDR, (const char *)&on, sizeof on);\n';
const BOTH = '#ifdef _WIN32\n#include <winsock2.h>\n#else\n#include <sys/socket.h>\n#include <netinet/in.h>\n#endif\n';

function open(includes: string, option: string): string {
	return `${includes}int open_any(void)\n{\n\tint on = 1;\n\tstruct sockaddr_in a = { 0 };\n\tint s = (int)socket(AF_INET, SOCK_DGRAM, 0);\n\ta.sin_family = AF_INET;\n\ta.sin_port = 0;\n${option}\treturn bind(s, (struct sockaddr *)&a, sizeof a);\n}\n`;
}

describe('the fix', () => {
	it('takes the call away, with its variable', () => {
		const includes = '#include <winsock2.h>\n';
		checkFix(
			open(includes, REUSE),
			'Do not set SO_REUSEADDR on Windows',
			open(includes, '').replace('\tint on = 1;\n', ''),
		);
	});

	it('leaves POSIX as it is', () => {
		checkFix(open(BOTH, REUSE), 'Do not set SO_REUSEADDR on Windows', open(BOTH, `#ifndef _WIN32\n${REUSE}#endif\n`));
	});

	it('leaves a helper alone that other sockets need, too', () => {
		const helper =
			'static void share(int s)\n{\n\tint on = 1;\n\tsetsockopt(s, SOL_SOCKET, SO_REUSEADDR, (const char *)&on, sizeof on);\n}\n';
		const other = 'int serve(void)\n{\n\tint s = (int)socket(AF_INET, SOCK_STREAM, 0);\n\tshare(s);\n\treturn s;\n}\n';
		checkNoFix(open(`#include <winsock2.h>\n${helper}${other}`, '\tshare(s);\n'));
	});
});
