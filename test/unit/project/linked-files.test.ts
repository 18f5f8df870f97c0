import { describe, expect, it } from 'vitest';
import type { LinkedFiles, SourceText } from '../../../server/src/project/linked-files.js';
import { linkFiles } from '../../helpers/link-files.js';
import { randomNumbers, SEED } from '../../helpers/random.js';
import { describeSocket, trimmed } from '../analysis/describe-sockets.js';

type Files = Record<string, string>;

function sources(files: Files): SourceText[] {
	return Object.entries(files).map(([name, text]) => ({
		uri: `file:///${name}`,
		languageId: name.endsWith('.c') || name.endsWith('.h') ? 'c' : 'cpp',
		text: trimmed(text),
	}));
}

function describeFile(linked: LinkedFiles, all: readonly SourceText[], name: string): string {
	const textOf = (file = `file:///${name}`): string => all.find(({ uri }) => uri === file)!.text;
	const { sockets } = linked.factsOf(all.find(({ uri }) => uri === `file:///${name}`)!).facts;
	return sockets.map((socket) => describeSocket(socket, textOf)).join('\n');
}

/** Checks what is known of each file's sockets where the files are linked; places in another file name it. */
async function checkLinked(files: Files, expected: Record<string, string>): Promise<void> {
	const all = sources(files);
	for (const order of [all, all.toReversed()]) {
		const linked = await linkFiles(order);
		for (const [name, wanted] of Object.entries(expected)) {
			expect(`${name}\n${describeFile(linked, all, name)}`).toBe(`${name}\n${trimmed(wanted)}`);
		}
	}
}

const OPTION_HELPER = `
	void make_reusable(SOCKET s) {
		int on = 1;
		setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on);
	}`;

