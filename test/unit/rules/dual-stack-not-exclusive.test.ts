import { describe, it } from 'vitest';
import { ruleChecks } from '../../helpers/rules.js';

const { checkFix, checkNoFix } = ruleChecks('dual-stack-not-exclusive');

const WINDOWS = '#include <winsock2.h>\n#include <ws2tcpip.h>\n';
const BOTH =
	'#ifdef _WIN32\n#include <winsock2.h>\n#include <ws2tcpip.h>\n#else\n#include <sys/socket.h>\n#include <netinet/in.h>\n#endif\n';
const EXCLUSIVE =
	'\t{\n\t\tBOOL exclusive = TRUE;\n\t\tsetsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (const char *)&exclusive, sizeof(exclusive));\n\t}\n';
const REUSE = '\tsetsockopt(s, SOL_SOCKET, SO_REUSEADDR, (const char *)&on, sizeof on);\n';

function server(includes: string, option: string, beforeBind = ''): string {
	return `${includes}int serve(void)\n{\n\tint off = 0, on = 1;\n\tint s = (int)socket(AF_INET6, SOCK_STREAM, 0);\n\tstruct sockaddr_in6 a = { 0 };\n\ta.sin6_family = AF_INET6;\n\ta.sin6_port = htons(80);\n${option}\tsetsockopt(s, IPPROTO_IPV6, IPV6_V6ONLY, (const char *)&off, sizeof off);\n${beforeBind}\tif (bind(s, (struct sockaddr *)&a, sizeof a) != 0)\n\t\treturn -1;\n\treturn listen(s, 16);\n}\n`;
}

describe('the fix', () => {
	it('sets SO_EXCLUSIVEADDRUSE before the bind', () => {
		checkFix(
			server(WINDOWS, ''),
			'Set SO_EXCLUSIVEADDRUSE before bind on Windows: the IPv4 port is reserved, too, but after a restart',
			server(WINDOWS, '', EXCLUSIVE),
		);
	});

	it('leaves POSIX as it is', () => {
		checkFix(
			server(BOTH, ''),
			'Set SO_EXCLUSIVEADDRUSE before bind on Windows',
			server(BOTH, '', `#ifdef _WIN32\n${EXCLUSIVE}#endif\n`),
		);
	});

	it('puts it in the place of SO_REUSEADDR, with which it cannot stand', () => {
		checkFix(
			server(WINDOWS, REUSE),
			'Set SO_EXCLUSIVEADDRUSE instead of SO_REUSEADDR on Windows',
			server(WINDOWS, REUSE.replace('REUSEADDR', 'EXCLUSIVEADDRUSE')),
		);
		checkNoFix(server(WINDOWS, REUSE), 'Set SO_EXCLUSIVEADDRUSE before');
	});
});
