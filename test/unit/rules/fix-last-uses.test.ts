import { describe, it } from 'vitest';
import { ruleChecks } from '../../helpers/rules.js';

const { checkFix, checkNoFix } = ruleChecks('reuseaddr-on-client');
const TITLE = 'Do not set SO_REUSEADDR on a socket that only connects';
const SET = '\tsetsockopt(s, SOL_SOCKET, SO_REUSEADDR, (const char *)&on, sizeof(on));';

/** A client: the second part stands before its connect. */
const client = (start: string, call: string) =>
	`#include <winsock2.h>\nint open_connection(struct sockaddr *a)\n{\n${start}\tSOCKET s = socket(AF_INET, SOCK_STREAM, 0);\n${call}\treturn connect(s, a, 16);\n}\n`;
const portable = (code: string) => code.replace('<winsock2.h>', '"network.h"');

describe('the variable that only a removed call used', () => {
	it('goes with it', () => {
		checkFix(client('\tint on = 1;\n', `${SET}\n`), TITLE, client('', ''));
		checkFix(client('\tstatic const DWORD on = TRUE;\n', `${SET}\n`), TITLE, client('', ''));
		checkFix(client('', `\tint on = 1;\n\n${SET}\n\n`), TITLE, client('', '\n'));
		checkFix(client('', `\tint on;\n\ton = 1;\n${SET}\n`), TITLE, client('', '\tint on;\n\ton = 1;\n'));
	});

	it('goes in C++, too', () => {
		const code = (inside: string) => `#include <winsock2.h>\nclass Client {\n\tint off = 0;\n${inside}};\n`;
		const open = (inside: string) =>
			`\tint open(struct sockaddr *a)\n\t{\n\t\tSOCKET s = ::socket(AF_INET, SOCK_STREAM, 0);\n${inside}\t\treturn ::connect(s, a, 16);\n\t}\n`;
		const set = `\t\tconst BOOL on = TRUE;\n\t${SET}\n`;
		checkFix(code(open(set)), TITLE, code(open('')), { language: 'cpp' });
	});

	it('goes from above the block of a label that the call stands in', () => {
		const labelled = (inside: string) =>
			`\tswitch (a->sa_family) {\n\tcase AF_INET: {\n${inside}\t\tbreak;\n\t}\n\t}\n`;
		checkFix(client('\tint on = 1;\n', labelled(`\t${SET}\n`)), TITLE, client('', labelled('')));
	});

	it('stays where something else uses it', () => {
		const used = '\tprintf("%d", on);\n';
		checkFix(client('\tint on = 1;\n', `${SET}\n${used}`), TITLE, client('\tint on = 1;\n', used));
	});

	it('stays where it is one of several, a parameter, a global or a member', () => {
		const several = '\tint on = 1, off = 0;\n';
		checkFix(client(several, `${SET}\n`), TITLE, client(several, ''));
		const global = (code: string) => code.replace('int open', 'int on = 1;\nint open');
		checkFix(global(client('', `${SET}\n`)), TITLE, global(client('', '')));
	});

	it('stays where its type may do more when it comes and goes', () => {
		const start = '\tflag_t on = 1;\n';
		checkFix(client(start, `${SET}\n`), TITLE, client(start, ''));
	});

	it('stays where a macro names it', () => {
		const named = (code: string) => `#define SHOW() printf("%d", on)\n${code}`;
		checkFix(named(client('\tint on = 1;\n', `${SET}\n`)), TITLE, named(client('\tint on = 1;\n', '')));
	});
});

describe('a comment', () => {
	it('behind a removed statement stays', () => {
		const comment = '// see ticket 17\n';
		checkFix(client('', `\tint on = 1;\n${SET} ${comment}`), TITLE, client('', `\t${comment}`));
	});

	it('inside a statement keeps it', () => {
		const commented = SET.replace('SO_REUSEADDR', 'SO_REUSEADDR /* see ticket 17 */');
		checkNoFix(client('\tint on = 1;\n', `${commented}\n`));
	});
});

it('stands between the same directives as the call that POSIX keeps', () => {
	const listener = ruleChecks('reuseaddr-listener');
	const server = (inside: string) =>
		portable(client('', inside)).replace('return connect(s, a, 16)', 'return bind(s, a, 16) || listen(s, 5)');
	const set = `\tint on = 1;\n${SET}\n`;
	listener.checkFix(server(set), 'Do not set SO_REUSEADDR', server(`#ifndef _WIN32\n${set}#endif\n`));
});

it('gives a call that shares its line the directives and a line of its own', () => {
	const listener = ruleChecks('reuseaddr-listener');
	const server = (inside: string) =>
		portable(client('\tint on;\n', inside)).replace(
			'return connect(s, a, 16)',
			'return bind(s, a, 16) || listen(s, 5)',
		);
	const between = `#ifndef _WIN32\n${SET}\n#endif\n`;
	listener.checkFix(server(`\ton = 1; ${SET.trim()}\n`), 'Do not set', server(`\ton = 1;\n${between}`));
	listener.checkFix(
		server(`${SET.replace('&on', '"1234"')} prepare(s);\n`),
		'Do not set',
		server(`#ifndef _WIN32\n${SET.replace('&on', '"1234"')}\n#endif\n\tprepare(s);\n`),
	);
});
