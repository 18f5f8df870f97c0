import { describe, it } from 'vitest';
import { checkBinds, checkSockets } from './describe-sockets.js';

const DECLARED = `#define ON 1
enum { OFF, kOn };
typedef enum { FIRST = SO_KEEPALIVE, SECOND = SO_REUSEADDR } option_name;
static const int kOption = SO_EXCLUSIVEADDRUSE;`;

/** Checks the option that a setsockopt sets, on the fifth line, and what the bind behind it finds. */
function checkOption(
	statements: string,
	{ name = 'SO_REUSEADDR', value = '&x', level = 'SOL_SOCKET' },
	...expected: string[]
): void {
	checkSockets(
		`${DECLARED}\nint f(int flag) { SOCKET s = socket(AF_INET, SOCK_STREAM, 0); ${statements} setsockopt(s, ${level}, ${name}, (const char *)${value}, sizeof(int)); bind(s, sa, 16); }`,
		['s in f: ipv4 stream', '  5 create', ...expected.map((line) => `  5 ${line}`)].join('\n'),
	);
}

describe('the value of an option', () => {
	it.each([
		['BOOL x = TRUE;', '1'],
		['char x = 1;', '1'],
		["char x = '1';", '49'],
		['static const int x = 1;', '1'],
		['enum { zero, x };', '1'],
		['bool x = true;', '1'],
		['int x = !0;', '1'],
		['int x = -1;', '-1'],
		['int x = 5 & 1;', '1'],
		['int x = ON;', '1'],
		['int x = kOn;', '1'],
		['int x = 1 ? 1 : 0;', '1'],
		['int x[1] = { 1 };', '1'],
		['int x[2]; x[0] = 1; x[1] = 0;', '1'],
		['u_long x; x = (u_long)1UL;', '1'],
	])('is read from %s', (declared, value) => {
		checkOption(declared, {}, `setOption SO_REUSEADDR=${value}`, 'bind reuse unknown:?');
	});

	it.each(['int x = OFF;', 'int x; memset(&x, 0, sizeof x);', 'int x = !1;', 'int x = 0 && flag;'])(
		'is 0 after %s',
		(declared) => {
			checkOption(declared, {}, 'setOption SO_REUSEADDR=0', 'bind none unknown:?');
		},
	);

	it.each(['int x = !!flag;', 'int x = flag ? 1 : 0;', 'int x = flag == 3;', 'int x = get();'])(
		'is open after %s',
		(declared) => {
			checkOption(declared, {}, 'setOption SO_REUSEADDR=?', 'bind none|reuse unknown:?');
		},
	);
});

describe('the name of an option', () => {
	it.each([
		['int o = SO_EXCLUSIVEADDRUSE;', { name: 'o' }],
		['', { name: 'kOption' }],
		['', { name: '(int)kOption' }],
		['', { level: '0xffff', name: '-5' }],
		['int o = SO_REUSEADDR; o = SO_EXCLUSIVEADDRUSE;', { name: 'o' }],
	])('is read from %s setsockopt(..., %s)', (declared, call) => {
		checkOption(`int x = 1; ${declared}`, call, 'setOption SO_EXCLUSIVEADDRUSE=1', 'bind exclusive unknown:?');
	});

	it('is a constant of an enumeration', () => {
		checkOption('int x = 1;', { name: 'SECOND' }, 'setOption SO_REUSEADDR=1', 'bind reuse unknown:?');
	});

	it('is one of two where a flag decides', () => {
		checkOption(
			'int x = 1;',
			{ name: 'flag ? SO_REUSEADDR : SO_EXCLUSIVEADDRUSE' },
			'setOption SO_REUSEADDR=1 (may)',
			'setOption SO_EXCLUSIVEADDRUSE=1 (may)',
			'bind reuse|exclusive unknown:?',
		);
	});

	it('is one of a table’s', () => {
		checkBinds(
			`
			static const int options[] = { SO_KEEPALIVE, SO_EXCLUSIVEADDRUSE };
			int f(int i) { SOCKET s = socket(AF_INET, SOCK_STREAM, 0); int on = 1;
				for (i = 0; i < 2; i++) setsockopt(s, SOL_SOCKET, options[i], (char *)&on, sizeof on);
				bind(s, sa, 16);
			}`,
			'4 bind none|exclusive unknown:?',
		);
	});

	it('is none of those that a table of structures does not hold', () => {
		checkBinds(
			`
			struct option { int level, name, value; };
			static const struct option table[] = { { IPPROTO_TCP, TCP_NODELAY, 1 }, { SOL_SOCKET, SO_KEEPALIVE, 1 } };
			int f(int i) { SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				for (i = 0; i < 2; i++) setsockopt(s, table[i].level, table[i].name, (char *)&table[i].value, 4);
				bind(s, sa, 16);
			}`,
			'5 bind none unknown:?',
		);
	});

	it('is not known of a table whose fields nobody can name', () => {
		checkBinds(
			`
			int f(int i) { SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				opaque_t table[] = { { SOL_SOCKET, SO_REUSEADDR, 1 } };
				setsockopt(s, table[i].level, table[i].name, (char *)&table[i].value, 4);
				bind(s, sa, 16);
			}`,
			'4 bind none|unknown unknown:?',
		);
	});
});

