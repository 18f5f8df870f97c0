import { describe, it } from 'vitest';
import { checkBinds, checkSockets } from './describe-sockets.js';

describe('where sockets live', () => {
	it.each([
		['conn->fd'],
		['server.listener'],
		['sockets[0]'],
		['sockets[i]'],
		['*out'],
		['global'],
		['conn->pool[2].fd'],
		['(*conn).fd'],
	])('follows %s', (place) => {
		checkBinds(
			`void f(struct conn *conn, struct server server, int i, SOCKET *out) { int on = 1;
				${place} = socket(AF_INET, SOCK_STREAM, 0);
				setsockopt(${place}, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on);
				bind(${place}, sa, 16);
			}`,
			'4 bind reuse unknown:?',
		);
	});

	it('follows a member of the same object, with and without this', () => {
		checkSockets(
			`
			void Server::open(const sockaddr *sa) {
				int on = 1;
				m_socket = socket(AF_INET, SOCK_STREAM, 0);
				setsockopt(this->m_socket, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on);
				::bind(m_socket, sa, 16);
				listen(m_socket, 5);
			}`,
			`
			m_socket in open: ipv4 stream listener
			  3 create
			  4 setOption SO_EXCLUSIVEADDRUSE=1
			  5 bind exclusive unknown:?
			  6 listen`,
			{ language: 'cpp' },
		);
	});

	it('follows a getter as if it were a member', () => {
		checkBinds(
			`void f(Sock &sock, sockaddr *sa) { int on = 1;
				setsockopt(sock.get(), SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on);
				bind(sock.get(), sa, 16);
			}`,
			'3 bind reuse unknown:?, bound maybe',
			{ language: 'cpp' },
		);
	});

	it('follows a handle that is copied from one place to another', () => {
		checkSockets(
			`
			void f(struct conn *conn) { int on = 1;
				SOCKET s = socket(AF_INET, SOCK_DGRAM, 0);
				conn->fd = s;
				setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on);
				bind(conn->fd, sa, 16);
			}`,
			`
			s in f: ipv4 datagram
			  2 create
			  4 setOption SO_REUSEADDR=1
			  5 bind reuse unknown:?`,
		);
	});

	it('does not take std::bind or a member called bind for the socket call', () => {
		checkSockets(
			'void f() { auto g = std::bind(&X::y, this, 1); signal.bind(a, b, c); socket(AF_INET, SOCK_STREAM, 0); }',
			'? in f: ipv4 stream\n  1 create',
			{
				language: 'cpp',
			},
		);
	});

	it('tells an accepted socket from its listener', () => {
		checkSockets(
			`
			void f(SOCKET l) {
				listen(l, 5);
				SOCKET c = accept(l, NULL, NULL);
				shutdown(c, SD_SEND);
			}`,
			`
			l in f: given unknown stream listener
			  2 listen
			  3 accept
			c in f: unknown stream accepted
			  3 accept
			  4 shutdown`,
		);
	});
});

describe('helpers', () => {
	it('are given an array of zeros, which is no null pointer', () => {
		checkBinds(
			`
			int pair(SOCKET made[2], struct sockaddr *a) {
				if (made == 0) return -1;
				made[0] = socket(AF_INET, SOCK_STREAM, 0);
				return bind(made[0], a, 16);
			}
			int f(struct sockaddr *a) { SOCKET both[2] = { 0 }; return pair(both, a); }`,
			'4 bind none unknown:?',
		);
	});

	it('follows a socket into the file’s own functions and back', () => {
		checkSockets(
			`
			static void make_exclusive(SOCKET s) {
				int on = 1;
				setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on);
			}
			static SOCKET make(void) {
				return socket(AF_INET, SOCK_STREAM, 0);
			}
			int serve(struct sockaddr *sa) {
				SOCKET l = make();
				if (l == INVALID_SOCKET) return 1;
				make_exclusive(l);
				return bind(l, sa, 16);
			}`,
			`
			l in serve: ipv4 stream
			  3 setOption SO_EXCLUSIVEADDRUSE=1
			  6 create
			  12 bind exclusive unknown:?`,
		);
	});

	it('keeps the ways apart in which a helper returns', () => {
		checkSockets(
			`
			static int open_listener(struct sockaddr *sa) {
				int fd = socket(AF_INET, SOCK_STREAM, 0);
				if (fd < 0) return -1;
				if (bind(fd, sa, 16) < 0) { closesocket(fd); return -1; }
				return fd;
			}
			void run(struct sockaddr *sa) {
				int on = 1, fd = open_listener(sa);
				if (fd < 0) return;
				setsockopt(fd, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on);
				listen(fd, 5);
			}`,
			`
			fd in run: ipv4 stream listener
			  2 create
			  4 bind none unknown:?
			  4 close
			  10 setOption SO_EXCLUSIVEADDRUSE=1, bound yes
			  11 listen`,
		);
	});

	it('tells callers of one helper apart', () => {
		checkBinds(
			`
			static void set(SOCKET s, int option) { int on = 1; setsockopt(s, SOL_SOCKET, option, (char *)&on, sizeof on); }
			void a(struct sockaddr *sa) { SOCKET x = socket(AF_INET, SOCK_STREAM, 0); set(x, SO_REUSEADDR); bind(x, sa, 16); }
			void b(struct sockaddr *sa) { SOCKET y = socket(AF_INET, SOCK_STREAM, 0); set(y, SO_EXCLUSIVEADDRUSE); bind(y, sa, 16); }`,
			`
			2 bind reuse unknown:?
			3 bind exclusive unknown:?`,
		);
	});

	it('gives back through an out-parameter and a reference', () => {
		checkBinds(
			`
			static void make(SOCKET *out) { *out = socket(AF_INET, SOCK_STREAM, 0); }
			static void make2(SOCKET &out) { out = socket(AF_INET, SOCK_DGRAM, 0); }
			void f(struct sockaddr *sa) { SOCKET x, y; make(&x); make2(y); bind(x, sa, 16); bind(y, sa, 16); }`,
			`
			3 bind none unknown:?
			3 bind none unknown:?`,
			{ language: 'cpp' },
		);
	});

	it('takes a socket that came from elsewhere for the same one in the helper', () => {
		checkSockets(
			`
			static void reuse(SOCKET s) { int on = 1; setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, 4); }
			int open(SOCKET given, struct sockaddr *a) { reuse(given); if (bind(given, a, 16)) return -1; return listen(given, 5); }`,
			`
			s in reuse: given unknown stream listener
			  1 setOption SO_REUSEADDR=1, bound maybe
			  2 bind reuse unknown:?, bound maybe
			  2 listen`,
		);
	});

	it('ends at recursion', () => {
		checkBinds(
			'static int again(SOCKET s, struct sockaddr *sa, int n) { if (bind(s, sa, 16) == 0) return 0; return n ? again(s, sa, n - 1) : -1; }',
			'1 bind presumed-none unknown:?, bound maybe',
		);
	});

	it('knows that a function with a telling name may set an option, and that others do not', () => {
		const code = (call: string): string =>
			`void f(struct sockaddr *sa) { SOCKET s = socket(AF_INET, SOCK_STREAM, 0); ${call} bind(s, sa, 16); }`;
		checkBinds(code('make_reuseable(s);'), '1 bind none|unknown unknown:?');
		checkBinds(code('set_nonblocking(s);'), '1 bind none unknown:?');
	});

	it('takes a call with a family and a type for a creation', () => {
		checkSockets(
			'void f(void) { curl_socket_t s = CURL_SOCKET(AF_INET, SOCK_STREAM, 0); listen(s, 1); }',
			's in f: ipv4 stream listener\n  1 create\n  1 listen',
		);
	});
});

