import { describe, it } from 'vitest';
import { checkBinds, checkSockets } from './describe-sockets.js';

const SOCKET = 'SOCKET s = socket(AF_INET, SOCK_STREAM, 0);';
const BIND = 'bind(s, (struct sockaddr *)&a, sizeof a);';

describe('what a bind binds', () => {
	it.each([
		['a.sin_addr.s_addr = INADDR_ANY;', 'wildcard(INADDR_ANY):5150'],
		['a.sin_addr.s_addr = htonl(INADDR_ANY);', 'wildcard(INADDR_ANY):5150'],
		['a.sin_addr.S_un.S_addr = htonl(INADDR_ANY);', 'wildcard(INADDR_ANY):5150'],
		['a.sin_addr.s_addr = 0;', 'wildcard:5150'],
		['a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);', 'specific(INADDR_LOOPBACK):5150 loopback'],
		['a.sin_addr.s_addr = inet_addr("127.0.0.1");', 'specific(127.0.0.1):5150 loopback'],
		['a.sin_addr.s_addr = inet_addr("10.0.0.1");', 'specific(10.0.0.1):5150'],
		['a.sin_addr.s_addr = inet_addr("0.0.0.0");', 'wildcard(0.0.0.0):5150'],
		['inet_pton(AF_INET, "10.0.0.1", &a.sin_addr);', 'specific(10.0.0.1):5150'],
		['InetPton(AF_INET, "0.0.0.0", &a.sin_addr.s_addr);', 'wildcard(0.0.0.0):5150'],
		['inet_aton("10.0.0.1", &a.sin_addr);', 'specific(10.0.0.1):5150'],
		['a.sin_addr.s_addr = address;', 'unknown:5150'],
		['a.sin_addr.s_addr = inet_addr(argv[1]);', 'unknown:5150'],
		['', 'wildcard:5150'],
	])('reads the address of %s', (assignment, expected) => {
		checkBinds(
			`int f(unsigned address, char **argv) { ${SOCKET} struct sockaddr_in a; memset(&a, 0, sizeof a); a.sin_family = AF_INET; a.sin_port = htons(5150); ${assignment} ${BIND} }`,
			`1 bind none ${expected}`,
		);
	});

	it.each([
		['htons(5150)', '5150'],
		['htons(0)', '0'],
		['0', '0'],
		['htons(PORT)', '8080'],
		['htons(port)', 'port'],
		['htons((u_short)port)', 'port'],
		['htons(atoi(argv[1]))', 'atoi(...)'],
		['port', '?'],
	])('reads the port of %s', (value, expected) => {
		checkBinds(
			`#define PORT 8080\nint f(int port, char **argv) { ${SOCKET} struct sockaddr_in a = { 0 }; a.sin_port = ${value}; ${BIND} }`,
			`2 bind none wildcard:${expected}`,
		);
	});

	it('knows nothing of a structure that nobody cleared or filled', () => {
		checkBinds(`int f(void) { ${SOCKET} struct sockaddr_in a; ${BIND} }`, '1 bind none unknown:?');
	});

	it('knows nothing of a structure that somebody else filled', () => {
		checkBinds(`int f(void) { ${SOCKET} struct sockaddr_in a = { 0 }; fill(&a); ${BIND} }`, '1 bind none unknown:?');
	});

	it('reads initialisers by position and by name', () => {
		checkBinds(
			`
			int f(void) { ${SOCKET}
				struct sockaddr_in6 a = { AF_INET6, htons(5150), 0, IN6ADDR_ANY_INIT };
				struct sockaddr_in b = { .sin_port = htons(5151), .sin_addr.s_addr = INADDR_ANY };
				bind(s, (struct sockaddr *)&a, sizeof a);
				bind(s, (struct sockaddr *)&b, sizeof b);
			}`,
			`
			4 bind none wildcard(IN6ADDR_ANY_INIT):5150
			5 bind none wildcard(INADDR_ANY):5151, bound yes`,
		);
	});

	it('reads a structure through a pointer, a cast and a union', () => {
		checkBinds(
			`
			int f(void) { ${SOCKET}
				struct sockaddr_storage ss;
				struct sockaddr_in *in = (struct sockaddr_in *)&ss;
				union { struct sockaddr sa; struct sockaddr_in sin; } u;
				memset(&ss, 0, sizeof ss);
				in->sin_port = htons(5150);
				in->sin_addr.s_addr = inet_addr("10.0.0.1");
				bind(s, (struct sockaddr *)&ss, sizeof *in);
				u.sin.sin_port = htons(5151);
				u.sin.sin_addr.s_addr = INADDR_ANY;
				bind(s, &u.sa, sizeof u);
			}`,
			`
			8 bind none specific(10.0.0.1):5150
			11 bind none wildcard(INADDR_ANY):5151, bound yes`,
		);
	});

	it('joins the addresses that a pointer may lead to', () => {
		checkBinds(
			`
			int f(int family) { ${SOCKET} struct sockaddr *p; int n;
				struct sockaddr_in v4 = { 0 }; struct sockaddr_in6 v6 = { 0 };
				switch (family) {
				case AF_INET: v4.sin_addr.s_addr = INADDR_ANY; p = (struct sockaddr *)&v4; n = sizeof v4; break;
				case AF_INET6: v6.sin6_addr = in6addr_any; p = (struct sockaddr *)&v6; n = sizeof v6; break;
				default: return -1;
				}
				bind(s, p, n);
			}`,
			'8 bind none wildcard:0',
		);
	});

	it('reads what getaddrinfo gives', () => {
		checkBinds(
			`
			int f(void) { ${SOCKET}
				struct addrinfo hints, *result;
				memset(&hints, 0, sizeof hints);
				hints.ai_flags = AI_PASSIVE;
				if (getaddrinfo(NULL, "27015", &hints, &result) != 0) return 1;
				bind(s, result->ai_addr, (int)result->ai_addrlen);
			}`,
			'6 bind none wildcard:27015',
		);
	});

	it('knows a dual-stack socket by its cleared IPV6_V6ONLY', () => {
		const code = `
			int f(void) { int off = 0; SOCKET v6 = socket(AF_INET6, SOCK_STREAM, 0); struct sockaddr_in6 a = { 0 };
				setsockopt(v6, IPPROTO_IPV6, IPV6_V6ONLY, (char *)&off, sizeof off);
				a.sin6_addr = in6addr_any;
				bind(v6, (struct sockaddr *)&a, sizeof a);
			}`;
		checkBinds(code, '4 bind none wildcard(in6addr_any):0 dual-stack');
		checkBinds(code.replace(/setsockopt.*/, ''), '4 bind none wildcard(in6addr_any):0');
		checkBinds(code.replace(/setsockopt.*/, ''), '4 bind none wildcard(in6addr_any):0 dual-stack', { target: 'posix' });
	});
});

