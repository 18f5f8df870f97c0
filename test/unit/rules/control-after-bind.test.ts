import { describe, it } from 'vitest';
import { ruleChecks } from '../../helpers/rules.js';

const { checkFix, checkClean } = ruleChecks('control-after-bind');

const BIND = '\tif (bind(u, (struct sockaddr *)a, sizeof *a) != 0)\n\t\treturn -1;\n';
const CONTROL =
	'\tif (WSAIoctl(u, SIO_ASSOCIATE_PORT_RESERVATION, token, sizeof *token, NULL, 0, &n, NULL, NULL) != 0)\n\t\treturn -1;\n';

function open(body: string): string {
	return `#include <winsock2.h>\n#include <mstcpip.h>\nint open_port(SOCKET u, struct sockaddr_in *a, INET_PORT_RESERVATION_TOKEN *token)\n{\n\tDWORD n;\n${body}\treturn 0;\n}\n`;
}

describe('the fix', () => {
	it('moves the call with its check before the bind', () => {
		checkFix(open(BIND + CONTROL), 'Call SIO_ASSOCIATE_PORT_RESERVATION before bind', open(CONTROL + BIND));
	});
});

it('says nothing of other control codes', () => {
	checkClean(open(BIND + CONTROL.replace('SIO_ASSOCIATE_PORT_RESERVATION', 'SIO_KEEPALIVE_VALS')));
});
