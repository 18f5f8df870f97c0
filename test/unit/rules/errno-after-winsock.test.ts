import { describe, it } from 'vitest';
import { ruleChecks } from '../../helpers/rules.js';

const { checkFix, checkFindings, checkNoFix } = ruleChecks('errno-after-winsock');

function open(body: string, includes = '#include <winsock2.h>\n'): string {
	return `${includes}int open_port(SOCKET s, struct sockaddr *a)\n{\n\tif (bind(s, a, 16) != 0) {\n${body}\n\t}\n\treturn 0;\n}\n`;
}

describe('the fix', () => {
	it('asks Winsock, by its names', () => {
		checkFix(
			open('\t\tif (errno == EADDRINUSE)\n\t\t\treturn 1;'),
			'Ask WSAGetLastError() (this changes what the program does after a failure)',
			open('\t\tif (WSAGetLastError() == WSAEADDRINUSE)\n\t\t\treturn 1;'),
		);
		checkFix(
			open('\t\tint e = errno;\n\t\treturn e == EAGAIN || e == EACCES;'),
			'Ask WSAGetLastError()',
			open('\t\tint e = WSAGetLastError();\n\t\treturn e == WSAEWOULDBLOCK || e == WSAEACCES;'),
		);
	});
});

describe('no fix is offered', () => {
	it('where Winsock has no such error', () => {
		checkNoFix(open('\t\tif (errno == ENOENT)\n\t\t\treturn 1;'));
	});

	it('where POSIX compiles the code, too', () => {
		const both = '#ifdef _WIN32\n#include <winsock2.h>\n#else\n#include <sys/socket.h>\n#endif\n';
		checkNoFix(open('\t\tif (errno == EADDRINUSE)\n\t\t\treturn 1;', both));
	});

	it('where the error is only told', () => {
		checkNoFix(open('\t\tperror("bind");'));
	});
});

it('knows that a header of the build says what the system has, and leaves errno alone', () => {
	checkFindings(
		open(
			'        if (errno == EADDRINUSE)\n        //  ^^^^^ error (windows): Winsock does not set errno\n            return 1;',
			'#include <winsock2.h>\n#include "config.h"\n',
		),
	);
});
