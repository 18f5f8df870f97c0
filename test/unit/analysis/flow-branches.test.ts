import { describe, it } from 'vitest';
import { checkBinds, checkSockets } from './describe-sockets.js';

const cpp = { language: 'cpp' } as const;

/** A function whose second line on is given; `s` is a fresh TCP socket, `REUSE(s)` and `OWN(s)` set the sharing options. */
function body(statements: string): string {
	return `int f(int x, int y, struct sockaddr *a) { int on = 1, rc; SOCKET s = socket(AF_INET, SOCK_STREAM, 0);${statements}\n}`;
}

const REUSE = 'setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on)';
const OWN = 'setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on)';

/** Checks what the sharing option may be at each bind, where the binds stand on lines of their own. */
function checkOptions(statements: string, expected: string, wanted?: { language?: 'c' | 'cpp' }): void {
	const lines = expected.trim().split('\n');
	checkBinds(body(statements), lines.map((line) => `${line.trim()} unknown:?`).join('\n'), wanted);
}

describe('goto', () => {
	it('to a cleanup at the end, from before the socket is made and from behind its bind', () => {
		checkSockets(
			`
			int f(struct sockaddr *a) {
				int rc = -1;
				SOCKET s = INVALID_SOCKET;
				if (prepare() != 0) goto cleanup;
				s = socket(AF_INET, SOCK_STREAM, 0);
				if (s == INVALID_SOCKET) goto cleanup;
				if (bind(s, a, 16) != 0) goto cleanup;
				if (listen(s, 5) != 0) goto cleanup;
				rc = 0;
			cleanup:
				if (s != INVALID_SOCKET) closesocket(s);
				return rc;
			}`,
			`
			s in f: ipv4 stream listener
			  5 create
			  7 bind none unknown:?
			  8 listen
			  11 close`,
		);
	});

	it('back to try again with another socket', () => {
		checkOptions(
			`
			again:
				if (bind(s, a, 16) != 0 && x++ < 3) {
					closesocket(s);
					s = socket(AF_INET, SOCK_STREAM, 0);
					${REUSE};
					goto again;
				}`,
			'3 bind none\n3 bind reuse',
		);
	});

	it('over an option', () => {
		checkOptions(
			`
				if (x) goto bound;
				${REUSE};
			bound:
				bind(s, a, 16);`,
			'5 bind none|reuse',
		);
	});
});

describe('returns', () => {
	it('early, where an option fails', () => {
		checkOptions(
			`
				if (${OWN} != 0) return -1;
				bind(s, a, 16);`,
			'3 bind exclusive',
		);
	});

	it('early, where a flag is not set', () => {
		checkOptions(
			`
				if (x) ${REUSE};
				if (!x) return 0;
				bind(s, a, 16);`,
			'4 bind reuse',
		);
	});

	it('of a condition, an assignment and a chain', () => {
		checkOptions(
			`
				if (y) return bind(s, a, 16) == 0 && listen(s, 5) == 0;
				return (rc = ${REUSE}) != 0 || bind(s, a, 17) != 0;`,
			'2 bind none\n3 bind reuse',
		);
	});
});

describe('chains', () => {
	it('of || that stop at the first failure', () => {
		checkOptions(
			`
				if (${OWN} == SOCKET_ERROR ||
					bind(s, a, 16) == SOCKET_ERROR ||
					listen(s, 5) == SOCKET_ERROR) return -1;`,
			'3 bind exclusive',
		);
	});

	it('of && that go on while all works', () => {
		checkOptions(
			`
				int ok = ${OWN} == 0 &&
					bind(s, a, 16) == 0 &&
					listen(s, 5) == 0;`,
			'3 bind exclusive',
		);
	});

	it('of else-if', () => {
		checkOptions(
			`
				if (x == 1) {
					${REUSE};
				} else if (x == 2) {
					${OWN};
				} else if (x == 3) {
					return 0;
				}
				bind(s, a, 16);`,
			'9 bind none|reuse|exclusive',
		);
	});

	it('of else-if that carry out the steps', () => {
		checkOptions(
			`
				if (${OWN} != 0) log_error();
				else if (bind(s, a, 16) != 0) log_error();
				else if (listen(s, 5) != 0) log_error();`,
			'3 bind exclusive',
		);
	});

	it('of commas', () => {
		checkOptions(`\n${REUSE}, bind(s, a, 16);`, '2 bind reuse');
		checkOptions(`\nif ((${REUSE}, bind(s, a, 16)) != 0) bind(s, a, 17);`, '2 bind reuse\n2 bind reuse', {
			language: 'c',
		});
	});
});

