import { it } from 'vitest';
import { ruleChecks } from '../../helpers/rules.js';

const { checkClean, checkNoFix } = ruleChecks('bind-address-family');

function open(made: string, set: string): string {
	return `#include <winsock2.h>\n#include <ws2tcpip.h>\nint open_port(int v6)\n{\n\tSOCKET s = socket(${made}, SOCK_STREAM, 0);\n\tstruct sockaddr_storage a = { 0 };\n\t${set}\n\treturn bind(s, (struct sockaddr *)&a, sizeof a);\n}\n`;
}

it('does not choose between the two', () => {
	checkNoFix(open('PF_INET', 'a.ss_family = AF_INET6;'));
	checkNoFix(open('AF_INET6', 'a.ss_family = AF_INET;'));
});

it('says nothing where one of the two depends on a path', () => {
	checkClean(open('AF_INET', 'if (v6) a.ss_family = AF_INET6; else a.ss_family = AF_INET;'));
	checkClean(open('v6 ? AF_INET6 : AF_INET', 'a.ss_family = AF_INET6;'));
});
