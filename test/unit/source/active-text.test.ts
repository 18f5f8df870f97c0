import { describe, expect, it } from 'vitest';
import { checkActive, checkPlaces, compact, configurationsFor } from './source-helpers.js';

describe('conditionals', () => {
	it('come out right inside an argument list', () => {
		const code = `
			setsockopt(s, SOL_SOCKET,
			#ifdef _WIN32
				SO_EXCLUSIVEADDRUSE,
			#else
				SO_REUSEADDR,
			#endif
				(char *)&on, sizeof on);`;
		checkActive('windows', code, 'setsockopt(s, SOL_SOCKET,\nSO_EXCLUSIVEADDRUSE,\n(char *)&on, sizeof on);');
		checkActive('posix', code, 'setsockopt(s, SOL_SOCKET,\nSO_REUSEADDR,\n(char *)&on, sizeof on);');
	});

	it('come out right where an if line is split over #endif', () => {
		const code = `
			if (bind(s, a, n) < 0
			#ifdef ZMQ_HAVE_WINDOWS
				&& WSAGetLastError() != WSAEINVAL) {
			#else
				&& errno != EINVAL) {
			#endif
				return -1;
			}
			#ifndef _WIN32
			if (x)
				close(s);
			else
			#endif
				closesocket(s);`;
		checkActive(
			'windows',
			code,
			`if (bind(s, a, n) < 0
			&& WSAGetLastError() != WSAEINVAL) {
			return -1;
			}
			closesocket(s);`,
		);
		checkActive(
			'posix',
			code,
			`if (bind(s, a, n) < 0
			&& errno != EINVAL) {
			return -1;
			}
			if (x)
			close(s);
			else
			closesocket(s);`,
		);
	});

	it('come out right where a head and its body stand apart', () => {
		const code = `
			#ifdef _WIN32
			SOCKET open_socket(int port)
			#else
			int open_socket(int port)
			#endif
			{
			#ifdef _WIN32
				if (WSAStartup(2, &data) == 0) {
			#endif
				bind(s, a, n);
			#ifdef _WIN32
				}
			#endif
			}`;
		checkActive(
			'windows',
			code,
			'SOCKET open_socket(int port)\n{\nif (WSAStartup(2, &data) == 0) {\nbind(s, a, n);\n}\n}',
		);
		checkActive('posix', code, 'int open_socket(int port)\n{\nbind(s, a, n);\n}');
		for (const target of ['windows', 'posix'] as const) {
			expect(configurationsFor(target, code).map(({ items }) => items.length)).toEqual([1]);
		}
	});

	it('come out right where an if opens under #if and its body stands behind #endif', () => {
		const code = `
			#ifdef _WIN32
			if (exclusive)
			#endif
			{
				setsockopt(s);
			}
			#ifndef _WIN32
			else if (reuse) {
				listen(s);
			}
			#endif
			#ifdef _WIN32
			else
			#endif
			#ifdef _WIN32
				bind(s);
			#endif`;
		checkActive('windows', code, 'if (exclusive)\n{\nsetsockopt(s);\n}\nelse\nbind(s);');
		checkActive('posix', code, '{\nsetsockopt(s);\n}\nelse if (reuse) {\nlisten(s);\n}');
	});

	it('come out right in an else-if chain over #if', () => {
		const code = `
			if (a) {
				bind(1);
			#ifdef __unix__
			} else if (b) {
				bind(2);
			#elif defined(HAVE_WINSOCK2_H)
			} else if (c) {
				bind(3);
			#endif
			} else {
				bind(4);
			}`;
		checkActive('windows', code, 'if (a) {\nbind(1);\n} else if (c) {\nbind(3);\n} else {\nbind(4);\n}');
		checkActive('posix', code, 'if (a) {\nbind(1);\n} else if (b) {\nbind(2);\n} else {\nbind(4);\n}');
	});

	it('take an else-if chain one branch at a time', () => {
		const code = '#if defined(__linux__)\na;\n#elif defined(_WIN32)\nb;\n#elif 1\nc;\n#else\nd;\n#endif\n';
		checkActive('windows', code, 'b;');
		checkActive('posix', code, 'a;');
	});

	it('leave #if 0 out, whatever stands in it', () => {
		checkActive('windows', '#if 0\ndon\'t "\n#ifdef X\n#else\n#endif\nbind();\n#endif\nlisten();', 'listen();');
	});

	it('do not mind directives that do not match', () => {
		checkActive('windows', '#else\na;\n#endif\n#elif X\nb;\n#ifdef _WIN32\nc;', 'a;\nb;\nc;');
		checkActive('posix', 'a;\n#ifdef _WIN32\nb;', 'a;');
	});

	it('are not begun by a # in a comment, a string or a macro', () => {
		checkActive('posix', '/*\n#ifdef _WIN32\n*/ a; "\\\n#else";', 'a; "\\\n#else";');
		checkActive('posix', '#define X(a) \\\n#a \\\n + 1\nb;', 'b;');
		checkActive('posix', '#define X /* over\n#if 0\n lines */ 1\nb;', 'b;');
	});

	it('keep include guards and default definitions active', () => {
		const code = `
			#ifndef LIB_H
			#pragma once
			#define LIB_H
			#ifndef BACKLOG
			#define BACKLOG 5
			#endif
			listen(s, BACKLOG);
			#endif`;
		checkActive('windows', code, 'listen(s, BACKLOG);');
		const [main] = configurationsFor('windows', code);
		expect(main!.assumptions).toEqual([]);
		expect(main!.macros.get('BACKLOG')?.body).toBe('5');
	});
});

