import { it } from 'vitest';
import { ruleChecks } from '../../helpers/rules.js';

const { checkNoFix, checkClean } = ruleChecks('multicast-receiver-not-shared');

function receive(port: string): string {
	return `#include <winsock2.h>\n#include <ws2tcpip.h>\nint receive(struct ip_mreq *group, unsigned short port)\n{\n\tstruct sockaddr_in a = { 0 };\n\tSOCKET s = socket(AF_INET, SOCK_DGRAM, 0);\n\ta.sin_family = AF_INET;\n\ta.sin_port = ${port};\n\tif (bind(s, (struct sockaddr *)&a, sizeof a) != 0)\n\t\treturn -1;\n\treturn setsockopt(s, IPPROTO_IP, IP_ADD_MEMBERSHIP, (const char *)group, sizeof *group);\n}\n`;
}

it('offers no fix: whether others are to receive is for the author to say', () => {
	checkNoFix(receive('htons(1900)'));
});

it('says nothing of a port that the system picks', () => {
	checkClean(receive('0'));
});
