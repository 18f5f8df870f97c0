import { describe, it } from 'vitest';
import { ruleChecks } from '../../helpers/rules.js';

const { checkFix, checkNoFix } = ruleChecks('option-after-bind');

function winsock(body: string): string {
	return `#include <winsock2.h>\nint open_port(SOCKET s, struct sockaddr_in6 *a, BOOL on)\n{\n${body}\n}\n`;
}

const BIND = 'bind(s, (struct sockaddr *)a, sizeof *a)';
const EXCLUSIVE = 'setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (const char *)&on, sizeof on)';
const REUSE = 'setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (const char *)&on, sizeof on)';

describe('the fix for an option that should have come before the bind', () => {
	it('moves a plain call', () => {
		checkFix(
			winsock(`\t${BIND};\n\t${EXCLUSIVE};\n\treturn listen(s, 16);`),
			'Set SO_EXCLUSIVEADDRUSE before bind',
			winsock(`\t${EXCLUSIVE};\n\t${BIND};\n\treturn listen(s, 16);`),
		);
	});

	it('moves the call with the reaction to its failure, before the whole check of bind', () => {
		checkFix(
			winsock(
				`    if (${BIND} != 0)\n        return -1;\n    if (${EXCLUSIVE} != 0) {\n        return -2;\n    }\n    return 0;`,
			),
			'Set SO_EXCLUSIVEADDRUSE before bind',
			winsock(
				`    if (${EXCLUSIVE} != 0) {\n        return -2;\n    }\n    if (${BIND} != 0)\n        return -1;\n    return 0;`,
			),
		);
	});

	it('takes the comments of the call along and leaves those of bind', () => {
		checkFix(
			winsock(
				`\t/* take the port */\n\t${BIND}; // now\n\n\t// nobody else\n\t// may have it\n\t${EXCLUSIVE}; // please\n\n\treturn 0;`,
			),
			'Set SO_EXCLUSIVEADDRUSE before bind',
			winsock(
				`\t// nobody else\n\t// may have it\n\t${EXCLUSIVE}; // please\n\t/* take the port */\n\t${BIND}; // now\n\n\treturn 0;`,
			),
		);
	});

	it('keeps the line breaks of Windows', () => {
		checkFix(
			winsock(`\t${BIND};\n\tlisten(s, 16);\n\t${EXCLUSIVE};\n\treturn 0;`).replaceAll('\n', '\r\n'),
			'Set SO_EXCLUSIVEADDRUSE before bind',
			winsock(`\t${EXCLUSIVE};\n\t${BIND};\n\tlisten(s, 16);\n\treturn 0;`).replaceAll('\n', '\r\n'),
		);
	});

	it('stays on the line where several statements share one', () => {
		checkFix(
			winsock(`\t${BIND}; ${EXCLUSIVE}; return 0;`),
			'Set SO_EXCLUSIVEADDRUSE before bind',
			winsock(`\t${EXCLUSIVE}; ${BIND}; return 0;`),
		);
	});

	it('moves IPV6_V6ONLY', () => {
		const v6Only = 'setsockopt(s, IPPROTO_IPV6, IPV6_V6ONLY, (const char *)&on, sizeof on)';
		checkFix(
			winsock(`\tint rc = ${BIND};\n\tif (rc != 0) return rc;\n\t${v6Only};\n\treturn 0;`),
			'Set IPV6_V6ONLY before bind',
			winsock(`\t${v6Only};\n\tint rc = ${BIND};\n\tif (rc != 0) return rc;\n\treturn 0;`),
		);
	});

	it('moves the SO_REUSEADDR of a receiver of a group', () => {
		const join = 'setsockopt(s, IPPROTO_IP, IP_ADD_MEMBERSHIP, (const char *)&m, sizeof m)';
		const code = (first: string, second: string) =>
			`#include <winsock2.h>\nint join(struct ip_mreq m, struct sockaddr_in *a)\n{\n\tBOOL on = TRUE;\n\tSOCKET s = socket(AF_INET, SOCK_DGRAM, 0);\n\t${first};\n\t${second};\n\treturn ${join};\n}\n`;
		checkFix(code(BIND, REUSE), 'Set SO_REUSEADDR before bind', code(REUSE, BIND));
	});
});

