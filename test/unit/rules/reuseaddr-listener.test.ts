import { describe, expect, it } from 'vitest';
import { findingsIn, ruleChecks } from '../../helpers/rules.js';

const { checkFix, checkNoFix } = ruleChecks('reuseaddr-listener');

const REUSE = 'setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (const char *)&on, sizeof on)';
const EXCLUSIVE = REUSE.replace('REUSEADDR', 'EXCLUSIVEADDRUSE');

const ON = '\tint on = 1;\n\n';
const WINDOWS = '#include <winsock2.h>\n';
const BOTH = '#ifdef _WIN32\n#include <winsock2.h>\n#else\n#include <sys/socket.h>\n#endif\n';

function server(includes: string, option: string): string {
	return `${includes}int serve(int s, struct sockaddr *a)\n{\n${option}\n\tif (bind(s, a, 16) != 0)\n\t\treturn -1;\n\treturn listen(s, 16);\n}\n`;
}

describe('the first fix', () => {
	it('takes the call away where the file is for Windows only', () => {
		checkFix(
			server(WINDOWS, `${ON}\t${REUSE};\n`),
			'Do not set SO_REUSEADDR on Windows',
			server(WINDOWS, '').replace('{\n\n', '{\n'),
		);
	});

	it('leaves the call to POSIX where the file is for both', () => {
		checkFix(
			server(BOTH, `${ON}\t${REUSE};\n`),
			'Do not set SO_REUSEADDR on Windows',
			server(BOTH, `#ifndef _WIN32\n${ON}\t${REUSE};\n#endif\n`),
		);
	});

	it('keeps the call together with the reaction to its failure', () => {
		const checked = `${ON}\tif (${REUSE} < 0)\n\t\treturn -1; /* no reuse */\n`;
		checkFix(
			server(BOTH, checked),
			'Do not set SO_REUSEADDR on Windows',
			server(BOTH, `#ifndef _WIN32\n${checked}#endif\n`),
		);
	});

	it('takes the call away where the call is for Windows only, in a file for both', () => {
		const windowsOnly = (option: string) => server(BOTH, `#ifdef _WIN32\n${option}\tprepare(s);\n#endif\n`);
		checkFix(windowsOnly(`${ON}\t${REUSE};\n`), 'Do not set SO_REUSEADDR on Windows', windowsOnly(''));
	});

	it('keeps the line breaks of Windows', () => {
		const crlf = (code: string) => code.replaceAll('\n', '\r\n');
		checkFix(
			crlf(server(BOTH, `${ON}\t${REUSE};\n`)),
			'Do not set SO_REUSEADDR on Windows',
			crlf(server(BOTH, `#ifndef _WIN32\n${ON}\t${REUSE};\n#endif\n`)),
		);
	});

	it('is not offered where an if would take the next statement', () => {
		const under = (option: string) => server(WINDOWS, `\tif (a)\n\t\t${option};\n\telse\n\t\treturn 0;\n`);
		checkNoFix(under(REUSE), 'Do not set');
	});
});

describe('the second fix', () => {
	it('asks for exclusive use and says what that costs', () => {
		checkFix(
			server(WINDOWS, `${ON}\t${REUSE};\n`),
			'Set SO_EXCLUSIVEADDRUSE instead on Windows: nobody else can bind the port, but after a restart',
			server(WINDOWS, `${ON}\t${EXCLUSIVE};\n`),
		);
	});

	it('lets the reaction to a failure speak of the new option', () => {
		const checked = `\tif (${REUSE} < 0) {\n\t\tperror("SO_REUSEADDR");\n\t\treturn -1;\n\t}\n`;
		const exclusive = checked.replaceAll('SO_REUSEADDR', 'SO_EXCLUSIVEADDRUSE');
		checkFix(server(WINDOWS, ON + checked), 'Set SO_EXCLUSIVEADDRUSE instead', server(WINDOWS, ON + exclusive));
		checkFix(
			server(BOTH, ON + checked),
			'Set SO_EXCLUSIVEADDRUSE instead',
			server(BOTH, `${ON}#ifdef _WIN32\n${exclusive}#else\n${checked}#endif\n`),
		);
	});

	it('keeps what POSIX is asked for', () => {
		checkFix(
			server(BOTH, `${ON}\t${REUSE};\n`),
			'Set SO_EXCLUSIVEADDRUSE instead on Windows',
			server(BOTH, `${ON}#ifdef _WIN32\n\t${EXCLUSIVE};\n#else\n\t${REUSE};\n#endif\n`),
		);
	});
});

describe('a helper', () => {
	const helper = (callers: string) =>
		`${WINDOWS}static void reuse(SOCKET s)\n{\n\tBOOL on = TRUE;\n\t${REUSE};\n\treturn;\n}\n\nint serve(struct sockaddr *a)\n{\n\tSOCKET s = socket(AF_INET, SOCK_STREAM, 0);\n\treuse(s);\n\tif (bind(s, a, 16))\n\t\treturn -1;\n\treturn listen(s, 16);\n}\n${callers}`;

	it('is mended where only listeners use it', () => {
		checkFix(
			helper(''),
			'Do not set SO_REUSEADDR on Windows',
			helper('').replace(`\tBOOL on = TRUE;\n\t${REUSE};\n`, ''),
		);
	});

	it('is left alone where a receiver of a group uses it, too', () => {
		checkNoFix(
			helper(
				'int join(struct sockaddr *a, struct ip_mreq *m)\n{\n\tSOCKET s = socket(AF_INET, SOCK_DGRAM, 0);\n\treuse(s);\n\tif (bind(s, a, 16))\n\t\treturn -1;\n\treturn setsockopt(s, IPPROTO_IP, IP_ADD_MEMBERSHIP, (char *)m, sizeof *m);\n}\n',
			),
		);
	});
});

it('is never applied by itself', () => {
	const [finding] = findingsIn(server(WINDOWS, `${ON}\t${REUSE};\n`)).filter(
		({ rule }) => rule === 'reuseaddr-listener',
	);
	expect(finding!.fixes.map(({ safe }) => safe)).toEqual([false, false]);
});
