import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { loadGrammars } from '../../../server/src/host/node/grammars.js';
import type { Completion } from '../../../server/src/language-service/completion/completion.js';
import { createFactsReader } from '../../../server/src/language-service/facts-of.js';
import { createLanguageService } from '../../../server/src/language-service/service.js';

const service = createLanguageService({ ...(await createFactsReader(await loadGrammars())), rules: [] });

type Language = 'c' | 'cpp';

/** The code without the indentation that all of its lines behind the first have. */
function trimmed(code: string): string {
	const indentations = [...code.matchAll(/\n(\t*)(?=[^\s])/g)].map(([, tabs = '']) => tabs.length);
	const least = '\t'.repeat(Math.min(...indentations));
	return code.replaceAll(`\n${least}`, '\n');
}

/** What is offered at `$0`. */
function offered(code: string, languageId: Language = 'c'): { items: Completion[]; text: string } {
	const marked = trimmed(code);
	const offset = marked.indexOf('$0');
	const text = marked.replace('$0', '');
	const uri = `file:///code.${languageId}`;
	const position = TextDocument.create(uri, languageId, 1, text).positionAt(offset);
	return { items: service.completions({ uri, languageId, version: 1, text }, position), text };
}

function labels(code: string, languageId?: Language): string[] {
	return offered(code, languageId).items.map(({ label }) => label);
}

/** Checks the code once the item of that label is taken, a place to fill in written as `«what stands there»`. */
function checkTaken(code: string, label: string, expected: string, languageId?: Language) {
	const { items, text } = offered(code, languageId);
	const item = items.find((each) => each.label === label);
	expect(item, `${label} is not among ${items.map((each) => each.label)}`).toBeDefined();
	const { span, newText, placeholders } = item!;
	const marked = [...placeholders]
		.reverse()
		.reduce(
			(words, { start, end }) => `${words.slice(0, start)}«${words.slice(start, end)}»${words.slice(end)}`,
			newText,
		);
	expect(text.slice(0, span.start) + marked + text.slice(span.end)).toBe(trimmed(expected));
}

const WINDOWS = '#include <winsock2.h>';