describe('no such fix is offered', () => {
	const refuses = (why: string, body: string) =>
		it(`where ${why}`, () => checkNoFix(winsock(body), 'Set SO_EXCLUSIVEADDRUSE'));

	refuses('the value is made between the two', `\t${BIND};\n\ton = TRUE;\n\t${EXCLUSIVE};\n\treturn 0;`);
	refuses(
		'the value is declared between the two',
		`\t${BIND};\n\tBOOL yes = TRUE;\n\t${EXCLUSIVE.replaceAll('on)', 'yes)').replace('&on', '&yes')};\n\treturn 0;`,
	);
	refuses('somebody may write the value', `\t${BIND};\n\tread_setting(&on);\n\t${EXCLUSIVE};\n\treturn 0;`);
	refuses(
		'the bind stands in another block',
		`\tif (on) {\n\t\t${BIND};\n\t} else {\n\t\treturn -1;\n\t}\n\t${EXCLUSIVE};\n\treturn 0;`,
	);
	refuses('the call stands in a block of its own', `\t${BIND};\n\tif (on) {\n\t\t${EXCLUSIVE};\n\t}\n\treturn 0;`);
	refuses('the call is the body of an if', `\t${BIND};\n\tif (on)\n\t\t${EXCLUSIVE};\n\treturn 0;`);
	refuses(
		'the call has success to thank for the rest',
		`\t${BIND};\n\tif (${EXCLUSIVE} == 0) {\n\t\tlisten(s, 16);\n\t}\n\treturn 0;`,
	);
	refuses(
		'the call stands in a longer condition',
		`\t${BIND};\n\tif (on && ${EXCLUSIVE})\n\t\treturn -1;\n\treturn 0;`,
	);
	refuses('the result is kept', `\tint rc;\n\t${BIND};\n\trc = ${EXCLUSIVE};\n\treturn rc;`);
	refuses('a label stands between the two', `\t${BIND};\nagain:\n\t${EXCLUSIVE};\n\tif (on) goto again;\n\treturn 0;`);
	refuses('a directive stands between the two', `\t${BIND};\n#pragma once\n\t${EXCLUSIVE};\n\treturn 0;`);
	refuses(
		'the bind makes the socket, too',
		`\tif ((s = socket(2, 1, 0)) == INVALID_SOCKET || ${BIND})\n\t\treturn -1;\n\t${EXCLUSIVE};\n\treturn 0;`,
	);
	refuses('SO_REUSEADDR is on before the bind', `\t${REUSE};\n\t${BIND};\n\t${EXCLUSIVE};\n\treturn 0;`);
});

