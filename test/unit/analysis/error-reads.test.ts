import { describe, expect, it } from 'vitest';
import { factsOf } from '../../helpers/facts-of-code.js';

const WINDOWS = '#include <winsock2.h>\n#include <errno.h>\n';

/** Checks which calls' errors are read where: `callee <- what is read == what it is compared with`. */
function checkReads(body: string, ...expected: string[]): void {
	const code = `${WINDOWS}int f(SOCKET s, struct sockaddr *a, const char *path)\n{\n${body}\n\treturn 0;\n}\n`;
	const reads = factsOf(code, { targets: ['windows'] }).sockets.flatMap(({ events }) =>
		events.flatMap(({ calleeName, errorReads }) =>
			errorReads.map(({ span, comparedWith }) =>
				[calleeName, '<-', code.slice(span.start, span.end), ...comparedWith.map(({ name }) => `== ${name}`)].join(' '),
			),
		),
	);
	expect(reads).toEqual(expected);
}

describe('the error of a socket call is read', () => {
	it('in the condition of its failure', () => {
		checkReads('if (bind(s, a, 16) != 0 && errno == EADDRINUSE) return 1;', 'bind <- errno == EADDRINUSE');
	});

	it('through a variable, and behind calls that keep it', () => {
		checkReads(
			'if (bind(s, a, 16) != 0) {\n int e = WSAGetLastError();\n printf("no");\n closesocket(s);\n if (e == WSAEACCES || e == WSAEADDRINUSE) return e; }',
			'bind <- WSAGetLastError() == WSAEACCES == WSAEADDRINUSE',
		);
	});

	it('in a switch', () => {
		checkReads(
			'if (bind(s, a, 16) != 0) switch (errno) { case EACCES: return 1; case EADDRINUSE: return 2; }',
			'bind <- errno == EACCES == EADDRINUSE',
		);
	});

	it('by perror', () => {
		checkReads('if (bind(s, a, 16) != 0) perror("bind");', 'bind <- perror("bind")');
	});

	it('whichever of two calls came last', () => {
		checkReads(
			'if (path)\n bind(s, a, 16);\nelse\n listen(s, 5);\nif (errno == EADDRINUSE) return 1;',
			'bind <- errno == EADDRINUSE',
			'listen <- errno == EADDRINUSE',
		);
	});
});

describe('nobody knows whose error is read', () => {
	it('behind a call that may set one of its own', () => {
		checkReads('bind(s, a, 16);\nFILE *f = fopen(path, "r");\nif (errno == ENOENT) return 1;');
		checkReads('FILE *f = fopen(path, "r");\nclosesocket(s);\nif (errno == ENOENT) return 1;');
	});

	it('where another path has called something else', () => {
		checkReads('if (path)\n bind(s, a, 16);\nelse\n fopen(path, "r");\nif (errno == EACCES) return 1;');
	});

	it('where the code sets errno itself', () => {
		checkReads(
			'if (bind(s, a, 16)) { errno = WSAGetLastError();\nif (errno == WSAEACCES) return 1; }',
			'bind <- WSAGetLastError() == WSAEACCES',
		);
		checkReads('if (bind(s, a, 16)) { errno = translate();\nif (errno == EACCES) return 1; }');
	});

	it('where errno is a macro of the file', () => {
		checkReads('#define errno translate()\nif (bind(s, a, 16) != 0 && errno == EADDRINUSE) return 1;');
	});
});