describe('an option that a helper sets', () => {
	it.each([
		[
			'by its name',
			'int set(SOCKET s, int o) { int v = 1; return setsockopt(s, SOL_SOCKET, o, (char *)&v, sizeof v); }',
			'set(s, SO_REUSEADDR);',
		],
		[
			'by its value',
			'int set(SOCKET s, int v) { return setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&v, sizeof v); }',
			'set(s, 1);',
		],
		[
			'by a flag',
			'int set(SOCKET s, bool on) { int v = on ? 1 : 0; return setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&v, sizeof v); }',
			'set(s, true);',
		],
		[
			'by a pointer',
			'int set(SOCKET s, const void *v, int n) { return setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)v, n); }',
			'BOOL b = TRUE; set(s, &b, sizeof b);',
		],
		[
			'by a reference',
			'void set(SOCKET &s) { int v = 1; setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&v, sizeof v); }',
			'set(s);',
		],
		[
			'by a template',
			'template <typename T> int set(SOCKET s, int o, T v) { return setsockopt(s, SOL_SOCKET, o, (char *)&v, sizeof(T)); }',
			'set<int>(s, SO_REUSEADDR, 1);',
		],
	])('is known %s', (_, helper, call) => {
		checkBinds(
			`static ${helper}\nint f() { SOCKET s = socket(AF_INET, SOCK_STREAM, 0); ${call} return bind(s, sa, 16); }`.replace(
				'static template <typename T>',
				'template <typename T> static',
			),
			'2 bind reuse unknown:?',
			{ language: 'cpp' },
		);
	});
});

describe('a socket that is handed to others', () => {
	it.each([
		['WSADuplicateSocket(s, pid, &info);'],
		['_beginthreadex(NULL, 0, start_thread, s, 0, NULL);'],
		['event_loop_register(loop, s);'],
		['list.push_back(s);'],
	])('escapes by %s', (call) => {
		checkSockets(
			`void f() { SOCKET s = socket(AF_INET, SOCK_STREAM, 0); ${call} bind(s, sa, 16); }`,
			's in f: ipv4 stream\n  1 create\n  1 escape\n  1 bind none unknown:?',
			{ language: 'cpp' },
		);
	});

	it.each([
		'CreateIoCompletionPort((HANDLE)s, port, 0, 0);',
		'WSAEventSelect(s, event, FD_ACCEPT);',
		'WSAAsyncSelect(s, window, 1, FD_READ);',
		'epoll_ctl(e, EPOLL_CTL_ADD, s, &event);',
		'FD_SET(s, &set);',
		'printf("%d", s);',
	])('does not escape by %s', (call) => {
		checkSockets(
			`void f() { SOCKET s = socket(AF_INET, SOCK_STREAM, 0); ${call} bind(s, sa, 16); }`,
			's in f: ipv4 stream\n  1 create\n  1 bind none unknown:?',
		);
	});
});
