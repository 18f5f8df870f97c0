import { it } from 'vitest';
import { ruleChecks } from '../../helpers/rules.js';

const { checkNoFix, checkClean } = ruleChecks('mapped-address-without-dual-stack');

function open(family: string, text: string): string {
	return `#include <winsock2.h>\n#include <ws2tcpip.h>\nint open_port(void)\n{\n\tstruct sockaddr_in6 a = { 0 };\n\tSOCKET s = socket(${family}, SOCK_DGRAM, 0);\n\ta.sin6_family = AF_INET6;\n\ta.sin6_port = htons(5150);\n\tinet_pton(AF_INET6, "${text}", &a.sin6_addr);\n\treturn bind(s, (struct sockaddr *)&a, sizeof a);\n}\n`;
}

it('offers no fix: dual-stack or IPv4 is for the author to say', () => {
	checkNoFix(open('AF_INET6', '::ffff:10.0.0.1'));
	checkNoFix(open('AF_INET6', '::FFFF:7F00:1'));
});

it('says nothing of other addresses', () => {
	checkClean(open('AF_INET6', '::'));
	checkClean(open('AF_INET6', 'fe80::1'));
});
