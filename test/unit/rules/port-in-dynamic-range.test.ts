import { describe, expect, it } from 'vitest';
import { findingsIn, ruleChecks } from '../../helpers/rules.js';

const { checkClean, checkNoFix } = ruleChecks('port-in-dynamic-range');

function server(port: string, type = 'SOCK_STREAM'): string {
	const start = type === 'SOCK_STREAM' ? 'listen(s, 5)' : 'recvfrom(s, buffer, 8, 0, 0, 0)';
	return `#include <winsock2.h>
int f(int given, char *buffer)
{
	struct sockaddr_in a = { 0 };
	SOCKET s = socket(AF_INET, ${type}, 0);
	a.sin_family = AF_INET;
	a.sin_port = htons(${port});
	if (bind(s, (struct sockaddr *)&a, sizeof a) == SOCKET_ERROR)
		return -1;
	return ${start};
}
`;
}

it.each(['49152', '50000', '65535'])('tells of port %s', (port) => {
	const rules = findingsIn(server(port)).map(({ rule }) => rule);
	expect(rules).toContain('port-in-dynamic-range');
});

it('offers no fix: which port is right, clients have to know, too', () => {
	checkNoFix(server('50000'));
});

describe('nothing is said', () => {
	it.each(['49151', '80', '0', 'given', 'given ? 50000 : 80'])('of port %s', (port) => checkClean(server(port)));

	it('of a UDP socket, which outgoing connections do not meet', () => checkClean(server('50000', 'SOCK_DGRAM')));

	it('where the code is for POSIX', () => checkClean(server('50000'), { targets: ['posix'] }));
});