describe('the fix for a late SO_REUSEADDR on Windows', () => {
	it('takes the call away', () => {
		checkFix(
			winsock(`\t${BIND};\n\n\t/* allow a restart */\n\t${REUSE};\n\n\treturn listen(s, 16);`),
			'Do not set SO_REUSEADDR on Windows',
			winsock(`\t${BIND};\n\n\treturn listen(s, 16);`),
		);
	});

	it('takes the reaction to its failure away, too', () => {
		checkFix(
			winsock(
				`\t${BIND};\n\tif (${REUSE} < 0) {\n\t\tperror("setsockopt");\n\t\treturn -1;\n\t}\n\treturn listen(s, 16);`,
			),
			'Do not set SO_REUSEADDR on Windows',
			winsock(`\t${BIND};\n\treturn listen(s, 16);`),
		);
	});

	it('leaves the call to POSIX where POSIX compiles it, too', () => {
		const portable = (call: string) =>
			`#ifdef _WIN32\n#include <winsock2.h>\n#else\n#include <sys/socket.h>\n#endif\nint open_port(int s, struct sockaddr *a)\n{\n\tint on = 1;\n\tbind(s, a, 16);\n${call}\treturn listen(s, 16);\n}\n`;
		checkFix(
			portable(`\t${REUSE};\n`),
			'Do not set SO_REUSEADDR on Windows',
			portable(`#ifndef _WIN32\n\t${REUSE};\n#endif\n`),
		);
	});

	const helper = (call: string, more = '') =>
		`#include <winsock2.h>\nstatic void reuse(SOCKET s, BOOL on)\n{\n${call}\treturn;\n}\n\nint open_port(struct sockaddr_in *a)\n{\n\tSOCKET s = socket(AF_INET, SOCK_STREAM, 0);\n\t${BIND};\n\treuse(s, 1);\n\treturn listen(s, 16);\n}\n${more}`;

	it('reaches into a helper that is called too late', () => {
		checkFix(helper(`\t${REUSE};\n`), 'Do not set SO_REUSEADDR on Windows', helper(''));
	});

	it('leaves a helper alone that another caller calls in time', () => {
		const inTime = `int prepare(struct sockaddr_in *a)\n{\n\tSOCKET s = socket(AF_INET, SOCK_DGRAM, 0);\n\treuse(s, 1);\n\treturn ${BIND};\n}\n`;
		checkNoFix(helper(`\t${REUSE};\n`, inTime));
	});
});

describe('the fix in Winsock Kernel', () => {
	const BIND =
		'dispatch->WskBind(s, local, 0, bindIrp);\n\tKeWaitForSingleObject(&ctx->bound, Executive, KernelMode, FALSE, NULL);\n';
	const SET =
		'dispatch->WskControlSocket(s, WskSetOption, SO_EXCLUSIVEADDRUSE, SOL_SOCKET, sizeof(ULONG), &ctx->option, 0, NULL, NULL, setIrp);\n';
	const WAIT = 'KeWaitForSingleObject(&ctx->set, Executive, KernelMode, FALSE, NULL);\n';
	const driver = (...statements: string[]) =>
		`#include <wsk.h>\nvoid f(PWSK_SOCKET s, struct context *ctx, PSOCKADDR local, PIRP bindIrp, PIRP setIrp)\n{\n\t${statements.join('\t')}}\n`;

	it('moves the call together with its own wait', () => {
		checkFix(driver(BIND, SET, WAIT), 'Set SO_EXCLUSIVEADDRUSE before WskBind', driver(SET, WAIT, BIND));
	});

	it('is not offered without a wait: the option might be set after WskBind all the same', () => {
		checkNoFix(driver(BIND, SET));
	});

	it('is not offered where both calls share an IRP or an event', () => {
		checkNoFix(driver(BIND, SET.replace('setIrp', 'bindIrp'), WAIT));
		checkNoFix(driver(BIND, SET, WAIT.replace('->set', '->bound')));
	});

	it('is not offered where the IRP is made ready in between', () => {
		checkNoFix(driver(BIND, 'IoSetCompletionRoutine(setIrp, done, ctx, TRUE, TRUE, TRUE);\n', SET, WAIT));
	});

	it('is not offered for a socket that WskSocketConnect makes', () => {
		const make =
			'p->Dispatch->WskSocketConnect(p->Client, SOCK_STREAM, IPPROTO_TCP, local, local, 0, NULL, NULL, NULL, NULL, NULL, bindIrp);\n\ts = (PWSK_SOCKET)bindIrp->IoStatus.Information;\n';
		checkNoFix(driver(make, SET, WAIT));
	});

	it('never takes a late SO_REUSEADDR away: somebody may wait for its IRP', () => {
		checkNoFix(driver(BIND, SET.replace('EXCLUSIVEADDRUSE', 'REUSEADDR'), WAIT));
	});
});
