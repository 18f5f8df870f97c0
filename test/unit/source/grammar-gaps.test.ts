import { describe, it } from 'vitest';
import { checkActive } from './source-helpers.js';

describe('what grammars do not read', () => {
	it('is taken away between string literals', () => {
		checkActive(
			'windows',
			'void f() { printf("%" PRId64 "\\n", n); send(s, "HOST: " XSTR(PORT) "\\r\\n"); g("a" NAME "b"); }',
			'void f() { printf("%" "\\n", n); send(s, "HOST: " "\\r\\n"); g("a" NAME "b"); }',
		);
		checkActive('windows', 'int operator""_s(const char *t);', 'int operator""_s(const char *t);');
	});

	it('is taken away where a type is an argument', () => {
		checkActive(
			'windows',
			`void f(int a, char *b) {
				n = CAST(int, a);
				bind(s, p, CAST(unsigned long, len));
				ALLOC(list, struct item *, 3);
				p = va_arg(arguments, const char *);
				return MAKE(struct a, struct b, x);
			}`,
			`void f(int a, char *b) {
				n = CAST( a);
				bind(s, p, CAST( len));
				ALLOC(list, 3);
				p = va_arg(arguments );
				return MAKE( x);
			}`,
		);
	});

	it('stays where a type is no argument', () => {
		const code = `int f(int, char *);
			typedef int (*g)(int, char *);
			void h() { int k(int, char *); n = sizeof(int) + offsetof(struct s, m); t = TYPE(int); std::function<int(int, char)> r; int q(int x, char *y); }`;
		checkActive('windows', code, code);
	});

	it('is taken away in the names of Qt', () => {
		checkActive(
			'windows',
			'void f() { connect(s, SIGNAL(errors(const QList<QSslError> &)), this, SLOT(go())); }',
			'void f() { connect(s, SIGNAL( ), this, SLOT( )); }',
		);
	});

	it('is taken away behind a parameter', () => {
		checkActive(
			'windows',
			'void f(const P &p = {}, int n = 0) { T t = {}, u = {}; g([] { T v = {}; }, 1); }',
			'void f(const P &p , int n = 0) { T t = {}, u = {}; g([] { T v = {}; }, 1); }',
		);
	});

	it('is taken away in the heads of tests', () => {
		checkActive(
			'windows',
			'TEST_CASE("a server", "[net]") { SECTION("binds") { bind(s, a, n); } }\nTEST(Suite, Name) { bind(s, a, n); }',
			'TEST_CASE( ) { { bind(s, a, n); } }\nTEST(Suite, Name) { bind(s, a, n); }',
		);
	});
});

describe('macros of linkage', () => {
	it('are blanked where the file defines them so', () => {
		checkActive(
			'windows',
			`#define LIB_API extern
			#define LIB_EXPORT BOOST_SYMBOL_EXPORT
			#define old [[deprecated("use new")]]
			#define LIB_BEGIN_DECLS extern "C" {
			#define LIB_END_DECLS }
			#define LIB_V2_NAMESPACE inline namespace v2 {
			LIB_BEGIN_DECLS
			typedef enum kind { A, B } kind_t;
			LIB_API int f(void);
			class LIB_EXPORT c { old void g(); };
			LIB_END_DECLS`,
			'typedef enum kind { A, B } kind_t;\nint f(void);\nclass c { void g(); };',
		);
	});

	it('are not what stands for a value', () => {
		const code = '#define VALUE(x) __extension__({ x; })\n#define INLINE_CALL(x) inline(x)\n';
		checkActive(
			'windows',
			`${code}int a = VALUE(1); int b = INLINE_CALL(2);`,
			'int a = VALUE(1); int b = INLINE_CALL(2);',
		);
	});

	it('are known by their names where nobody defines them', () => {
		checkActive(
			'windows',
			`G_BEGIN_DECLS
			typedef enum kind { A, B } kind_t;
			static void f(int x G_GNUC_UNUSED, WINPR_ATTR_UNUSED int y, void *_Nullable p) { int z ATTR_UNUSED = UNUSED(x); }
			G_END_DECLS`,
			'typedef enum kind { A, B } kind_t;\nstatic void f(int x , int y, void * p) { int z = UNUSED(x); }',
		);
	});
});
