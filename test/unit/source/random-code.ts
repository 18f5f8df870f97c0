/** Lines of real-looking code that is hard to read. */
export const LINES = [
	'#ifdef _WIN32',
	'#ifndef HAVE_X',
	'#if defined(A) && B > 2 || !C',
	'#elif MODE == 3',
	'#else',
	'#endif',
	'#define OPEN(s) \\',
	'\tsetsockopt(s, SOL_SOCKET, \\',
	'#define EXPORT __declspec(dllexport)',
	'#undef EXPORT',
	'#include <sys/socket.h>',
	'EXPORT int WINAPI f(_In_ SOCKET s, _In_reads_(n) const char FAR *p)',
	'{',
	'}',
	'namespace net { extern "C" {',
	'class EXPORT_API Server : public Base {',
	'\tif (bind(s, (struct sockaddr *)&a, sizeof a) < 0) goto fail;',
	'\tputs("don\'t // \\" /*"); // "',
	'/* a comment',
	" * that ends */ int x = 0x1F'0;",
	'\tauto t = R"x(raw )" #endif)x"; char c = \'"\';',
	'main(argc, argv) int argc; char **argv;',
	'template <class T> Server<T>::Server() : fd_{1}, x(2)',
	'};',
	'日本 = "😀";',
];
/** What edits put into it. */
export const SNIPPETS = [
	'"',
	"'",
	'(',
	')',
	'{',
	'}',
	'/*',
	'*/',
	'\\\n',
	'\r\n',
	'\r',
	'#',
	'#if ',
	'R"(',
	'[[',
	'😀',
	'<',
	'\0',
];
/** Real-looking lines in random order with random cuts and insertions. */
export function randomCode(random: (below: number) => number): string {
	const lineBreak = ['\n', '\r\n'][random(2)]!;
	const lines = Array.from({ length: random(40) }, () => LINES[random(LINES.length)]!);
	let code = lines.join(lineBreak);
	for (let edit = random(6); edit > 0; edit--) {
		const at = random(code.length + 1);
		code = code.slice(0, at) + SNIPPETS[random(SNIPPETS.length)]! + code.slice(at + random(4));
	}
	return code;
}
