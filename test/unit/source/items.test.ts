import { describe, expect, it } from 'vitest';
import { itemsNaming } from '../../../server/src/source/items-naming.js';
import { compact, configurationsFor } from './source-helpers.js';

/** Checks the top-level items of a piece of code, each on one line. */
function checkItems(code: string, expected: string[]): void {
	const [main] = configurationsFor('windows', code);
	expect(main!.items.map(({ text }) => compact(text).replaceAll('\n', ' '))).toEqual(expected);
	for (const { start, end, text } of main!.items) expect(main!.text.slice(start, end)).toBe(text);
}

describe('items', () => {
	it('are functions, declarations and types', () => {
		checkItems(
			'int a = 1, b[] = { 1, 2 };\nint f(int x) { if (x) { return 1; } return 0; }\nint g(void);\nstruct s { int a; } t;',
			[
				'int a = 1, b[] = { 1, 2 };',
				'int f(int x) { if (x) { return 1; } return 0; }',
				'int g(void);',
				'struct s { int a; } t;',
			],
		);
		checkItems(
			'typedef struct s { int a; } s_t;\nstruct s *f(struct s *p) { }\nenum e : int { A, B };\nstatic struct s table[] = { { 1 }, { 2 } };',
			[
				'typedef struct s { int a; } s_t;',
				'struct s *f(struct s *p) { }',
				'enum e : int { A, B };',
				'static struct s table[] = { { 1 }, { 2 } };',
			],
		);
	});

	it('lie inside namespaces and extern "C"', () => {
		checkItems(
			'namespace a::b { inline namespace v1 { namespace { int f() { } } }\nextern "C" { int g(); }\n}\nextern "C" int h() { }\nnamespace x = a::b;',
			['int f() { }', 'int g();', 'extern "C" int h() { }', 'namespace x = a::b;'],
		);
	});

	it('hold a class whole', () => {
		checkItems(
			'template <class T, int N = (1 > 0)> class A final : public B<T>, C { void f() { } int x{1}; };\ntemplate <typename T> void g(T t) { }',
			[
				'template <class T, int N = (1 > 0)> class A final : public B<T>, C { void f() { } int x{1}; };',
				'template <typename T> void g(T t) { }',
			],
		);
	});

	it('know the heads of C++ functions', () => {
		checkItems(
			'A::A(int x) : a(x), b{x}, c<int>{1} { body(); }\nauto A::f() const noexcept -> int { }\nbool operator==(A a, A b) { }\nint A::operator()(int x) { }\nA::~A() = default;',
			[
				'A::A(int x) : a(x), b{x}, c<int>{1} { body(); }',
				'auto A::f() const noexcept -> int { }',
				'bool operator==(A a, A b) { }',
				'int A::operator()(int x) { }',
				'A::~A() = default;',
			],
		);
		checkItems('A::A() try : a(1) { } catch (...) { }\nauto l = [](int x) { return x; };\nint x{1};\nf({1}, [] { });', [
			'A::A() try : a(1) { } catch (...) { }',
			'auto l = [](int x) { return x; };',
			'int x{1};',
			'f({1}, [] { });',
		]);
	});

	it('know the heads of K&R functions', () => {
		checkItems(
			'main(argc, argv)\nint argc;\nchar **argv, *b[3];\n{ bind(); }\nint f(a) const int a; { }\nint g(a);\nint h;\n',
			[
				'main(argc, argv) int argc; char **argv, *b[3]; { bind(); }',
				'int f(a) const int a; { }',
				'int g(a);',
				'int h;',
			],
		);
	});

	it("leave a macro's call without a semicolon alone", () => {
		checkItems(
			'G_DEFINE_TYPE(foo, bar)\nstatic int f(void) { }\nTEST(Suite, Name) { bind(); }\nEXPORT(int) g(void) { }',
			['G_DEFINE_TYPE(foo, bar)', 'static int f(void) { }', 'TEST(Suite, Name) { bind(); }', 'EXPORT(int) g(void) { }'],
		);
	});

	it('go to the end of the file where a brace is never closed', () => {
		checkItems('int a;\nint f() { if (x) { }\nint g() { }\nint h;', [
			'int a;',
			'int f() { if (x) { } int g() { } int h;',
		]);
	});

	it('go on behind a brace that was never opened', () => {
		checkItems('int f() { } }\nint g() { }\n}', ['int f() { }', 'int g() { }']);
		checkItems('int f(int x }\nint g() { }', ['int f(int x', 'int g() { }']);
	});

	it('are found by the names in them', () => {
		const [main] = configurationsFor(
			'posix',
			'int rebind;\nvoid f() { bind(s); }\nvoid g() { }\n#ifdef _WIN32\nvoid h() { bind(s); }\n#endif',
		);
		expect(itemsNaming(main!.items, new Set(['bind'])).map(({ text }) => text)).toEqual(['void f() { bind(s); }']);
	});
});
