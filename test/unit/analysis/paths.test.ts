import { describe, expect, it } from 'vitest';
import { factsOf } from '../../helpers/facts-of-code.js';
import { checkBinds, checkSockets } from './describe-sockets.js';

/** A function body with the usual names at hand; its first line is line 1. */
function body(statements: string): string {
	return `void f(SOCKET t, int flag, struct sockaddr *sa) { int on = 1; SOCKET s = socket(AF_INET, SOCK_STREAM, 0);${statements}\n}`;
}

describe('the order of calls on a path', () => {
	it('follows a socket from its creation to its close', () => {
		checkSockets(
			`
			int main(void) {
				int on = 1;
				struct sockaddr_in a = { 0 };
				SOCKET s = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
				a.sin_family = AF_INET;
				a.sin_port = htons(5150);
				a.sin_addr.s_addr = htonl(INADDR_ANY);
				setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on);
				if (bind(s, (struct sockaddr *)&a, sizeof a) == SOCKET_ERROR) {
					closesocket(s);
					return 1;
				}
				listen(s, SOMAXCONN);
				closesocket(s);
				return 0;
			}`,
			`
			s in main: ipv4 stream listener
			  4 create
			  8 setOption SO_EXCLUSIVEADDRUSE=1
			  9 bind exclusive wildcard(INADDR_ANY):5150
			  10 close
			  13 listen
			  14 close`,
		);
	});

	it('knows that a failed bind leaves the socket unbound', () => {
		checkSockets(
			body(`
				if (bind(s, sa, 16) != 0) {
					setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on);
					bind(s, sa, 16);
				}
				setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on);`),
			`
			s in f: ipv4 stream
			  1 create
			  2 bind none unknown:?
			  3 setOption SO_REUSEADDR=1
			  4 bind reuse unknown:?
			  6 setOption SO_EXCLUSIVEADDRUSE=1, bound yes`,
		);
	});

	it.each([
		['bind(s, sa, 16) == SOCKET_ERROR'],
		['bind(s, sa, 16) == -1'],
		['-1 == bind(s, sa, 16)'],
		['SOCKET_ERROR == bind(s, sa, 16)'],
		['bind(s, sa, 16) < 0'],
		['bind(s, sa, 16) != 0'],
		['bind(s, sa, 16)'],
		['!(bind(s, sa, 16) == 0)'],
		['!(bind(s, sa, 16) >= 0)'],
		['(rc = bind(s, sa, 16)) != NO_ERROR'],
		['flag && (rc = bind(s, sa, 16)) == -1'],
		['flag || bind(s, sa, 16) == -1'],
		['(rc = bind(s, sa, 16), rc < 0)'],
		['::bind(s, sa, 16) == SOCKET_ERROR'],
	])('reads the failure test (%s)', (test) => {
		// tree-sitter's C++ grammar knows no comma in a condition.
		const language = test.includes(', rc < 0') ? 'c' : 'cpp';
		const binds = '1 bind none unknown:?\n1 bind none unknown:?';
		checkBinds(body(` int rc; if (${test}) { bind(s, sa, 17); }`), binds, { language });
	});

	it('remembers a result that is tested later, through a variable', () => {
		checkSockets(
			body(`
				int rc = bind(s, sa, 16);
				freeaddrinfo(info);
				if (rc) goto fail;
				setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on);
				return;
				fail:
				setsockopt(s, SOL_SOCKET, SO_KEEPALIVE, (char *)&on, sizeof on);`),
			`
			s in f: ipv4 stream
			  1 create
			  2 bind none unknown:?
			  5 setOption SO_EXCLUSIVEADDRUSE=1, bound yes
			  8 setOption SO_KEEPALIVE=1`,
		);
	});

	it('keeps exclusive branches apart', () => {
		checkBinds(
			body(`
				if (flag) setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on);
				else setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on);
				bind(s, sa, 16);`),
			'4 bind reuse|exclusive unknown:?',
		);
	});

	it('remembers on each path what a flag was', () => {
		checkBinds(
			body(`
				if (flag) setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on);
				if (flag) bind(s, sa, 16);
				else bind(s, sa, 17);`),
			`
			3 bind reuse unknown:?
			4 bind none unknown:?`,
		);
	});

	it('lets the later of two refused options have no effect on Windows', () => {
		checkBinds(
			body(`
				setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on);
				setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on);
				bind(s, sa, 16);`),
			'4 bind reuse unknown:?',
		);
	});

	it('lets an option that is switched off make room for the other', () => {
		checkBinds(
			body(`
				int off = 0;
				setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on);
				setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&off, sizeof off);
				setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on);
				bind(s, sa, 16);`),
			'6 bind exclusive unknown:?',
		);
	});

	it('falls through the cases of a switch', () => {
		checkBinds(
			body(`
				switch (flag) {
				case 1: setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on);
				case 2: bind(s, sa, 16); break;
				default: bind(s, sa, 17);
				}`),
			`
			4 bind none|reuse unknown:?
			5 bind none unknown:?`,
		);
	});

	it('makes a fresh socket in each round of a loop', () => {
		checkSockets(
			`
			int listen_on(struct addrinfo *list) {
				int fd = -1, on = 1;
				struct addrinfo *rp;
				for (rp = list; rp; rp = rp->ai_next) {
					fd = socket(rp->ai_family, rp->ai_socktype, rp->ai_protocol);
					if (fd < 0)
						continue;
					setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on);
					if (bind(fd, rp->ai_addr, rp->ai_addrlen) == 0)
						break;
					closesocket(fd);
				}
				if (rp == NULL)
					return -1;
				listen(fd, 5);
				return fd;
			}`,
			`
			fd in listen_on: unknown stream listener
			  5 create
			  8 setOption SO_REUSEADDR=1
			  9 bind reuse unknown:?
			  11 close
			  15 listen`,
		);
	});

	it('knows nothing of the socket that a wrapper from elsewhere makes in each round of a loop', () => {
		checkSockets(
			`
			int dial(struct addrinfo *list) {
				int sock, on = 1;
				for (struct addrinfo *e = list; e != NULL; e = e->ai_next) {
					sock = open_one(e->ai_family);
					setsockopt(sock, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on);
					if (connect(sock, e->ai_addr, e->ai_addrlen) < 0) continue;
					use(sock);
				}
			}`,
			`
			sock in dial: given unknown unknown client
			  5 setOption SO_REUSEADDR=1, bound maybe
			  6 connect`,
		);
		const finding = factsOf(
			'void f(void) { for (;;) { int s = open_one(); setsockopt(s, SOL_SOCKET, SO_REUSEADDR, 0, 4); connect(s, 0, 0); } }',
			{
				targets: ['windows'],
			},
		);
		expect(finding.sockets.flatMap(({ events }) => events.map(({ before }) => before.boundBy.length))).toEqual([0, 0]);
	});

	it('follows the second creation where the first one fails', () => {
		checkSockets(
			`
			void f(struct sockaddr *sa) {
				SOCKET s = socket(AF_INET6, SOCK_STREAM, 0);
				if (s == INVALID_SOCKET)
					s = socket(AF_INET, SOCK_STREAM, 0);
				bind(s, sa, 16);
			}`,
			`
			s in f: ipv6 stream
			  2 create
			  5 bind none unknown:?
			s in f: ipv4 stream
			  4 create
			  5 bind none unknown:?`,
		);
	});

	it('ends a path at a call that does not come back', () => {
		checkSockets(
			body(`
				if (bind(s, sa, 16) < 0) fatal("bind");
				setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on);`),
			`
			s in f: ipv4 stream
			  1 create
			  2 bind none unknown:?
			  3 setOption SO_EXCLUSIVEADDRUSE=1, bound yes`,
		);
	});

	it('counts a connect as a bind of an unbound socket', () => {
		checkSockets(
			body(`
				connect(s, sa, 16);
				setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on);`),
			`
			s in f: ipv4 stream client
			  1 create
			  2 connect
			  3 setOption SO_EXCLUSIVEADDRUSE=1, bound yes`,
		);
	});

	it('takes an option for set where its failure is only logged', () => {
		checkBinds(
			body(`
				if (setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on) < 0)
					perror("setsockopt");
				bind(s, sa, 16);`),
			'4 bind reuse unknown:?',
		);
	});

	it('sees the other option that is tried where the first one fails', () => {
		checkBinds(
			body(`
				if (setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on) != 0)
					setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on);
				bind(s, sa, 16);`),
			'4 bind reuse|exclusive unknown:?',
		);
	});
});

