import { describe, expect, it } from 'vitest';
import { factsOf } from '../../helpers/facts-of-code.js';
import { checkBinds } from './describe-sockets.js';

/** Two sockets on one port, the first given to `helper` before the second is bound. */
function twoSockets(helper: string, call: string): string {
	return `
		${helper}
		int f(struct sockaddr *sa) {
			SOCKET a = socket(AF_INET, SOCK_STREAM, 0);
			if (a == INVALID_SOCKET) return 1;
			if (bind(a, sa, 16) != 0) return 1;
			${call};
			SOCKET b = socket(AF_INET, SOCK_STREAM, 0);
			return bind(b, sa, 16);
		}`;
}

describe('a function that leads to no socket call itself', () => {
	it.each([
		['by value', 'static void done(SOCKET s) { closesocket(s); }', 'done(a)'],
		['through a pointer', 'static void done(SOCKET *s) { closesocket(*s); }', 'done(&a)'],
		[
			'behind a test',
			'static void done(SOCKET *s) { if (*s != INVALID_SOCKET) { closesocket(*s); *s = INVALID_SOCKET; } }',
			'done(&a)',
		],
		[
			'to a helper of its own',
			'static void end(SOCKET *s) { closesocket(*s); } static void done(SOCKET *s) { end(s); }',
			'done(&a)',
		],
		['to a macro', '#define END(x) do { closesocket(x); (x) = INVALID_SOCKET; } while (0)', 'END(a)'],
		[
			'to a function that uses a macro',
			'#define END(x) closesocket(x)\nstatic void done(SOCKET s) { END(s); }',
			'done(a)',
		],
	])('closes the socket that it is given %s', (_, helper, call) => {
		const { sockets } = factsOf(twoSockets(helper, call), { targets: ['windows'] });
		const binds = sockets.flatMap(({ events }) => events.filter(({ kind }) => kind === 'bind'));
		expect(binds.map(({ boundBeside }) => boundBeside)).toEqual([[], []]);
	});

	it.each([
		[
			'void fill(struct sockaddr_in *sin, unsigned long host, int port) { memset(sin, 0, sizeof *sin); ' +
				'sin->sin_family = AF_INET; sin->sin_addr.s_addr = htonl(host); sin->sin_port = htons(port); }',
			'fill(&a, INADDR_LOOPBACK, 5150);',
			'specific(INADDR_LOOPBACK):5150 loopback',
		],
		[
			'void fill(struct sockaddr_in *sin, const char *host, int port) { memset(sin, 0, sizeof *sin); ' +
				'sin->sin_addr.s_addr = inet_addr(host); sin->sin_port = htons(port); }',
			'fill(&a, "127.0.0.1", 5150);',
			'specific(127.0.0.1):5150 loopback',
		],
		[
			'struct sockaddr_in make(const char *host, int port) { struct sockaddr_in made = {0}; ' +
				'made.sin_addr.s_addr = inet_addr(host); made.sin_port = htons(port); return made; }',
			'a = make("0.0.0.0", 5150);',
			'wildcard(0.0.0.0):5150',
		],
	])('fills an address: %s', (helper, call, expected) => {
		checkBinds(
			`${helper} void f(void) { struct sockaddr_in a; SOCKET s = socket(AF_INET, SOCK_STREAM, 0); ${call}
				bind(s, (struct sockaddr *)&a, sizeof a);
			}`,
			`2 bind none ${expected}`,
		);
	});
});
