import { it } from 'vitest';
import { ruleChecks } from '../../helpers/rules.js';

const { checkNoFix, checkClean } = ruleChecks('bind-twice');

function twice(between: string): string {
	return `#include <winsock2.h>\nint open_both(SOCKET s, struct sockaddr_in *a, struct sockaddr_in *b, int again)\n{\n\tbind(s, (struct sockaddr *)a, sizeof *a);\n${between}\treturn bind(s, (struct sockaddr *)b, sizeof *b);\n`;
}

it('makes no guess which address is meant', () => {
	checkNoFix(`${twice('')}}\n`);
});

it('says nothing where the socket is closed in between, or on some path only', () => {
	checkClean(`${twice('\tclosesocket(s);\n')}}\n`);
	checkClean(`${twice('\tif (again)\n\t\ts = socket(AF_INET, SOCK_STREAM, 0);\n')}}\n`);
});