describe('files that are linked', () => {
	it('knows a member by the class that a header declares', async () => {
		await checkLinked(
			{
				'mapper.hpp': `
					struct mapper {
						void start(asio::ip::address const &local);
						udp::socket m_udp;
					};`,
				'mapper.cpp': `
					#include "mapper.hpp"
					void mapper::start(asio::ip::address const &local) {
						m_udp.open(local.is_v4() ? udp::v4() : udp::v6());
						m_udp.bind({local, 0});
					}`,
			},
			{
				'mapper.cpp': `
					m_udp in start: unknown datagram
					  3 create
					  3 setOption IPV6_V6ONLY=0
					  4 bind none unknown:0`,
			},
		);
	});

	it('knows an option by the class that a header declares for it', async () => {
		await checkLinked(
			{
				'options.hpp': `
					struct exclusive {
						explicit exclusive(int on) : value(on) {}
						template<class P> int level(P const &) const { return SOL_SOCKET; }
						template<class P> int name(P const &) const { return SO_EXCLUSIVEADDRUSE; }
						int value;
					};`,
				'server.cpp': `
					#include "options.hpp"
					void serve(asio::io_context &io, tcp::endpoint where) {
						tcp::acceptor a(io, where.protocol());
						a.set_option(lib::exclusive(true));
						a.bind(where);
					}`,
			},
			{
				'server.cpp': `
					a in serve: unknown stream
					  3 create
					  4 setOption SO_EXCLUSIVEADDRUSE=1
					  5 bind exclusive unknown:?`,
			},
		);
	});

	it('knows a call by the name that a macro of a header gives it', async () => {
		await checkLinked(
			{
				'port.h': `
					#ifndef MY_WINSOCK_H
					#define MY_WINSOCK_H
					#define set_option__ setsockopt
					#define listen__ listen
					#define bind__(s, a, n) bind((s), (a), (n))
					#endif`,
				'server.c': `
					#include "port.h"
					void serve(struct sockaddr *sa) {
						int on = 1;
						SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
						set_option__(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on);
						if (bind__(s, sa, 16) == 0) listen__(s, 5);
					}`,
			},
			{
				'server.c': `
					s in serve: ipv4 stream listener
					  4 create
					  5 setOption SO_REUSEADDR=1
					  6 bind reuse unknown:?
					  6 listen`,
			},
		);
	});

	it('follows a call into a helper of another file, and shows it there', async () => {
		await checkLinked(
			{
				'options.c': OPTION_HELPER,
				'server.c': `
					void serve(void) {
						SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
						make_reusable(s);
						bind(s, sa, 16);
					}`,
			},
			{
				'server.c': `
					s in serve: ipv4 stream
					  2 create
					  4 bind reuse unknown:?
					  options.c:3 setOption SO_REUSEADDR=1`,
				'options.c': `
					s in serve: ipv4 stream
					  3 setOption SO_REUSEADDR=1
					  server.c:2 create
					  server.c:4 bind reuse`,
			},
		);
	});

	it('knows in a wrapper what its callers elsewhere give it', async () => {
		await checkLinked(
			{
				'wrapper.c': `
					int bind_any(SOCKET fd) {
						struct sockaddr_in sa = { 0 };
						return bind(fd, (struct sockaddr *)&sa, sizeof sa);
					}`,
				'main.c': `
					int main(void) {
						SOCKET s = socket(AF_INET, SOCK_DGRAM, 0);
						int on = 1;
						setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on);
						return bind_any(s);
					}`,
			},
			{
				'wrapper.c': `
					s in main: ipv4 datagram
					  3 bind exclusive wildcard:0
					  main.c:2 create
					  main.c:4 setOption SO_EXCLUSIVEADDRUSE=1`,
			},
		);
	});

	it('finds a caller that names no socket call, and its caller', async () => {
		await checkLinked(
			{
				'listen.c': `
					SOCKET tcp_listen(int port, int reuse) {
						SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
						if (reuse)
							setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&reuse, sizeof reuse);
						bind(s, sa, 16);
						listen(s, 5);
						return s;
					}`,
				'server.c': `
					void start_server(int reuse) {
						server = tcp_listen(80, reuse);
					}`,
				'main.c': `
					int main(void) {
						start_server(1);
						start_server(0);
					}`,
			},
			{
				'main.c': `
					server in start_server: ipv4 stream listener
					  listen.c:2 create
					  listen.c:4 setOption SO_REUSEADDR=1
					  listen.c:5 bind reuse
					  listen.c:6 listen
					server in start_server: ipv4 stream listener
					  listen.c:2 create
					  listen.c:5 bind none
					  listen.c:6 listen`,
			},
		);
	});

	it('takes a function that is static for none that another file can call', async () => {
		await checkLinked(
			{
				'options.c': OPTION_HELPER.replace('void', 'static void'),
				'server.c': `
					void serve(void) {
						SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
						make_reusable(s);
						bind(s, sa, 16);
					}`,
			},
			{
				'server.c': `
					s in serve: ipv4 stream
					  2 create
					  3 escape
					  4 bind none|unknown unknown:?`,
			},
		);
	});

	it('takes the nearest of several functions of one name, and none where they are as near', async () => {
		const serve = `
			void serve(void) {
				SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				make_reusable(s);
				bind(s, sa, 16);
			}`;
		const exclusive = OPTION_HELPER.replace('SO_REUSEADDR', 'SO_EXCLUSIVEADDRUSE');
		await checkLinked(
			{ 'a/options.c': OPTION_HELPER, 'a/server.c': serve, 'b/options.c': exclusive, 'server.c': serve },
			{
				'a/server.c': `
					s in serve: ipv4 stream
					  2 create
					  4 bind reuse unknown:?
					  options.c:3 setOption SO_REUSEADDR=1`,
				'server.c': `
					s in serve: ipv4 stream
					  2 create
					  3 escape
					  4 bind none|unknown unknown:?`,
			},
		);
	});

	it('ends where files call each other in a circle', async () => {
		await checkLinked(
			{
				'a.c': 'void ping(SOCKET s, int n) { if (n) pong(s, n - 1); else bind(s, sa, 16); }',
				'b.c': 'void pong(SOCKET s, int n) { if (n) ping(s, n - 1); else listen(s, 5); }',
				'c.c': 'int main(int argc) { SOCKET s = socket(AF_INET, SOCK_STREAM, 0); ping(s, argc); }',
			},
			{
				'c.c': `
					s in main: ipv4 stream listener
					  1 create
					  a.c:1 bind none
					  b.c:1 listen`,
			},
		);
	});

	it('reads the macros of the headers that a file includes', async () => {
		await checkLinked(
			{
				'include/service/options.h': '#define LISTEN_OPTION SO_EXCLUSIVEADDRUSE\n#define LISTEN_PORT 8080',
				'src/server.c': `
					#include <service/options.h>
					void serve(void) {
						struct sockaddr_in sa = { 0 };
						int on = 1;
						SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
						setsockopt(s, SOL_SOCKET, LISTEN_OPTION, (char *)&on, sizeof on);
						sa.sin_port = htons(LISTEN_PORT);
						bind(s, (struct sockaddr *)&sa, sizeof sa);
					}`,
			},
			{
				'src/server.c': `
					s in serve: ipv4 stream
					  5 create
					  6 setOption SO_EXCLUSIVEADDRUSE=1
					  8 bind exclusive wildcard:8080`,
			},
		);
	});

	it('sees a change in another file', async () => {
		const all = sources({
			'options.c': OPTION_HELPER,
			'server.c': `
				void serve(void) {
					SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
					make_reusable(s);
					bind(s, sa, 16);
				}`,
		});
		const linked = await linkFiles(all);
		const changed = { ...all[0]!, text: all[0]!.text.replace('SO_REUSEADDR', 'SO_EXCLUSIVEADDRUSE') };
		linked.take(changed);
		expect(describeFile(linked, [changed, all[1]!], 'server.c')).toContain('4 bind exclusive');
		linked.drop(changed.uri);
		expect(describeFile(linked, all, 'server.c')).toContain('4 bind none|unknown');
	});
});