describe('which option is set to what', () => {
	it.each([
		['int x = 1;', 'SO_REUSEADDR', '(char *)&x', 'SO_REUSEADDR=1'],
		['BOOL x = TRUE;', 'SO_REUSEADDR', '(const char *)&x', 'SO_REUSEADDR=1'],
		['int x; x = 1;', 'SO_REUSEADDR', '&x', 'SO_REUSEADDR=1'],
		['int x = 0;', 'SO_REUSEADDR', '&x', 'SO_REUSEADDR=0'],
		['int x = get();', 'SO_REUSEADDR', '&x', 'SO_REUSEADDR=?'],
		['', 'SO_REUSEADDR', '&(int){ 1 }', 'SO_REUSEADDR=1'],
		['', 'SO_REUSEADDR', '&global_on', 'SO_REUSEADDR=1'],
		['int x = 1; int name = SO_EXCLUSIVEADDRUSE;', 'name', '&x', 'SO_EXCLUSIVEADDRUSE=1'],
		['int x = 1;', 'SHARING', '&x', 'SO_EXCLUSIVEADDRUSE=1'],
		['int x = 1;', '4', '&x', 'SO_REUSEADDR=1'],
		['int x = 1;', '-5', '&x', 'SO_EXCLUSIVEADDRUSE=1'],
		['int x = 1;', '~SO_REUSEADDR', '&x', '?=1'],
	])('reads %s setsockopt(s, SOL_SOCKET, %s, %s)', (before, name, value, expected) => {
		checkSockets(
			`#define SHARING SO_EXCLUSIVEADDRUSE\nstatic const int global_on = 1;\nint f(void) { ${SOCKET} ${before} setsockopt(s, SOL_SOCKET, ${name}, ${value}, 4); }`,
			`s in f: ipv4 stream\n  3 create\n  3 setOption ${expected}`,
		);
	});

	it('takes no global for what it was first given that is not declared constant', () => {
		checkBinds(
			`
			#define READY 2
			static long state = 0;
			static const long wanted = 2;
			int f(struct sockaddr *sa) {
				if (state != READY) return -1;
				if (wanted != READY) return bind(0, sa, 16);
				SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				return bind(s, sa, 16);
			}`,
			'8 bind none unknown:?',
		);
	});

	it('does not know which option a table holds, nor what the socket has then', () => {
		checkBinds(
			`int f(int *table) { ${SOCKET} int x = 1; setsockopt(s, SOL_SOCKET, table[0], &x, 4); bind(s, sa, 16); }`,
			'1 bind none|unknown unknown:?',
		);
	});

	it('does not know which option a macro stands for that no file in sight defines', () => {
		checkBinds(
			`int f(void) { ${SOCKET} int x = 1; setsockopt(s, SOL_SOCKET, LISTEN_OPTION, &x, 4); bind(s, sa, 16); }`,
			'1 bind none|unknown unknown:?',
		);
	});
});

