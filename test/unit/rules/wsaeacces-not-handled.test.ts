import { describe, it } from 'vitest';
import { ruleChecks } from '../../helpers/rules.js';

const { checkFix, checkNoFix } = ruleChecks('wsaeacces-not-handled');

function open(body: string, head = ''): string {
	return `#include <winsock2.h>\n${head}int open_port(SOCKET s, struct sockaddr *a)\n{\n\tif (bind(s, a, 16) == 0)\n\t\treturn 0;\n${body}\n}\n`;
}

describe('the fix treats the two errors alike', () => {
	const title = 'Treat WSAEACCES like WSAEADDRINUSE';

	it('in a comparison', () => {
		checkFix(
			open('\treturn WSAGetLastError() == WSAEADDRINUSE;'),
			title,
			open('\treturn (WSAGetLastError() == WSAEADDRINUSE || WSAGetLastError() == WSAEACCES);'),
		);
		checkFix(
			open('\tint e = WSAGetLastError();\n\tif (e != WSAEADDRINUSE)\n\t\treturn -1;\n\treturn 1;'),
			title,
			open('\tint e = WSAGetLastError();\n\tif (e != WSAEADDRINUSE && e != WSAEACCES)\n\t\treturn -1;\n\treturn 1;'),
		);
	});

	it('in a switch', () => {
		const code = (labels: string) => open(`\tswitch (WSAGetLastError()) {\n${labels}\t\treturn 1;\n\t}\n\treturn -1;`);
		checkFix(code('\tcase WSAEADDRINUSE:\n'), title, code('\tcase WSAEACCES:\n\tcase WSAEADDRINUSE:\n'));
	});
});

it('offers no fix where the code has a name of its own for the error', () => {
	checkNoFix(open('\treturn WSAGetLastError() == TAKEN;', '#define TAKEN WSAEADDRINUSE\n'));
});
