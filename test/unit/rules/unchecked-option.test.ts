import { it } from 'vitest';
import { ruleChecks } from '../../helpers/rules.js';

const { checkFix, checkNoFix } = ruleChecks('unchecked-option');

const SET = 'setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (const char *)&on, sizeof on)';

function open(body: string): string {
	return `#include <winsock2.h>\nint open_port(SOCKET s, struct sockaddr *a)\n{\n\tBOOL on = TRUE;\n${body}\n}\n`;
}

it('reacts to the failure as to that of the bind behind it', () => {
	const bind = '\tif (bind(s, a, 16) == SOCKET_ERROR) {\n\t\tclosesocket(s);\n\t\treturn -1;\n\t}\n\treturn 0;';
	checkFix(
		open(`\t${SET};\n${bind}`),
		'React to a failed setsockopt as to a failed bind',
		open(`\tif (${SET} == SOCKET_ERROR) {\n\t\tclosesocket(s);\n\t\treturn -1;\n\t}\n${bind}`),
	);
});

it('offers no fix where the function reacts to no failure', () => {
	checkNoFix(open(`\t${SET};\n\tbind(s, a, 16);\n\treturn 0;`));
});
