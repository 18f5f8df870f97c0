import { describe, expect, it } from 'vitest';
import { loadGrammars } from '../../../server/src/host/node/grammars.js';
import { createFactsReader } from '../../../server/src/language-service/facts-of.js';
import { text } from '../../../server/src/messages/text.js';
import { reportForProject } from '../../../server/src/project/report-for-project.js';
import { ALL_RULES } from '../../../server/src/rules/all.js';
import { findingsIn } from '../../helpers/rules.js';

const INCLUDE = '#include <winsock2.h>\n';
const EXCLUSIVE = 'Set SO_EXCLUSIVEADDRUSE';
const NO_REUSE = 'Do not set SO_REUSEADDR';

/** Makes a listener, or a UDP server, that binds a port of an address, which goes to what follows. */
const open = (socket: string, port: string, { option = '', address = 'INADDR_ANY', type = 'SOCK_STREAM' } = {}) => `
	SOCKET ${socket} = socket(AF_INET, ${type}, 0);
	struct sockaddr_in ${socket}_address = { 0 };
	${socket}_address.sin_family = AF_INET;
	${socket}_address.sin_addr.s_addr = ${address};
	${socket}_address.sin_port = htons(${port});${option && `\n\tBOOL ${socket}_on = TRUE;\n\tsetsockopt(${socket}, SOL_SOCKET, ${option}, (const char *)&${socket}_on, sizeof(${socket}_on));`}
	if (bind(${socket}, (struct sockaddr *)&${socket}_address, sizeof(${socket}_address)) == SOCKET_ERROR)
		return -1;
	${type === 'SOCK_STREAM' ? `if (listen(${socket}, SOMAXCONN) == SOCKET_ERROR)\n\t\treturn -1;` : `recv(${socket}, buffer, sizeof(buffer), 0);`}
`;
const inFunction = (name: string, body: string) => `\nint ${name}(char buffer[9])\n{${body}\treturn 0;\n}\n`;

const titlesIn = (code: string): string[] =>
	findingsIn(code).flatMap(({ fixes }) => fixes.map(({ title }) => text(title)));

/** How many fixes change how a socket shares its port. */
function checkOffered(code: string, start: string, times: number): void {
	const titles = titlesIn(INCLUDE + code);
	expect(titles.filter((title) => title.startsWith(start)).length, `offered: ${titles}`).toBe(times);
}

/** The server that a fix is for, and what else the program binds. */
const FIRST = open('first', '5150');

describe('exclusive use is offered', () => {
	it('where nothing else is bound', () => checkOffered(inFunction('serve', FIRST), EXCLUSIVE, 1));

	it('for two binds of different ports', () =>
		checkOffered(inFunction('serve', FIRST + open('second', '5151')), EXCLUSIVE, 2));

	it('for two binds of different protocols', () =>
		checkOffered(inFunction('serve', FIRST + open('second', '5150', { type: 'SOCK_DGRAM' })), EXCLUSIVE, 2));

	it('for two binds of different addresses', () => {
		const on = (socket: string, address: string) =>
			open(socket, '5150', { address: `inet_addr("${address}")`, option: 'SO_REUSEADDR' });
		checkOffered(inFunction('serve', on('first', '10.0.0.1') + on('second', '10.0.0.2')), EXCLUSIVE, 2);
	});

	it('beside a bind of a port that the system picks', () =>
		checkOffered(inFunction('serve', FIRST + open('second', '0')), EXCLUSIVE, 1));

	it('where the other socket is closed before', () =>
		checkOffered(inFunction('serve', `${FIRST}\tclosesocket(first);\n${open('second', '5150')}`), EXCLUSIVE, 2));

	it('for an IPv4 and an IPv6 socket with one port', () => {
		const ipv6 = open('second', '5150')
			.replaceAll('AF_INET', 'AF_INET6')
			.replace('sockaddr_in', 'sockaddr_in6')
			.replaceAll('sin_', 'sin6_')
			.replace('sin6_addr.s_addr = INADDR_ANY', 'sin6_addr = in6addr_any');
		checkOffered(inFunction('serve', FIRST + ipv6), EXCLUSIVE, 2);
	});
});

