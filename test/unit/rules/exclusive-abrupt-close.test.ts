import { it } from 'vitest';
import { ruleChecks } from '../../helpers/rules.js';

const { checkNoFix, checkClean } = ruleChecks('exclusive-abrupt-close');

function serve(close: string): string {
	return `#include <winsock2.h>\nint serve(struct sockaddr_in *a, int keep)\n{\n\tint on = 1;\n\tSOCKET c, s = socket(AF_INET, SOCK_STREAM, 0);\n\tsetsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (const char *)&on, sizeof on);\n\tif (bind(s, (struct sockaddr *)a, sizeof *a) != 0 || listen(s, 5) != 0)\n\t\treturn -1;\n\tc = accept(s, NULL, NULL);\n${close}\treturn 0;\n}\n`;
}

it('offers no fix: a loop that drains can hang', () => {
	checkNoFix(serve('\tclosesocket(c);\n'));
});

it('says nothing of the listener itself, nor where the connection is shut down on some path', () => {
	checkClean(serve('\tclosesocket(s);\n'));
	checkClean(serve('\tif (!keep)\n\t\tshutdown(c, SD_BOTH);\n\tclosesocket(c);\n'));
});