describe('macros of the file', () => {
	it('reads a call that a macro hides', () => {
		checkSockets(
			`
			#define SET(s, option) do { int one = 1; setsockopt(s, SOL_SOCKET, option, (char *)&one, sizeof one); } while (0)
			#define CHECKED(call) if ((call) == SOCKET_ERROR) return 1
			int f(struct sockaddr *sa) {
				SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				SET(s, SO_EXCLUSIVEADDRUSE);
				CHECKED(bind(s, sa, 16));
				SET(s, SO_REUSEADDR);
				return 0;
			}`,
			`
			s in f: ipv4 stream
			  4 create
			  5 setOption SO_EXCLUSIVEADDRUSE=1
			  6 bind exclusive unknown:?
			  7 setOption SO_REUSEADDR=1, bound yes`,
		);
	});

	it('reads a macro in a macro', () => {
		checkSockets(
			`
			#define TRY(call) if ((call) != 0) goto failed
			#define SET(s, option) setsockopt(s, SOL_SOCKET, option, (char *)&one, sizeof(one))
			void f(void) {
				int one = 1; SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				TRY(SET(s, SO_REUSEADDR));
				failed: closesocket(s);
			}`,
			`
			s in f: ipv4 stream
			  4 create
			  5 setOption SO_REUSEADDR=1
			  6 close`,
		);
	});
});

describe('globals and members that another function made', () => {
	it('knows what the constructor made when a method binds it', () => {
		checkSockets(
			`
			Server::Server() { listener = socket(AF_INET, SOCK_STREAM, 0); }
			void Server::start(const sockaddr *sa) {
				bind(listener, sa, 16);
				listen(listener, 5);
			}`,
			`
			listener in Server: ipv4 stream listener
			  1 create
			  3 bind none unknown:?
			  4 listen`,
			{ language: 'cpp' },
		);
	});

	it('knows that what a function made and bound is bound elsewhere', () => {
		checkSockets(
			`
			static SOCKET listener;
			int setup(struct sockaddr *sa) {
				listener = socket(AF_INET, SOCK_STREAM, 0);
				return bind(listener, sa, 16);
			}
			void tune(void) {
				int on = 1;
				setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on);
			}`,
			`
			listener in setup: ipv4 stream
			  3 create
			  4 bind none unknown:?
			  8 setOption SO_REUSEADDR=1, bound yes`,
		);
	});

	it('knows nothing where nobody in sight made it', () => {
		checkBinds(
			'static SOCKET l; void f(struct sockaddr *sa) { bind(l, sa, 16); }',
			'1 bind presumed-none unknown:?, bound maybe',
		);
	});
});

describe('names that mean something else here', () => {
	it('takes a class’s own bind for its own, however many there are', () => {
		checkSockets(
			`
			struct B { void bind(int, const char *, int) { } void bind(int, double, int) { } void go(const char *v) { bind(1, v, 2); } };
			int f(SOCKET s) { return ::bind(s, sa, 16); }`,
			`
			s in f: given unknown unknown
			  2 bind presumed-none unknown:?, bound maybe`,
			{ language: 'cpp' },
		);
	});

	it('reads a family and a type that are given as numbers', () => {
		checkSockets('void f(void) { SOCKET s = socket(2, 1, 0); }', 's in f: ipv4 stream\n  1 create');
	});
});