describe('exclusive use is not offered', () => {
	it('where the same function binds the port again', () =>
		checkOffered(inFunction('serve', FIRST + open('second', '5150')), EXCLUSIVE, 0));

	it('where another function binds the port, too', () =>
		checkOffered(inFunction('serve', FIRST) + inFunction('serve_also', open('second', '5150')), EXCLUSIVE, 0));

	it('where a helper binds the port, too', () => {
		const helper = `\nint open_port(unsigned short port, char buffer[9])\n{${open('s', 'port')}\treturn 0;\n}\n`;
		checkOffered(`${helper}${inFunction('serve', `${FIRST}\topen_port(5150, buffer);\n`)}`, EXCLUSIVE, 0);
		checkOffered(`${helper}${inFunction('serve', `${FIRST}\topen_port(5151, buffer);\n`)}`, EXCLUSIVE, 2);
	});

	it('where a helper is called twice with one port', () => {
		const helper = `\nint open_port(unsigned short port, char buffer[9])\n{${open('s', 'port')}\treturn 0;\n}\n`;
		const calls = (port: string) =>
			inFunction('serve', `\n\topen_port(5150, buffer);\n\topen_port(${port}, buffer);\n`);
		checkOffered(helper + calls('5150'), EXCLUSIVE, 0);
		checkOffered(helper + calls('5151'), EXCLUSIVE, 1);
	});

	it('beside a bind of a port that nobody knows', () =>
		checkOffered(inFunction('serve', FIRST + open('second', 'configured_port()')), EXCLUSIVE, 0));

	it('beside a bind of a port whose name may stand for the same one', () =>
		checkOffered(inFunction('serve', FIRST + open('second', 'CONTROL_PORT')), EXCLUSIVE, 0));

	it('where a loop binds all addresses of a host and keeps their sockets', () => {
		const loop = (end: string) => `
int serve(struct addrinfo *all, SOCKET *kept)
{
	for (; all; all = all->ai_next) {
		SOCKET s = socket(all->ai_family, SOCK_STREAM, 0);
		BOOL on = TRUE;
		setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (const char *)&on, sizeof(on));
		if (bind(s, all->ai_addr, all->ai_addrlen) == SOCKET_ERROR || listen(s, 5) == SOCKET_ERROR) {
			closesocket(s);
			continue;
		}
		*kept++ = s;${end}
	}
	return 0;
}
`;
		checkOffered(loop(''), EXCLUSIVE, 0);
		checkOffered(loop('\n\t\tbreak;'), EXCLUSIVE, 1);
	});
});

describe('SO_REUSEADDR stays', () => {
	const option = 'SO_REUSEADDR';

	it('where two sockets of a port need it', () => {
		const shared = (socket: string, port: string) => open(socket, port, { option, type: 'SOCK_DGRAM' });
		checkOffered(inFunction('serve', shared('first', '5150') + shared('second', '5150')), NO_REUSE, 0);
		checkOffered(inFunction('serve', shared('first', '5150') + shared('second', '5151')), NO_REUSE, 2);
	});

	it('beside a bind of an unknown port', () =>
		checkOffered(inFunction('serve', open('first', '5150', { option }) + open('second', 'port()')), NO_REUSE, 0));
});

it('moves no option before a bind that would meet another one', () => {
	const late = `${FIRST}\tBOOL on = TRUE;\n\tsetsockopt(first, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (const char *)&on, sizeof(on));\n`;
	const move = 'Set SO_EXCLUSIVEADDRUSE before bind, where';
	checkOffered(inFunction('serve', `\n\tBOOL on = TRUE;${late.replace('\tBOOL on = TRUE;\n', '')}`), move, 1);
	checkOffered(
		inFunction('serve', `\n\tBOOL on = TRUE;${late.replace('\tBOOL on = TRUE;\n', '')}${open('second', '5150')}`),
		move,
		0,
	);
});

describe('with linked files', async () => {
	const reader = await createFactsReader(await loadGrammars());

	/** The titles of the fixes of each file, where all of them are linked. */
	async function titlesOf(files: Record<string, string>): Promise<Record<string, string[]>> {
		const all = Object.entries(files).map(([name, code]) => ({
			uri: `file:///${name}`,
			languageId: 'c' as const,
			text: INCLUDE + code,
		}));
		const linked = reader.linkedFiles({
			headers: { uris: [], read: () => undefined },
			settingsOf: () => ({ targets: ['windows'] }),
		});
		for (const source of all) {
			linked.take(source);
		}
		await linked.findCallers(async function* () {
			yield* all;
		});
		return Object.fromEntries(
			all.map((source) => {
				const { facts } = linked.factsOf(source);
				const findings = reportForProject({ text: source.text, facts }, ALL_RULES, {});
				return [
					source.uri.slice('file:///'.length),
					findings.flatMap(({ fixes }) => fixes.map(({ title }) => text(title))),
				];
			}),
		);
	}

	const helper = (port: string) => inFunction('open_control', open('control', port));
	const first = inFunction('serve', `${FIRST}\topen_control(buffer);\n`);

	it('offers exclusive use where their ports differ, and the file shows both', async () => {
		const titles = await titlesOf({ 'main.c': first, 'control.c': helper('5151') });
		expect(titles['main.c']).toEqual([expect.stringContaining(EXCLUSIVE)]);
		expect(titles['control.c']).toEqual([]);
	});

	it('offers it where the other file binds nothing', async () => {
		const titles = await titlesOf({
			'main.c': inFunction('serve', '\n\topen_control(buffer);\n'),
			'control.c': helper('5151'),
		});
		expect(titles['control.c']).toEqual([expect.stringContaining(EXCLUSIVE)]);
	});

	it('offers it in neither where they bind one port', async () => {
		const last = inFunction('serve', `\n\topen_control(buffer);${FIRST}`);
		for (const main of [first, last]) {
			const titles = await titlesOf({ 'main.c': main, 'control.c': helper('5150') });
			expect(titles).toEqual({ 'main.c': [], 'control.c': [] });
		}
	});
});
