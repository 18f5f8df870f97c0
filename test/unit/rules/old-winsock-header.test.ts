import { it } from 'vitest';
import { ruleChecks } from '../../helpers/rules.js';

const { checkFix } = ruleChecks('old-winsock-header');

it('includes the new header instead of the old one', () => {
	const code = (header: string) =>
		`#include <${header}> /* sockets */\nint f(SOCKET s, BOOL on)\n{\n\treturn setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on);\n}\n`;
	checkFix(code('winsock.h'), 'Include winsock2.h instead of winsock.h', code('winsock2.h'));
});

it('defines the number as the header does', () => {
	const code = (number: string) =>
		`#include <winsock2.h>\n#ifndef SO_EXCLUSIVEADDRUSE\n#define SO_EXCLUSIVEADDRUSE ${number}\n#endif\nint f(SOCKET s) { return listen(s, 5); }\n`;
	checkFix(code('5'), 'Define it as winsock2.h does', code('((int)(~SO_REUSEADDR))'));
});
