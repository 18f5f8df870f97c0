import { it } from 'vitest';
import { ruleChecks } from '../../helpers/rules.js';

const { checkNoFix, checkClean } = ruleChecks('socket-not-bound');

function serve(beforeListen: string): string {
	return `#include <winsock2.h>\nint serve(int early, struct sockaddr_in *a)\n{\n\tSOCKET s = socket(AF_INET, SOCK_STREAM, 0);\n${beforeListen}\treturn listen(s, 5);\n}\n`;
}

it('makes no guess which address is meant', () => {
	checkNoFix(serve(''));
	checkNoFix(serve('\tint on = 1;\n\tsetsockopt(s, SOL_SOCKET, SO_KEEPALIVE, (const char *)&on, sizeof on);\n'));
});

it('says nothing where the socket is bound on some path', () => {
	checkClean(serve('\tif (early)\n\t\tbind(s, (struct sockaddr *)a, sizeof *a);\n'));
});