describe('what else is bound when a socket binds', () => {
	const beside = (code: string) =>
		factsOf(code, { targets: ['windows'] }).sockets.flatMap(({ expression, events }) =>
			events.flatMap(({ kind, boundBeside }) =>
				kind === 'bind' ? [`${expression}: ${boundBeside.map(({ certainty }) => certainty).join()}`] : [],
			),
		);
	const two = (statements: string) =>
		`void f(struct sockaddr *a, int x) { SOCKET s = socket(AF_INET, SOCK_STREAM, 0), t = socket(AF_INET, SOCK_STREAM, 0);${statements} }`;

	it.each([
		['bind(s, a, 16); bind(t, a, 16);', ['s: ', 't: must']],
		['if (bind(s, a, 16) == 0) bind(t, a, 16);', ['s: ', 't: must']],
		['if (bind(s, a, 16) != 0) bind(t, a, 16);', ['s: ', 't: ']],
		['bind(s, a, 16); closesocket(s); bind(t, a, 16);', ['s: ', 't: ']],
		['if (x) bind(s, a, 16); bind(t, a, 16);', ['s: ', 't: may']],
		['connect(s, a, 16); bind(t, a, 16);', ['t: ']],
	])('%s', (statements, expected) => {
		expect(beside(two(statements))).toEqual(expected);
	});
});

describe('conditions that nobody knows', () => {
	it('is not sure of what stands under another unknown condition', () => {
		checkSockets(
			body(`
			#ifdef WANT_REUSE
				setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on);
			#endif
			#ifdef WANT_EXCLUSIVE
				setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on);
			#endif
				bind(s, sa, 16);`),
			`
			s in f: ipv4 stream
			  1 create
			  3 setOption SO_REUSEADDR=1
			  6 setOption SO_EXCLUSIVEADDRUSE=1 (may)
			  8 bind reuse unknown:? (may)`,
		);
	});

	it('is sure of what stands under the same one', () => {
		checkSockets(
			body(`
			#ifdef WANT_REUSE
				bind(s, sa, 16);
				setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on);
			#endif`),
			`
			s in f: ipv4 stream
			  1 create
			  3 bind none unknown:?
			  4 setOption SO_REUSEADDR=1, bound yes`,
		);
	});
});

describe('what a call fills', () => {
	it.each([
		['getsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, &length);'],
		['recv(s, (char *)&on, sizeof on, 0);'],
		['read_config(&on);'],
	])('is unknown behind %s', (call) => {
		checkBinds(
			`void f(struct sockaddr *sa) { int on = 0, length = 4; SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				${call}
				if (!on) return;
				bind(s, sa, 16);
			}`,
			'4 bind none unknown:?',
		);
	});
});