describe('a whole call of setsockopt', () => {
	it('is offered where a statement may stand, with the socket in scope and the check that the function makes elsewhere', () => {
		checkTaken(
			`${WINDOWS}
			int serve(struct sockaddr_in *a) {
				SOCKET listener = socket(AF_INET, SOCK_STREAM, 0);
				so_excl$0
				if (bind(listener, (struct sockaddr *)a, sizeof *a) == SOCKET_ERROR) {
					printf("bind failed: %d\\n", WSAGetLastError());
					closesocket(listener);
					return -1;
				}
				return listen(listener, 5);
			}`,
			'SO_EXCLUSIVEADDRUSE',
			`${WINDOWS}
			int serve(struct sockaddr_in *a) {
				SOCKET listener = socket(AF_INET, SOCK_STREAM, 0);
				{
					BOOL exclusive = TRUE;
					if (setsockopt(listener, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (const char *)&exclusive, sizeof(exclusive)) == SOCKET_ERROR) {
						printf("setsockopt failed: %d\\n", WSAGetLastError());
						closesocket(listener);
						return -1;
					}
				}
				if (bind(listener, (struct sockaddr *)a, sizeof *a) == SOCKET_ERROR) {
					printf("bind failed: %d\\n", WSAGetLastError());
					closesocket(listener);
					return -1;
				}
				return listen(listener, 5);
			}`,
		);
	});

	it('uses a variable that is there, and leaves the reaction to its reader where the function has none', () => {
		checkTaken(
			`${WINDOWS}
			void serve(SOCKET s, struct sockaddr *a) {
				int on = 1;
				sets$0
				bind(s, a, 16);
			}`,
			'setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, …)',
			`${WINDOWS}
			void serve(SOCKET s, struct sockaddr *a) {
				int on = 1;
				if (setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (const char *)&on, sizeof(on)) == SOCKET_ERROR) {
					«/* the option could not be set */»
				}
				bind(s, a, 16);
			}`,
		);
	});

	it('declares its variable where it stands in C++, and its value is for the reader where it is a choice', () => {
		checkTaken(
			`${WINDOWS}
			void serve(sockaddr *a) {
				SOCKET s = ::socket(AF_INET6, SOCK_STREAM, 0);
				$0
			}`,
			'IPV6_V6ONLY',
			`${WINDOWS}
			void serve(sockaddr *a) {
				SOCKET s = ::socket(AF_INET6, SOCK_STREAM, 0);
				int v6only = «0»;
				if (setsockopt(s, IPPROTO_IPV6, IPV6_V6ONLY, (const char *)&v6only, sizeof(v6only)) == SOCKET_ERROR) {
					«/* the option could not be set */»
				}
			}`,
			'cpp',
		);
	});

	it('stands under a condition where only one of the platforms has the option', () => {
		checkTaken(
			`#ifdef _WIN32
			#include <winsock2.h>
			#else
			#include <sys/socket.h>
			#endif
			int serve(struct sockaddr *a) {
				int on = 1;
				int s = socket(AF_INET, SOCK_STREAM, 0);
				so_$0
				if (bind(s, a, 16) < 0) return -1;
				return s;
			}`,
			'SO_EXCLUSIVEADDRUSE',
			`#ifdef _WIN32
			#include <winsock2.h>
			#else
			#include <sys/socket.h>
			#endif
			int serve(struct sockaddr *a) {
				int on = 1;
				int s = socket(AF_INET, SOCK_STREAM, 0);
			#ifdef _WIN32
				if (setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (const char *)&on, sizeof(on)) < 0) return -1;
			#endif
				if (bind(s, a, 16) < 0) return -1;
				return s;
			}`,
		);
	});

	const POSIX = '#include <sys/socket.h>';

	it('is what POSIX has in code for POSIX', () => {
		expect(
			labels(`${POSIX}\nvoid f(void) {\n\tint s = socket(AF_INET, SOCK_STREAM, 0);\n\tso$0\n\tlisten(s, 5);\n}`),
		).toEqual([
			'setsockopt(s, SOL_SOCKET, SO_REUSEADDR, …)',
			'SO_REUSEADDR',
			'setsockopt(s, SOL_SOCKET, SO_KEEPALIVE, …)',
			'SO_KEEPALIVE',
		]);
	});

	it('leaves out what comes too late, what is set, and SO_REUSEADDR on Windows', () => {
		const code = (body: string) =>
			`${WINDOWS}\nvoid f(struct sockaddr *a) {\n\tSOCKET s = socket(AF_INET, SOCK_STREAM, 0);\n${body}\n}`;
		const set = 'BOOL on = TRUE; setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on);';
		expect(labels(code('\tbind(s, a, 16);\n\t$0'))).not.toContain('SO_EXCLUSIVEADDRUSE');
		expect(labels(code(`\t${set}\n\t$0\n\tbind(s, a, 16);`))).not.toContain('SO_EXCLUSIVEADDRUSE');
		expect(labels(code('\t$0\n\tbind(s, a, 16);'))).not.toContain('SO_REUSEADDR');
	});

	it('is not offered where it cannot stand, nor without a socket', () => {
		const code = (body: string) =>
			`${WINDOWS}\nvoid f(struct sockaddr *a, struct conn *c) {\n\tSOCKET s = socket(AF_INET, SOCK_STREAM, 0);\n${body}\n\tbind(s, a, 16);\n}`;
		for (const body of [
			'\tint x = $0;',
			'\tf(a, $0);',
			'\tif ($0)',
			'\tc->$0;',
			'\tc.$0;',
			'\t// so$0',
			'\t/* so$0 */',
			'\tputs("so$0");',
			'#if so$0\n#endif',
			'\tint list[] = { $0 };',
			'\tfor (i = 0; i < 5; $0) { }',
		]) {
			expect(labels(code(body)), body).toEqual([]);
		}
		expect(labels(`${WINDOWS}\n$0\nint x;`)).toEqual([]);
		expect(labels(`${WINDOWS}\nstruct s {\n\t$0\n};`)).toEqual([]);
		expect(
			labels(`${WINDOWS}\nvoid f(void) {\n\t$0\n}\nvoid g(void) { SOCKET s = socket(2, 1, 0); listen(s, 5); }`),
		).toEqual([]);
	});
});

