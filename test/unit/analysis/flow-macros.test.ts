import { describe, it } from 'vitest';
import { checkBinds, checkSockets } from './describe-sockets.js';

const cpp = { language: 'cpp' } as const;
const START = 'void f(struct sockaddr *a) { int on = 1, rc; SOCKET s = socket(AF_INET, SOCK_STREAM, 0);';
const REUSE = 'setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on)';

describe('macros of the file', () => {
	it('with a goto inside', () => {
		checkSockets(
			`
			#define TRY(call) if ((call) != 0) { log_error(#call); goto fail; }
			${START}
				TRY(bind(s, a, 16));
				TRY(listen(s, 5));
				return;
			fail:
				closesocket(s);
			}`,
			`
			s in f: ipv4 stream listener
			  2 create
			  3 bind none unknown:?
			  4 listen
			  7 close`,
		);
	});

	it('with a return inside, in do { } while (0)', () => {
		checkSockets(
			`
			#define CHECK(x) do { if ((x) < 0) { perror(#x); return; } } while (0)
			${START}
				CHECK(bind(s, a, 16));
				${REUSE};
			}`,
			`
			s in f: ipv4 stream
			  2 create
			  3 bind none unknown:?
			  4 setOption SO_REUSEADDR=1, bound yes`,
		);
	});

	it('with a break or a continue inside', () => {
		checkBinds(
			`
			#define OR_NEXT(x) if (x) continue
			${START}
				for (;;) {
					OR_NEXT(${REUSE} != 0);
					if (bind(s, a, 16) == 0) break;
				}
				bind(s, a, 17);
			}`,
			`
			5 bind reuse unknown:?
			7 bind reuse unknown:?, bound yes`,
		);
	});

	it('that give calls a second name, one through another', () => {
		checkSockets(
			`
			#define set_option setsockopt
			#define plain_bind (::bind)
			#define my_bind plain_bind
			#define my_socket(type) socket(AF_INET, type, 0)
			#define make_socket my_socket
			#define TRY(call) if (call) goto fail
			#define my_listen listen
			#define shut closesocket
			void f(struct sockaddr *a) {
				int on = 1;
				SOCKET s = make_socket(SOCK_STREAM);
				set_option(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on);
				if (my_bind(s, a, 16)) goto fail;
				TRY(my_listen(s, 5));
				return;
			fail:
				shut(s);
			}`,
			`
			s in f: ipv4 stream listener
			  11 create
			  12 setOption SO_REUSEADDR=1
			  13 bind reuse unknown:?
			  14 listen
			  17 close`,
		);
	});

	it('that put a function of the project in the place of a call, of which nothing is said', () => {
		checkSockets(
			`
			#define sys_bind my_bind
			void f(SOCKET s, struct sockaddr *a) { sys_bind(s, a, 16); }`,
			'',
		);
	});

	it('that stand for a value', () => {
		checkBinds(
			`
			#define SHARE(fd) setsockopt((fd), SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on)
			#define FAILED(x) ((x) == SOCKET_ERROR)
			${START}
				if (FAILED(SHARE(s))) return;
				bind(s, a, 16);
			}`,
			'5 bind reuse unknown:?',
		);
	});

	it.each([
		['#define FAILED(x) ((x) == SOCKET_ERROR)', 'FAILED(bind(s, a, 16))'],
		['#define FAILED(x) ((x) < 0)', '(rc = bind(s, a, 16), FAILED(rc))'],
		['#define IS_OK(x) (!(x))', '!IS_OK(bind(s, a, 16))'],
	])('that test: %s', (macro, test) => {
		checkSockets(
			`
			${macro}
			${START}
				if (${test}) return;
				${REUSE};
			}`,
			`
			s in f: ipv4 stream
			  2 create
			  3 bind none unknown:?
			  4 setOption SO_REUSEADDR=1, bound yes`,
		);
	});

	it('that take a block: it may be run or not', () => {
		checkBinds(
			`
			#define WITH_LOCK(code) do { lock(); code unlock(); } while (0)
			${START}
				WITH_LOCK({ ${REUSE}; });
				bind(s, a, 16);
			}`,
			'4 bind none|reuse unknown:?',
		);
	});
});

describe('macros from elsewhere', () => {
	it.each([
		['CHECK(bind(s, a, 16) == 0);'],
		['EXPECT_EQ(0, bind(s, a, 16));'],
		['ASSERT_EQ(bind(s, a, 16), 0) << "bind";'],
		['ASSERT(bind(s, a, 16) == 0)'],
		['REQUIRE(::bind(s, a, 16) == 0);'],
		['rc = TEMP_FAILURE_RETRY(bind(s, a, 16));'],
		['VERIFY(0 == bind(s, a, 16))'],
		['tt_int_op(bind(s, a, 16), ==, 0);'],
		['tt_int_op(bind(s, a, 16), !=, -1);'],
		['assert(!bind(s, a, 16));'],
		['LOCK_BEGIN\n\tbind(s, a, 16);\n\tLOCK_END'],
		['RETURN_IF_FAILED(bind(s, a, 16));'],
	])('%s', (code) => {
		const line = code.startsWith('LOCK') ? 3 : 2;
		checkBinds(`${START}\n${code}\n}`, `${line} bind none unknown:?`, cpp);
	});
});
