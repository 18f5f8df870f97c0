import { describe, it } from 'vitest';
import { ruleChecks } from '../../helpers/rules.js';

const { checkFix, checkNoFix } = ruleChecks('bind-group-address');

const BOTH = '#ifdef _WIN32\n#include <winsock2.h>\n#else\n#include <sys/socket.h>\n#endif\n';

function receive(set: string, { includes = '#include <winsock2.h>\n', rest = '' } = {}): string {
	return `${includes}int receive(int s, char *buffer)\n{\n\tstruct sockaddr_in a = { 0 };\n\ta.sin_family = AF_INET;\n\ta.sin_port = htons(6454);\n${set}\tif (bind(s, (struct sockaddr *)&a, sizeof a) != 0)\n\t\treturn -1;\n${rest}\treturn recv(s, buffer, 512, 0);\n}\n`;
}

const BROADCAST = '\ta.sin_addr.s_addr = htonl(INADDR_BROADCAST);\n';
const WILDCARD = '\ta.sin_addr.s_addr = htonl(INADDR_ANY);\n';

describe('the fix', () => {
	it('binds the wildcard', () => {
		checkFix(receive(BROADCAST), 'Bind INADDR_ANY on Windows', receive(WILDCARD));
	});

	it('leaves the address to POSIX', () => {
		checkFix(
			receive(BROADCAST, { includes: BOTH }),
			'Bind INADDR_ANY on Windows',
			receive(`#ifdef _WIN32\n${WILDCARD}#else\n${BROADCAST}#endif\n`, { includes: BOTH }),
		);
	});
});

describe('no fix is offered', () => {
	it('where the structure is used for something else afterwards', () => {
		checkNoFix(receive(BROADCAST, { rest: '\tsendto(s, buffer, 1, 0, (struct sockaddr *)&a, sizeof a);\n' }));
	});

	it('where a group is bound that nobody joins', () => {
		checkNoFix(receive('\ta.sin_addr.s_addr = inet_addr("239.0.0.1");\n'));
	});
});