describe('an option whose setting may have failed', () => {
	it('counts as set where a failure is only told', () => {
		checkBinds(
			`
			int f(struct sockaddr *sa) { int on = 1;
				SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				if (setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on) == SOCKET_ERROR) log_it("x");
				return bind(s, sa, 16);
			}`,
			'4 bind reuse unknown:?',
		);
	});

	it('is not known where nothing sets it on some path', () => {
		checkBinds(
			`
			int f(struct sockaddr *sa, int flag) { int on = 1;
				SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				if (flag && setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on) == SOCKET_ERROR) log_it("x");
				return bind(s, sa, 16);
			}`,
			'4 bind none|reuse unknown:?',
		);
	});

	it('is not known where a macro picks the function that is given the socket', () => {
		checkBinds(
			`
			#define PICK(x, y) x
			int f(struct sockaddr *sa) {
				SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				if (PICK(excl, reuse)(s) == -1) return -1;
				return bind(s, sa, 16);
			}`,
			'5 bind none|unknown unknown:?',
		);
	});
});

describe('what a global holds when a function begins', () => {
	it('does not lose the socket that another function leaves in it on one path only', () => {
		checkBinds(
			`
			SOCKET v6, mc;
			SOCKET open6(struct sockaddr *a) {
				SOCKET s;
				if ((s = socket(PF_INET6, SOCK_DGRAM, 0)) == INVALID_SOCKET) return s;
				if (bind(s, a, 28) == SOCKET_ERROR) { closesocket(s); return INVALID_SOCKET; }
				return s;
			}
			void join(struct sockaddr *a) {
				if (v6 == INVALID_SOCKET || mc != INVALID_SOCKET) return;
				if ((mc = open6(a)) == INVALID_SOCKET) mc = v6;
			}
			void leave(void) {
				if (mc != INVALID_SOCKET) { if (mc != v6) closesocket(mc); else setsockopt(mc, IPPROTO_IPV6, IPV6_LEAVE_GROUP, "", 1); }
			}`,
			'5 bind none unknown:?',
		);
	});
});

describe('a macro with parameters', () => {
	it.each([
		['a cast of an option value', '#define OPTVAL(x) ((const char *)(x))', 'OPTVAL(&on)', 'sa'],
		['a cast of a cast', '#define PLAIN(x) (x)\n#define OPTVAL(x) ((const char *)PLAIN(x))', 'OPTVAL(&on)', 'sa'],
	])('that stands for %s', (_, define, value, address) => {
		checkBinds(
			`
			${define}
			int f(struct conn *c, struct sockaddr *sa) { int on = 1;
				c->fd = socket(AF_INET, SOCK_STREAM, 0);
				if (setsockopt(c->fd, SOL_SOCKET, SO_REUSEADDR, ${value}, sizeof on) == SOCKET_ERROR) return -1;
				return bind(c->fd, ${address}, 16);
			}`,
			`${define.split('\n').length + 4} bind reuse unknown:?`,
		);
	});

	it('that swaps the bytes of a port, and one that leads to itself', () => {
		checkBinds(
			`
			#define NET16(x) (htons(x))
			#define LOOP(x) LOOP(x)
			int f(void) {
				struct sockaddr_in sa = { 0 };
				SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				sa.sin_port = NET16(5150);
				sa.sin_addr.s_addr = LOOP(7);
				return bind(s, (struct sockaddr *)&sa, sizeof sa);
			}`,
			'8 bind none unknown:5150',
		);
	});
});

describe('what a function is called and what it does', () => {
	it('is what it does where the file shows it', () => {
		checkBinds(
			`
			static int set_reuse(SOCKET s) { (void)s; return 0; }
			int f(struct sockaddr *a) {
				SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				if (set_reuse(s)) return -1;
				return bind(s, a, 16);
			}`,
			'5 bind none unknown:?',
		);
	});

	it('is no sharing option where setsockopt is given too few arguments', () => {
		checkBinds(
			`
			int f(struct sockaddr *a, int z) {
				SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				if (setsockopt(s, SOL_RFC1149, RFC1149_1149ONLY, &z)) return -1;
				return bind(s, a, 16);
			}`,
			'4 bind none unknown:?',
		);
	});

	it('has no flag set where it has none at all, whatever the flag is', () => {
		checkBinds(
			`
			static void open_socket(struct sockaddr *a, int flags) {
				SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				int on = 1;
				if (flags & LIBRARY_REUSE) setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on);
				bind(s, a, 16);
			}
			void f(struct sockaddr *a) { open_socket(a, 0); }`,
			'5 bind none unknown:?',
		);
	});

	it('has the flag that was set in it', () => {
		checkBinds(
			`
			void f(struct handle *h, struct sockaddr *a) {
				SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				int on = 1;
				h->flags |= HANDLE_SHARED;
				if (h->flags & HANDLE_SHARED) setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on);
				bind(s, a, 16);
			}`,
			'6 bind reuse unknown:?',
		);
	});
});
