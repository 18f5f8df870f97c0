import { describe, expect, it } from 'vitest';
import { findingsIn, ruleChecks } from '../../helpers/rules.js';

const { checkFix, checkNoFix } = ruleChecks('listener-not-exclusive');

const WINDOWS = '#include <winsock2.h>\n';
const BOTH = '#ifdef _WIN32\n#include <winsock2.h>\n#else\n#include <sys/socket.h>\n#endif\n';
const TITLE =
	'Set SO_EXCLUSIVEADDRUSE before bind on Windows: nobody else can bind the port, but after a restart bind may fail';

function server(includes: string, body: string): string {
	return `${includes}int serve(void)\n{\n\tint s = (int)socket(AF_INET, SOCK_STREAM, 0);\n\tstruct sockaddr_in a = { 0 };\n\ta.sin_family = AF_INET;\n\ta.sin_port = htons(80);\n${body}}\n`;
}

const BIND = 'bind(s, (struct sockaddr *)&a, sizeof a)';

function block(indentation: string, handle = 's'): string {
	const deeper = indentation + (indentation.startsWith('\t') ? '\t' : '    ');
	return `${indentation}{\n${deeper}BOOL exclusive = TRUE;\n${deeper}setsockopt(${handle}, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (const char *)&exclusive, sizeof(exclusive));\n${indentation}}\n`;
}

describe('the fix', () => {
	it('sets the option in a block before the bind, and says what that costs', () => {
		const rest = `\tif (${BIND} != 0)\n\t\treturn -1;\n\treturn listen(s, 16);\n`;
		checkFix(server(WINDOWS, rest), TITLE, server(WINDOWS, block('\t') + rest));
	});

	it('is for Windows only where POSIX compiles the bind, too', () => {
		const rest = `\tif (${BIND} != 0)\n\t\treturn -1;\n\treturn listen(s, 16);\n`;
		checkFix(server(BOTH, rest), TITLE, server(BOTH, `#ifdef _WIN32\n${block('\t')}#endif\n${rest}`));
	});

	it('spares a file that only Windows can compile the directives, whichever header it has Winsock from', () => {
		const rest = `\tif (${BIND} != 0)\n\t\treturn -1;\n\treturn listen(s, 16);\n`;
		const own = '#include "network.h"\nstatic WSADATA data;\n';
		checkFix(server(own, rest), TITLE, server(own, block('\t') + rest));
		const portable = `${own}#ifdef DEBUG\n#endif\n`;
		checkFix(server(portable, rest), TITLE, server(portable, `#ifdef _WIN32\n${block('\t')}#endif\n${rest}`));
	});

	it('leaves the comment of the bind with the bind', () => {
		const rest = `\t/* take the port */\n\tint rc = ${BIND};\n\tif (rc != 0)\n\t\treturn -1;\n\treturn listen(s, 16);\n`;
		checkFix(server(WINDOWS, rest), TITLE, server(WINDOWS, block('\t') + rest));
	});

	it('keeps the indentation and the line breaks of the file', () => {
		const rest = `    if (${BIND} != 0)\n        return -1;\n    return listen(s, 16);\n`;
		const crlf = (code: string) => code.replaceAll('\n', '\r\n');
		checkFix(crlf(server(WINDOWS, rest)), TITLE, crlf(server(WINDOWS, block('    ') + rest)));
	});

	it('stays on the line where several statements share one', () => {
		const rest = `\ta.sin_addr.s_addr = 0; ${BIND}; return listen(s, 16);\n`;
		const inline =
			'{ BOOL exclusive = TRUE; setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (const char *)&exclusive, sizeof(exclusive)); } ';
		checkFix(server(WINDOWS, rest), TITLE, server(WINDOWS, rest.replace('bind', `${inline}bind`)));
	});

	it('comes before a whole loop and before a return', () => {
		const loop = `\twhile (${BIND} != 0)\n\t\tSleep(100);\n\treturn listen(s, 16);\n`;
		checkFix(server(WINDOWS, loop), TITLE, server(WINDOWS, block('\t') + loop));
		const joined = `\treturn ${BIND} || listen(s, 16);\n`;
		checkFix(server(WINDOWS, joined), TITLE, server(WINDOWS, block('\t') + joined));
	});

	it('names the socket as the bind does, and the function as the global one where the bind is', () => {
		const code = (inserted: string) =>
			`${WINDOWS}struct server { SOCKET fd; };\nint serve(server *me)\n{\n\tme->fd = ::socket(AF_INET, SOCK_STREAM, 0);\n\tsockaddr_in a{};\n\ta.sin_port = htons(80);\n${inserted}\tif (::bind(me->fd, (sockaddr *)&a, sizeof a) != 0)\n\t\treturn -1;\n\treturn ::listen(me->fd, 16);\n}\n`;
		const inserted = block('\t', 'me->fd').replace('setsockopt', '::setsockopt');
		checkFix(code(''), TITLE, code(inserted), { language: 'cpp' });
	});

	it('is never applied by itself', () => {
		const findings = findingsIn(server(WINDOWS, `\tif (${BIND} != 0)\n\t\treturn -1;\n\treturn listen(s, 16);\n`));
		const fixes = findings.filter(({ rule }) => rule === 'listener-not-exclusive').flatMap((finding) => finding.fixes);
		expect(fixes.map(({ safe }) => safe)).toEqual([false]);
	});
});

describe('no fix is offered', () => {
	it('where the bind is the only statement of an if', () => {
		checkNoFix(server(WINDOWS, `\tif (s >= 0)\n\t\t${BIND};\n\treturn listen(s, 16);\n`));
	});

	it('where the statement makes the socket, too', () => {
		checkNoFix(
			server(
				WINDOWS,
				`\tif ((s = socket(AF_INET, SOCK_STREAM, 0)) < 0 || ${BIND} != 0)\n\t\treturn -1;\n\treturn listen(s, 16);\n`,
			),
		);
	});

	it('in a helper that binds clients, too', () => {
		checkNoFix(
			`${WINDOWS}static int take(SOCKET s)\n{\n\tstruct sockaddr_in a = { 0 };\n\ta.sin_port = htons(80);\n\treturn ${BIND};\n}\n\nint serve(void)\n{\n\tSOCKET s = socket(AF_INET, SOCK_STREAM, 0);\n\tif (take(s) != 0)\n\t\treturn -1;\n\treturn listen(s, 16);\n}\n\nint receive(struct ip_mreq *m)\n{\n\tSOCKET s = socket(AF_INET, SOCK_DGRAM, 0);\n\tif (take(s) != 0)\n\t\treturn -1;\n\treturn setsockopt(s, IPPROTO_IP, IP_ADD_MEMBERSHIP, (char *)m, sizeof *m);\n}\n`,
		);
	});
});