describe('a file of many functions', () => {
	const other = (name: string) => `int ${name}(SOCKET s, struct sockaddr *a) {\n\treturn bind(s, a, 16);\n}\n`;
	const before = `#ifdef _WIN32\n#include <winsock2.h>\n#endif\n${other('one')}#ifdef _WIN32\n${other('two')}`;
	const after = `\n#endif\n${other('three')}`;

	it('is looked at in the function alone, for what the directives around it say', () => {
		const code = (line: string) =>
			`${before}void serve(struct sockaddr *a) {\n\tint on = 1;\n\tSOCKET s = socket(2, 1, 0);\n\t${line}\n\tbind(s, a, 16);\n}${after}`;
		checkTaken(
			code('so$0'),
			'SO_EXCLUSIVEADDRUSE',
			code(
				'if (setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (const char *)&on, sizeof(on)) == SOCKET_ERROR) {\n\t\t«/* the option could not be set */»\n\t}',
			),
		);
	});
});

describe('the arguments of setsockopt and getsockopt', () => {
	const call = (line: string, header = WINDOWS) => `${header}\nvoid f(SOCKET s) {\n\tint on = 1;\n\t${line}\n}`;

	it('are the options of the level that is written, sharing options first', () => {
		const options = labels(call('setsockopt(s, SOL_SOCKET, $0, (char *)&on, sizeof on);'));
		expect(options.slice(0, 2)).toEqual(['SO_EXCLUSIVEADDRUSE', 'SO_REUSEADDR']);
		expect(options).not.toContain('IPV6_V6ONLY');
		expect(options).not.toContain('SO_REUSEPORT');
		expect(options).not.toContain('SO_ACCEPTCONN');
		expect(options.indexOf('SO_COMPARTMENT_ID')).toBeGreaterThan(options.indexOf('SO_KEEPALIVE'));
		expect(labels(call('setsockopt(s, IPPROTO_IPV6, IP$0'))).toEqual(['IPV6_V6ONLY']);
	});

	it('are every option where nobody knows the level', () => {
		expect(labels(call('setsockopt(s, level, $0, (char *)&on, sizeof on);'))).toEqual(
			expect.arrayContaining(['SO_REUSEADDR', 'IPV6_V6ONLY']),
		);
	});

	it('are those that can be read, where it is getsockopt', () => {
		expect(labels(call('getsockopt(s, SOL_SOCKET, SO_$0'))).toContain('SO_ACCEPTCONN');
	});

	it('are those of POSIX in code for POSIX', () => {
		const options = labels(call('setsockopt(s, SOL_SOCKET, SO_$0', '#include <sys/socket.h>'));
		expect(options).toContain('SO_REUSEPORT');
		expect(options).not.toContain('SO_EXCLUSIVEADDRUSE');
	});

	it('are the level of the option that is written, else every level', () => {
		expect(labels(call('setsockopt(s, $0, IPV6_V6ONLY, (char *)&on, sizeof on);'))).toEqual(['IPPROTO_IPV6']);
		expect(labels(call('setsockopt(s, SOL$0'))[0]).toBe('SOL_SOCKET');
	});

	it('replace what is typed, and are documented', () => {
		checkTaken(
			call('setsockopt(s, SOL_SOCKET, so_ex$0, (char *)&on, sizeof on);'),
			'SO_EXCLUSIVEADDRUSE',
			call('setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on);'),
		);
		checkTaken(
			call('setsockopt(s, SOL_SOCKET, SO_$0KEEPALIVE, (char *)&on, sizeof on);'),
			'SO_EXCLUSIVEADDRUSE',
			call('setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on);'),
		);
		const { markdown, plain } = service.optionDocumentation('file:///code.c', 'SO_EXCLUSIVEADDRUSE') ?? {};
		expect(markdown).toMatch(/Before bind.*\[.*\]\(https:/s);
		expect(plain).toMatch(/Before bind/);
		expect(plain).not.toMatch(/[*[\]]/);
	});

	it('are not offered for other arguments, nor inside an expression', () => {
		expect(labels(call('setsockopt(s, SOL_SOCKET, SO_REUSEADDR, $0'))).toEqual([]);
		expect(labels(call('setsockopt($0'))).toEqual([]);
		expect(labels(call('setsockopt(s, SOL_SOCKET, pick($0'))).toEqual([]);
		expect(labels(call('setsockopt(s, SOL_SOCKET, SO_REUSEADDR | $0'))).toEqual([]);
	});
});

describe('a whole call of WskControlSocket', () => {
	const driver = (body: string) => `#include <ntddk.h>
		#include <wsk.h>
		NTSTATUS f(PWSK_PROVIDER_NPI provider, PIRP irp) {
			const WSK_PROVIDER_LISTEN_DISPATCH *dispatch;
			NTSTATUS status = provider->Dispatch->WskSocket(provider->Client, AF_INET, SOCK_STREAM, IPPROTO_TCP, WSK_FLAG_LISTEN_SOCKET, NULL, NULL, NULL, NULL, NULL, irp);
			PWSK_SOCKET socket = (PWSK_SOCKET)irp->IoStatus.Information;
			dispatch = socket->Dispatch;
			${body}
			return dispatch->WskBind(socket, NULL, 0, irp);
		}`;

	it('has every argument as the page of the option wants it', () => {
		checkTaken(
			driver('dispatch->Wsk$0'),
			'WskControlSocket(socket, WskSetOption, SO_EXCLUSIVEADDRUSE, …)',
			driver(
				'dispatch->WskControlSocket(socket, WskSetOption, SO_EXCLUSIVEADDRUSE, SOL_SOCKET, sizeof(exclusive), &exclusive, 0, NULL, NULL, «irp»)',
			),
		);
	});

	it('is offered as a statement, with its variable, and says that the request may be pending', () => {
		checkTaken(
			driver('Wsk$0'),
			'WskControlSocket(socket, WskSetOption, SO_EXCLUSIVEADDRUSE, …)',
			driver(`{
				ULONG exclusive = 1;
				status = ((PWSK_PROVIDER_BASIC_DISPATCH)socket->Dispatch)->WskControlSocket(socket, WskSetOption, SO_EXCLUSIVEADDRUSE, SOL_SOCKET, sizeof(exclusive), &exclusive, 0, NULL, NULL, «irp»);
				«/* status may be STATUS_PENDING: wait until irp completes */»
				if (!NT_SUCCESS(status)) {
					«/* the option could not be set */»
				}
			}`),
		);
	});

	it('is not offered behind the arrow of anything else', () => {
		expect(labels(driver('socket->$0'))).toEqual([]);
		expect(labels(driver('provider->Dispatch->$0'))).toEqual([]);
	});

	it('has the request, the options and the level of the kernel as its arguments', () => {
		expect(labels(driver('dispatch->WskControlSocket(socket, $0'))).toEqual(['WskSetOption', 'WskGetOption']);
		expect(labels(driver('dispatch->WskControlSocket(socket, WskSetOption, SO_$0'))).toEqual(
			expect.arrayContaining(['SO_EXCLUSIVEADDRUSE', 'SO_WSK_SECURITY']),
		);
	});
});
