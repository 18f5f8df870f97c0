import { describe, it } from 'vitest';
import { ruleChecks } from '../../helpers/rules.js';

const { checkClean, checkNoFix } = ruleChecks('listener-inheritable');

const START = 'CreateProcessA(NULL, command, NULL, NULL, TRUE, 0, NULL, NULL, how, child);';

function program({
	port = '5150',
	use = 'listen(s, 5);',
	start = START,
	made = 'socket(AF_INET, SOCK_STREAM, 0)',
}): string {
	return `#include <winsock2.h>
void f(char *command, STARTUPINFOA *how, PROCESS_INFORMATION *child, BOOL inherits)
{
	struct sockaddr_in a = { 0 };
	SOCKET s = ${made};
	a.sin_family = AF_INET;
	a.sin_port = htons(${port});
	if (bind(s, (struct sockaddr *)&a, sizeof a) == SOCKET_ERROR)
		return;
	${use}
	${start}
}
`;
}

it('offers no fix: the child may be meant to have the listener', () => {
	checkNoFix(program({}));
});

describe('nothing is said', () => {
	it.each([
		['no child is started', { start: '' }],
		['the child inherits nothing', { start: START.replace('TRUE', 'FALSE') }],
		['nobody knows whether it inherits', { start: START.replace('TRUE', 'inherits') }],
		['the port is one that the system picks', { port: '0' }],
		['the socket is a client', { use: 'connect(s, (struct sockaddr *)&a, sizeof a);' }],
		['the socket is made not to be inherited', { made: 'WSASocketA(2, 1, 6, 0, 0, WSA_FLAG_NO_HANDLE_INHERIT)' }],
		['the arguments cannot be counted', { start: 'CreateProcessA(ARGUMENTS);' }],
	])('where %s', (_, parts) => checkClean(program(parts)));
});
