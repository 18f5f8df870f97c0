import { describe, it } from 'vitest';
import { ruleChecks } from '../../helpers/rules.js';

const { checkFix, checkNoFix } = ruleChecks('unchecked-bind');

function winsock(body: string): string {
	return `#include <winsock2.h>\nint open_port(SOCKET s, struct sockaddr *a, int on)\n{\n${body}\n}\n`;
}

describe('the fix reacts to a failed bind as the function reacts to another failure', () => {
	const reactsAs = (what: string, before: string, after: string) =>
		it(what, () => checkFix(winsock(before), 'React to a failed bind', winsock(after)));

	reactsAs(
		'that of the listen that follows',
		'\tbind(s, a, 16);\n\tif (listen(s, 16) == SOCKET_ERROR) {\n\t\tclosesocket(s);\n\t\treturn -1;\n\t}\n\treturn 0;',
		'\tif (bind(s, a, 16) == SOCKET_ERROR) {\n\t\tclosesocket(s);\n\t\treturn -1;\n\t}\n\tif (listen(s, 16) == SOCKET_ERROR) {\n\t\tclosesocket(s);\n\t\treturn -1;\n\t}\n\treturn 0;',
	);
	reactsAs(
		'that of the option before it, in the style of the file',
		'    if (setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on) < 0)\n        return WSAGetLastError();\n    bind(s, a, 16); /* take it */\n    return listen(s, 16);',
		'    if (setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on) < 0)\n        return WSAGetLastError();\n    if (bind(s, a, 16) < 0)\n        return WSAGetLastError(); /* take it */\n    return listen(s, 16);',
	);
	reactsAs(
		'a goto',
		'\tbind(s, a, 16);\n\tif (0 != listen(s, 16)) goto fail;\n\treturn 0;\nfail:\n\tclosesocket(s);\n\treturn -1;',
		'\tif (0 != bind(s, a, 16)) goto fail;\n\tif (0 != listen(s, 16)) goto fail;\n\treturn 0;\nfail:\n\tclosesocket(s);\n\treturn -1;',
	);
	reactsAs(
		'a message that names the call',
		'\tbind(s, a, 16);\n\tif (listen(s, 16)) {\n\t\tprintf("listen() failed: %d\\n", WSAGetLastError());\n\t\treturn 1;\n\t}\n\treturn 0;',
		'\tif (bind(s, a, 16)) {\n\t\tprintf("bind() failed: %d\\n", WSAGetLastError());\n\t\treturn 1;\n\t}\n\tif (listen(s, 16)) {\n\t\tprintf("listen() failed: %d\\n", WSAGetLastError());\n\t\treturn 1;\n\t}\n\treturn 0;',
	);
	reactsAs(
		'a result that is kept and tested in the next statement',
		'\tint rc;\n\tbind(s, a, 16);\n\trc = listen(s, 16);\n\tif (rc == SOCKET_ERROR) {\n\t\tclosesocket(s);\n\t\treturn -1;\n\t}\n\treturn 0;',
		'\tint rc;\n\tif (bind(s, a, 16) == SOCKET_ERROR) {\n\t\tclosesocket(s);\n\t\treturn -1;\n\t}\n\trc = listen(s, 16);\n\tif (rc == SOCKET_ERROR) {\n\t\tclosesocket(s);\n\t\treturn -1;\n\t}\n\treturn 0;',
	);
});

it('adds the check behind a result that is kept and lost', () => {
	const code = (check: string) =>
		winsock(
			`\tint rc;\n\trc = bind(s, a, 16);\n${check}\trc = listen(s, 16);\n\tif (rc == SOCKET_ERROR) {\n\t\tclosesocket(s);\n\t\treturn -1;\n\t}\n\treturn 0;`,
		);
	checkFix(
		code(''),
		'React to a failed bind',
		code('\tif (rc == SOCKET_ERROR) {\n\t\tclosesocket(s);\n\t\treturn -1;\n\t}\n'),
	);
});

describe('no fix is offered', () => {
	const refuses = (why: string, body: string) => it(`where ${why}`, () => checkNoFix(winsock(body)));

	refuses(
		'the other reaction reads errno, which Winsock does not set',
		'\tbind(s, a, 16);\n\tif (listen(s, 16) < 0) {\n\t\treturn errno == EADDRINUSE ? 2 : 1;\n\t}\n\treturn 0;',
	);
	refuses('the function reacts to no failure', '\tbind(s, a, 16);\n\tlisten(s, 16);\n\treturn 0;');
	refuses(
		'only success is asked for',
		'\tbind(s, a, 16);\n\tif (listen(s, 16) == 0) {\n\t\treturn 0;\n\t}\n\treturn 1;',
	);
	refuses(
		'the message speaks of something else',
		'\tbind(s, a, 16);\n\tif (listen(s, 16) != 0) {\n\t\tputs("cannot wait for clients");\n\t\treturn 1;\n\t}\n\treturn 0;',
	);
	refuses(
		'the reaction frees what is not there yet',
		'\tbind(s, a, 16);\n\tchar *buffer = malloc(16);\n\tif (listen(s, 16) != 0) {\n\t\tfree(buffer);\n\t\treturn 1;\n\t}\n\treturn 0;',
	);
	refuses(
		'a goto would jump over a declaration',
		'\tbind(s, a, 16);\n\tint size = 16;\n\tif (listen(s, size) != 0)\n\t\tgoto fail;\n\treturn 0;\nfail:\n\treturn 1;',
	);
	refuses(
		'the other check stands in another block',
		'\tbind(s, a, 16);\n\tif (on) {\n\t\tif (listen(s, 16) != 0)\n\t\t\treturn 1;\n\t}\n\treturn 0;',
	);
	refuses(
		'the bind is no statement of a block',
		'\tif (on)\n\t\tbind(s, a, 16);\n\tif (listen(s, 16) != 0)\n\t\treturn 1;\n\treturn 0;',
	);
	refuses(
		'the reaction uses the result of the other call',
		'\tint rc;\n\tbind(s, a, 16);\n\trc = listen(s, 16);\n\tif (rc != 0)\n\t\treturn rc;\n\treturn 0;',
	);
});
