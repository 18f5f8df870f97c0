import { describe, it } from 'vitest';
import { ruleChecks } from '../../helpers/rules.js';

const { checkFix, checkNoFix } = ruleChecks('conditional-accept-after-listen');

const OPTION =
	'\tif (setsockopt(s, SOL_SOCKET, SO_CONDITIONAL_ACCEPT, (const char *)&on, sizeof on) == SOCKET_ERROR)\n\t\treturn -1;\n';
const LISTEN = '\tif (listen(s, SOMAXCONN) == SOCKET_ERROR)\n\t\treturn -1;\n';

function serve(body: string): string {
	return `#include <winsock2.h>\nint serve(SOCKET s, BOOL on)\n{\n${body}\treturn 0;\n}\n`;
}

describe('the fix', () => {
	it('moves the call with its check before listen', () => {
		checkFix(serve(LISTEN + OPTION), 'Set SO_CONDITIONAL_ACCEPT before listen', serve(OPTION + LISTEN));
	});

	it('moves nothing where the value is made in between', () => {
		checkNoFix(serve(`${LISTEN}\ton = TRUE;\n${OPTION}`));
	});
});
