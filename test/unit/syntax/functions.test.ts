import { describe, test } from 'vitest';
import { checkTree } from './check-tree.js';

describe('functions of C', () => {
	test('parameters with pointers, arrays and functions; void and ... are none', () => {
		checkTree(
			'static SOCKET *open(struct server *srv, const char host[], void (*cb)(int), ...) { return 0; }',
			`
			static function open(struct server *srv, char host[], void *cb): SOCKET *
				return 0
			`,
		);
		checkTree('int f(void) { }', 'function f(): int');
	});

	test('the old style of K&R', () => {
		checkTree('int f(a, b) int a; char *b; { return a; }', 'function f(int a, char *b): int\n  return a');
	});

	test.each(['c', 'cpp'] as const)('in %s, an unknown word for the calling convention is no error', (language) => {
		checkTree(
			'static SOCKET MYAPI open(int x) { return 1; }',
			'static function open(int x): SOCKET\n  return 1',
			language,
		);
	});
});

describe('functions of C++', () => {
	test('methods inside their class and nested classes', () => {
		checkTree(
			'class A { int f() const override { return 1; } struct B { void g() { } }; A() = default; ~A() { h(); } };',
			`
			function A::f(): int
				return 1
			function A::B::g(): void
			function A::~A()
				h()
			`,
			'cpp',
		);
	});

	test('methods outside their class, templates and operators', () => {
		checkTree('int A::B::f(int x = 3) { }', 'function A::B::f(int x): int', 'cpp');
		checkTree('template <class T> T *Pool<T>::get() { }', 'function Pool::get(): T *', 'cpp');
		checkTree('bool A::operator==(const A &o) { }', 'function A::operator==(A *o): bool', 'cpp');
		checkTree('struct A { operator SOCKET() const { } };', 'function A::operator SOCKET()', 'cpp');
	});

	test('namespaces and linkage are looked through', () => {
		checkTree('namespace net { extern "C" { int f() { } } }', 'function net::f(): int', 'cpp');
	});

	test('what a constructor initialises', () => {
		checkTree(
			'Server::Server(int p) : Base(p, 1), fd_(::socket(2, 1, 0)), n_{p} { listen(); }',
			`
			function Server::Server(int p)
				init (Base = new Base(p, 1))
				init (fd_ = ::socket(2, 1, 0))
				init (n_ = p)
				listen()
			`,
			'cpp',
		);
	});

	test('a body that is a try block', () => {
		checkTree(
			'void f() try { g(); } catch (...) { h(); }',
			'function f(): void\n  try\n    g()\n  catch\n    h()',
			'cpp',
		);
		checkTree('A::A() try : x(1) { } catch (...) { }', 'function A::A()\n  init (x = 1)\n  try\n  catch', 'cpp');
	});

	test('a class inside a function is left out of it and given on its own', () => {
		checkTree(
			'void f() { struct Local { void m() { listen(1); } }; g(); }',
			`
			function f(): void
				nested
				g()
			function Local::m(): void
				listen(1)
			`,
			'cpp',
		);
	});
});