describe('annotations', () => {
	it('are blanked by tokens', () => {
		checkActive(
			'windows',
			`_Success_(return == 0) _Check_return_
			int WSAAPI open_it(_In_ SOCKET s, _In_reads_bytes_opt_((n)) const char FAR *p, _Inout_opt_ int *n);
			NTSTATUS NTAPI f(IN PVOID p OPTIONAL, OUT int *q, __in_bcount(3) char *r, __deref_out char **t);
			_IRQL_requires_max_(DISPATCH_LEVEL) _Use_decl_annotations_ void g(void);
			__declspec(dllexport) __attribute__((noinline)) long __stdcall h(CONST char *s);
			typedef int (WINAPI *PFN)(int); typedef void (CALLBACK *CB)(void);
			[[nodiscard]] int k(); __extension__ typedef int t;`,
			`int open_it( SOCKET s, const char *p, int *n);
			NTSTATUS f( PVOID p , int *q, char *r, char **t);
			void g(void);
			long h( char *s);
			typedef int ( *PFN)(int); typedef void ( *CB)(void);
			int k(); typedef int t;`,
		);
	});

	it('stay in strings and comments, and where the word is an ordinary name', () => {
		const code = `puts("WINAPI _In_"); /* __stdcall */ x = FAR; y.CALLBACK = IN | OUT; case NEAR: f(OPTIONAL, OUT);
			return CONST * 2; a[b[1]]; int _Index_, __init; p->WINAPI = 1;`;
		checkActive('windows', code, code.replace('/* __stdcall */', ''));
	});

	it('include what the file itself defines as nothing', () => {
		checkActive(
			'windows',
			`#ifdef _WIN32
			#define MY_CALL __stdcall
			#define my_api __declspec(dllexport) MY_CALL
			#define hidden
			#define COUNT (1)
			#endif
			my_api int f(hidden int x[COUNT]);`,
			'int f( int x[COUNT]);',
		);
	});

	it('include what the file defines as nothing or as an attribute with arguments', () => {
		checkActive(
			'windows',
			`#define PRINTF_LIKE(f, a) __attribute__((format(printf, f, a)))
			#define TRACE(...)
			#define CHECKED(x)
			#define NEEDED(x) x
			void log_it(const char *f, ...) PRINTF_LIKE(1, 2);
			int f() { TRACE("a", g(1)); CHECKED(bind(s)); NEEDED(1); return TRACE; }`,
			`void log_it(const char *f, ...) ;
			int f() { ; CHECKED(bind(s)); NEEDED(1); return TRACE; }`,
		);
	});

	it('include what the file defines as a cast', () => {
		checkActive(
			'windows',
			`#ifdef _MSC_VER
			#define MSVC_INT_CAST (int)
			#else
			#define MSVC_INT_CAST
			#endif
			#define AS_CHARS (const char *)
			#define AS_SOCKET static_cast<SOCKET>
			#define LENGTH (SIZE)
			ret = recv(fd, AS_CHARS buf, MSVC_INT_CAST len); send(AS_SOCKET(fd), AS_CHARS &buf, LENGTH - 1);
			x = MSVC_INT_CAST + 1;`,
			`ret = recv(fd, buf, len); send( (fd), &buf, LENGTH - 1);
			x = MSVC_INT_CAST + 1;`,
		);
	});

	it('take the last definition of a macro', () => {
		checkActive(
			'windows',
			'#define A\n#undef A\n#define A g\n#define B g\n#undef B\n#define B\nA(1); B(1);',
			'A(1); (1);',
		);
	});

	it('include linkage macros in the head of a declaration, as long as a type is left', () => {
		checkActive(
			'windows',
			`CURL_EXTERN CURLcode curl_easy_setopt(CURL *c);
			EXPORT_API void f();
			static ATTR_UNUSED int g(void) { EXPORT_API x(1); }
			LIB_API SOCKET h(void);
			char *LIB_CALL k(void);
			class EXPORT_API Server : public Base { };
			SOCKET open_socket(int port);
			DWORD limit = 5;
			unsigned LONG_ONE();
			struct TAG value;
			G_BEGIN_DECLS
			typedef struct A B;`,
			`CURLcode curl_easy_setopt(CURL *c);
			void f();
			static int g(void) { EXPORT_API x(1); }
			SOCKET h(void);
			char * k(void);
			class Server : public Base { };
			SOCKET open_socket(int port);
			DWORD limit = 5;
			unsigned LONG_ONE();
			struct TAG value;
			typedef struct A B;`,
		);
	});

	it('never swallow a name that was asked for', () => {
		checkActive('windows', 'int __in_port(int);', 'int __in_port(int);', { names: new Set(['__in_port']) });
	});
});

describe('places', () => {
	it('stay true with CRLF, lone CR, tabs, emoji and CJK', () => {
		const code =
			'#define A 1\r\n#ifdef __linux__\r\n\t"日本😀";\r\n#else\r\nint 端口 = "😀";\r\n#endif\r#if 0\rx\r#endif\rdone;';
		const [main] = configurationsFor('windows', code);
		checkPlaces(code, main!.text);
		expect(compact(main!.text)).toBe('int 端口 = "😀";\ndone;');
		expect(main!.text.indexOf('端口')).toBe(code.indexOf('端口'));
	});

	it('keep splices out of the way outside of directives', () => {
		const [main] = configurationsFor('windows', 'int a \\\n = 1;');
		checkPlaces('int a \\\n = 1;', main!.text);
	});
});
