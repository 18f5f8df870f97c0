import { it } from 'vitest';
import { ruleChecks } from '../../helpers/rules.js';

const { checkFix } = ruleChecks('reuseaddr-on-client');

const SET = 'setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (const char *)&on, sizeof on)';

function connect(call: string, includes: string): string {
	return `${includes}int open_connection(struct sockaddr *a)\n{\n\tint on = 1;\n\tint s = socket(AF_INET, SOCK_STREAM, 0);\n${call}\treturn connect(s, a, 16);\n}\n`;
}

const WINDOWS = '#include <winsock2.h>\n';
const BOTH = '#ifdef _WIN32\n#include <winsock2.h>\n#else\n#include <sys/socket.h>\n#endif\n';

it('takes the call away for every system, with its variable', () => {
	for (const includes of [WINDOWS, BOTH]) {
		const title = 'Do not set SO_REUSEADDR on a socket that only connects';
		const without = connect('', includes).replace('\tint on = 1;\n', '');
		checkFix(connect(`\t${SET};\n`, includes), title, without);
		checkFix(connect(`\tif (${SET} < 0)\n\t\treturn -1;\n`, includes), title, without);
	}
});

it('leaves a variable of the same name alone that another function, or a block beside the call, has', () => {
	const title = 'Do not set SO_REUSEADDR on a socket that only connects';
	const code = (call: string) => `${WINDOWS}int other(void)
{
	int on = 1;
	return 0;
}
int open_connection(struct sockaddr *a, int on)
{
	int s = socket(AF_INET, SOCK_STREAM, 0);
	{
		int on = 2;
	}
	on = 1;
${call}	return connect(s, a, 16);
}
`;
	checkFix(code(`\t${SET};\n`), title, code(''));
});