describe('files that are edited while they are linked', () => {
	const rounds = 40;
	it(`are known as well as in a fresh start (${rounds} edits, BINDSIGHT_SEED=${SEED})`, async () => {
		const random = randomNumbers(SEED);
		let files = sources({
			'options.c': OPTION_HELPER,
			'listen.c': `
				SOCKET tcp_listen(int port, int reuse) {
					SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
					if (reuse) make_reusable(s);
					bind(s, sa, 16);
					listen(s, 5);
					return s;
				}`,
			'main.c': 'int main(void) { tcp_listen(80, 1); tcp_listen(81, 0); }',
		});
		const linked = await linkFiles(files, true);
		for (let round = 0; round < rounds; round++) {
			const which = random(files.length);
			const [from, to] = EDITS[random(EDITS.length)]!;
			files = files.map((file, i) => (i === which ? { ...file, text: file.text.replaceAll(from, to) } : file));
			linked.take(files[which]!);
			const asked = files[random(files.length)]!;
			const fresh = await linkFiles(files);
			expect(linked.factsOf(asked).facts, `round ${round}, ${asked.uri}`).toEqual(fresh.factsOf(asked).facts);
		}
	});
});

/** What an edit writes in place of what; each can be undone by another. */
const EDITS: readonly (readonly [string, string])[] = [
	['SO_REUSEADDR', 'SO_EXCLUSIVEADDRUSE'],
	['SO_EXCLUSIVEADDRUSE', 'SO_REUSEADDR'],
	['if (reuse) make_reusable(s);', 'if (!reuse) make_reusable(s);'],
	['if (!reuse) make_reusable(s);', 'if (reuse) make_reusable(s);'],
	['if (reuse)', 'if (0)'],
	['if (0)', 'if (reuse)'],
	['80, 1', '80, 0'],
	['80, 0', '80, 1'],
	['on = 1', 'on = 0'],
	['on = 0', 'on = 1'],
	['{', '{\n'],
	['listen(s, 5);', 'close_socket(s);'],
	['close_socket(s);', 'listen(s, 5);'],
	['tcp_listen(81, 0);', 'helper();'],
	['helper();', 'tcp_listen(81, 0);'],
	['void make_reusable', '/* moved */ void make_reusable'],
	['int main(void)', 'int main(int port)'],
];