describe('conditions', () => {
	it.each([
		['(rc = bind(s, a, 16)) == SOCKET_ERROR'],
		['SOCKET_ERROR == (rc = bind(s, a, 16))'],
		['(rc = bind(s, a, 16)) < 0'],
		['0 > (rc = bind(s, a, 16))'],
		['-1 == bind(s, a, 16)'],
		['0 != bind(s, a, 16)'],
		['NO_ERROR != bind(s, a, 16)'],
		['!(SOCKET_ERROR != bind(s, a, 16))'],
		['(rc = bind(s, a, 16)), rc'],
	])('with an assignment inside or the constant first: %s', (test) => {
		checkOptions(
			`
				if (${test}) {
					${REUSE};
					bind(s, a, 17);
				}`,
			'2 bind none\n4 bind reuse',
			{ language: 'c' },
		);
	});

	it('on a handle with the constant first', () => {
		checkSockets(
			`
			void f(struct sockaddr *a) {
				SOCKET s;
				if (INVALID_SOCKET == (s = socket(AF_INET6, SOCK_STREAM, 0)))
					s = socket(AF_INET, SOCK_STREAM, 0);
				if (INVALID_SOCKET != s)
					bind(s, a, 16);
			}`,
			`
			s in f: ipv6 stream
			  3 create
			  6 bind none unknown:?
			s in f: ipv4 stream
			  4 create
			  6 bind none unknown:?`,
		);
	});

	it('with an initialiser, as C++17 has them', () => {
		checkOptions(
			`
				if (int failed = bind(s, a, 16); failed) {
					${REUSE};
					bind(s, a, 17);
				}`,
			'2 bind none\n4 bind reuse',
			cpp,
		);
	});

	it('that declare', () => {
		checkOptions(
			`
				if (int failed = bind(s, a, 16)) {
					${REUSE};
					bind(s, a, 17);
				}`,
			'2 bind none\n4 bind reuse',
			cpp,
		);
	});

	it('that were kept in a variable', () => {
		checkOptions(
			`
				const int shared = x > 3;
				if (shared) ${REUSE};
				const int failed = bind(s, a, 16) != 0;
				if (shared && failed) bind(s, a, 17);`,
			'4 bind none|reuse\n5 bind reuse',
		);
	});
});

describe('ternaries', () => {
	it('whose arms call', () => {
		checkOptions(
			`
				x ? ${REUSE} : ${OWN};
				rc = y ? bind(s, a, 16) : bind(s, a, 17);`,
			'3 bind reuse|exclusive\n3 bind reuse|exclusive',
		);
	});

	it('whose arms call, in a declaration', () => {
		checkOptions(
			`
				int failed = x ? ${REUSE} : 0;
				if (x) bind(s, a, 16); else bind(s, a, 17);`,
			'3 bind reuse\n3 bind none',
		);
	});

	it('inside an argument', () => {
		checkOptions(
			`\nsetsockopt(s, SOL_SOCKET, x ? SO_REUSEADDR : SO_EXCLUSIVEADDRUSE, (char *)&on, 4);\nbind(s, a, 16);`,
			'3 bind reuse|exclusive',
		);
	});
});

describe('switch', () => {
	it('with fall-through, a default in the middle, and a jump over the rest', () => {
		checkOptions(
			`
				switch (x) {
				case 1:
					${REUSE};
					break;
				default:
					y = 0;
				case 2:
					${OWN};
				}
				bind(s, a, 16);`,
			'11 bind reuse|exclusive',
		);
	});

	it('with declarations and blocks in its cases', () => {
		checkOptions(
			`
				switch (x) {
				case 1: {
					int share = 1;
					setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&share, sizeof share);
					break;
				}
				case 2:;
					int own = 1;
					setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&own, sizeof own);
					break;
				case 3:
					return 0;
				}
				bind(s, a, 16);`,
			'15 bind none|reuse|exclusive',
		);
	});

	it('inside a case of another one', () => {
		checkOptions(
			`
				switch (x) {
				case 1:
					switch (y) { case 2: ${REUSE}; break; default: return 0; }
					break;
				default:
					return 0;
				}
				bind(s, a, 16);`,
			'9 bind reuse',
		);
	});

	it('on the result of a call', () => {
		checkOptions(
			`
				switch (bind(s, a, 16)) {
				case 0: return 0;
				default: ${REUSE}; bind(s, a, 17);
				}`,
			'2 bind none\n4 bind reuse',
		);
	});
});

describe('exclusive branches', () => {
	it('are told apart where the same test comes again', () => {
		checkOptions(
			`
				if (x == 1) ${REUSE}; else ${OWN};
				if (x == 1) bind(s, a, 16);
				else bind(s, a, 17);`,
			'3 bind reuse\n4 bind exclusive',
		);
	});

	it('of the preprocessor', () => {
		checkOptions(
			`
			#ifdef _WIN32
				${OWN};
			#else
				${REUSE};
			#endif
				bind(s, a, 16);`,
			'7 bind exclusive',
		);
	});
});

describe('a switch on a constant that another file defines', () => {
	it('goes where the same name stands, and nowhere else', () => {
		checkBinds(
			`
			int set(SOCKET s, int option, int on) {
				switch (option) {
				case OPTION_SHARE: return setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on);
				case OPTION_BUFFER: return setsockopt(s, SOL_SOCKET, SO_RCVBUF, (char *)&on, sizeof on);
				}
				return -1;
			}
			int f(struct sockaddr *sa) {
				SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				set(s, OPTION_BUFFER, 1);
				return bind(s, sa, 16);
			}`,
			'11 bind none unknown:?',
		);
	});
});
