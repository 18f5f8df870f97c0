import { describe, expect, it } from 'vitest';
import { findingsIn, ruleChecks } from '../../helpers/rules.js';

const { checkFix, checkNoFix } = ruleChecks('reuseaddr-unicast-udp');

const WINDOWS = '#include <winsock2.h>\n';
const BOTH = '#ifdef _WIN32\n#include <winsock2.h>\n#else\n#include <sys/socket.h>\n#endif\n';
const REUSE = '\tsetsockopt(s, SOL_SOCKET, SO_REUSEADDR, (const char *)&on, sizeof on);\n';
const EXCLUSIVE = REUSE.replace('REUSEADDR', 'EXCLUSIVEADDRUSE');

function server(includes: string, option: string): string {
	return `${includes}int serve(void)\n{\n\tint on = 1;\n\tint s = (int)socket(AF_INET, SOCK_DGRAM, 0);\n\tstruct sockaddr_in a = { 0 };\n\ta.sin_family = AF_INET;\n\ta.sin_port = htons(5060);\n${option}\treturn bind(s, (struct sockaddr *)&a, sizeof a);\n}\n`;
}

describe('the first fix', () => {
	it('takes the call away where the file is for Windows only', () => {
		checkFix(
			server(WINDOWS, REUSE),
			'Do not set SO_REUSEADDR on Windows',
			server(WINDOWS, '').replace('\tint on = 1;\n', ''),
		);
	});

	it('leaves the call to POSIX where the file is for both', () => {
		checkFix(
			server(BOTH, REUSE),
			'Do not set SO_REUSEADDR on Windows',
			server(BOTH, `#ifndef _WIN32\n${REUSE}#endif\n`),
		);
	});
});

describe('the second fix', () => {
	it('asks for exclusive use', () => {
		checkFix(server(WINDOWS, REUSE), 'Set SO_EXCLUSIVEADDRUSE instead on Windows', server(WINDOWS, EXCLUSIVE));
	});

	it('leaves POSIX as it is', () => {
		checkFix(
			server(BOTH, REUSE),
			'Set SO_EXCLUSIVEADDRUSE instead on Windows',
			server(BOTH, `#ifdef _WIN32\n${EXCLUSIVE}#else\n${REUSE}#endif\n`),
		);
	});
});

it('is never mended by itself', () => {
	const findings = findingsIn(server(WINDOWS, REUSE)).filter(({ rule }) => rule === 'reuseaddr-unicast-udp');
	expect(findings.flatMap(({ fixes }) => fixes.map(({ safe }) => safe))).toEqual([false, false]);
});

it('leaves a helper alone that a receiver of a group uses, too', () => {
	const helper = `static void reuse(SOCKET s)\n{\n\tBOOL on = TRUE;\n${REUSE}}\n\n`;
	const receiver =
		'int join(struct sockaddr *a, struct ip_mreq *m)\n{\n\tSOCKET s = socket(AF_INET, SOCK_DGRAM, 0);\n\treuse(s);\n\tif (bind(s, a, 16))\n\t\treturn -1;\n\treturn setsockopt(s, IPPROTO_IP, IP_ADD_MEMBERSHIP, (char *)m, sizeof *m);\n}\n';
	checkNoFix(server(WINDOWS + helper, '\treuse(s);\n') + receiver);
});
