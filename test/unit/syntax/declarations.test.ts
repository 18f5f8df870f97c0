import { describe, test } from 'vitest';
import { checkStatements, checkTree } from './check-tree.js';

describe('declarations in a function', () => {
	test('several names with their pointers, arrays and values', () => {
		checkStatements(
			'static const SOCKET s = INVALID_SOCKET, *p = &s, a[4], **q[2];',
			'static SOCKET: s = INVALID_SOCKET, *p = (& s), a[], **q[]',
		);
		checkStatements('unsigned long on = 1ul;', 'unsigned long: on = 1');
		checkStatements('struct { int a; } x = { 1 };', 'struct: x = {1}');
		checkStatements('const auto &r = x;', 'auto: *r = x', 'cpp');
	});

	test('a pointer to a function is a variable, a prototype is not', () => {
		checkStatements('int (*callback)(int) = 0; int prototype(int);', 'int: *callback = 0\nint: ');
		// tree-sitter's C++ grammar takes it for an assignment to what calls give.
		checkStatements(
			'void (*setup)(SOCKET) = share; SOCKET (*open)(int) = make;',
			': *setup = share\nSOCKET: *open = make',
			'cpp',
		);
	});

	test('objects with arguments, also where they look like a prototype', () => {
		checkStatements('SOCKET s(socket(AF_INET, 1, 0));', 'SOCKET: s = new SOCKET(socket(AF_INET, 1, 0))', 'cpp');
		checkStatements('SOCKET s{socket(1)};', 'SOCKET: s = {socket(1)}', 'cpp');
		checkStatements('tcp::acceptor a(io, endpoint);', 'tcp::acceptor: a = new tcp::acceptor(io, endpoint)', 'cpp');
		checkStatements(
			'tcp::endpoint e(tcp::v4(), port);',
			'tcp::endpoint: e = new tcp::endpoint(tcp::v4(), port)',
			'cpp',
		);
		checkStatements('Server s();', 'Server: ', 'cpp');
	});

	test('a structured binding has the value, its names have none', () => {
		checkStatements('auto [a, b] = f();', 'auto:  = f(), a, b', 'cpp');
	});
});

describe('declarations outside functions', () => {
	test('globals', () => {
		checkTree('static SOCKET listener = INVALID_SOCKET, *other;', 'static SOCKET: listener = INVALID_SOCKET, *other');
	});

	test('prototypes are none', () => {
		checkTree('int bind(SOCKET s, const struct sockaddr *a, int n);', '');
		checkTree('void stop(SOCKET);', '', 'cpp');
	});

	test('members of a class have it as their scope', () => {
		checkTree(
			'struct conn { SOCKET fd; struct { int n; } inner; int (*callback)(int); };',
			'conn:: SOCKET: fd\nconn:: struct: inner\nconn:: int: n\nconn:: int: *callback',
		);
		checkTree(
			'class Server { SOCKET fd_ = INVALID_SOCKET; int n{3}; void open(); };',
			'Server:: SOCKET: fd_ = INVALID_SOCKET\nServer:: int: n = {3}',
			'cpp',
		);
		checkTree('typedef struct { SOCKET fd; } conn_t;', 'conn_t:: SOCKET: fd');
	});
});
