import { it } from 'vitest';
import { ruleChecks } from '../../helpers/rules.js';

const { checkFix } = ruleChecks('udp-server-not-exclusive');

function serve(option: string, includes: string): string {
	return `${includes}int serve(char *buffer)\n{\n\tint s = socket(AF_INET, SOCK_DGRAM, 0);\n\tstruct sockaddr_in a = { 0 };\n\ta.sin_family = AF_INET;\n\ta.sin_port = htons(53);\n${option}\tif (bind(s, (struct sockaddr *)&a, sizeof a) != 0)\n\t\treturn -1;\n\treturn recvfrom(s, buffer, 512, 0, 0, 0);\n}\n`;
}

const BLOCK =
	'\t{\n\t\tBOOL exclusive = TRUE;\n\t\tsetsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (const char *)&exclusive, sizeof(exclusive));\n\t}\n';

it('sets the option before the bind, on Windows only', () => {
	const windows = '#include <winsock2.h>\n';
	const both = '#ifdef _WIN32\n#include <winsock2.h>\n#else\n#include <sys/socket.h>\n#endif\n';
	const title = 'Set SO_EXCLUSIVEADDRUSE before bind on Windows: nobody else can bind the port';
	checkFix(serve('', windows), title, serve(BLOCK, windows));
	checkFix(serve('', both), title, serve(`#ifdef _WIN32\n${BLOCK}#endif\n`, both));
});
