/** What is put at the extreme: so many of it, around code that opens sockets. */
type ExtremeText = (count: number) => string;

const SOCKET_CODE = `
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
	int on = 1;
	bind(s, (struct sockaddr *)&a, sizeof a);
	setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (const char *)&on, sizeof on);
`;
const FUNCTION = `\nvoid serve(void) {${SOCKET_CODE}}\n`;
const inFunction = (code: string): string => `void f(void) {${SOCKET_CODE}${code} }\n${FUNCTION}`;
const numbered = (count: number, line: (number: number) => string): string =>
	Array.from({ length: count }, (_, number) => line(number)).join('');

/** Deep nesting, closed and not: a parser's stack, ours and that of whoever walks over what is read. */
export const DEEP: Readonly<Record<string, ExtremeText>> = {
	parentheses: (count) => inFunction(`g${'('.repeat(count)}1${')'.repeat(count)};`),
	'open parentheses': (count) => inFunction(`g${'('.repeat(count)}`),
	'closing parentheses': (count) => inFunction(')'.repeat(count)),
	braces: (count) => `void f(void) {${'{'.repeat(count)}${SOCKET_CODE}${'}'.repeat(count)} }\n${FUNCTION}`,
	'open braces': (count) => inFunction('{'.repeat(count)),
	'closing braces': (count) => inFunction('}'.repeat(count)),
	brackets: (count) => inFunction(`x${'['.repeat(count)}${']'.repeat(count)};`),
	'open brackets': (count) => inFunction(`x${'['.repeat(count)}`),
	'angle brackets': (count) => `${'T<'.repeat(count)}int${'>'.repeat(count)} x;\n${FUNCTION}`,
	'open angle brackets': (count) => inFunction(`${'T<'.repeat(count)} x;`),
	'#if': (count) => `${'#if A\n'.repeat(count)}${FUNCTION}${'#endif\n'.repeat(count)}`,
	'open #if': (count) => `${'#if A\n'.repeat(count)}${FUNCTION}`,
	'parentheses in #if': (count) => `#if ${'('.repeat(count)}1${')'.repeat(count)}\n${FUNCTION}#endif\n`,
	'operators in #if': (count) => `#if ${'!'.repeat(count)}A\n${FUNCTION}#endif\n`,
	namespaces: (count) => `${'namespace a { '.repeat(count)}${FUNCTION}${'}'.repeat(count)}\n`,
	structures: (count) => `${'struct a { '.repeat(count)}int x;${'};'.repeat(count)}\n${FUNCTION}`,
	casts: (count) => inFunction(`x = ${'(T)'.repeat(count)}y;`),
	members: (count) => inFunction(`x${'->y'.repeat(count)} = 1;`),
};

/** Macros that lead to each other. */
export const MACROS_OF_MACROS: Readonly<Record<string, ExtremeText>> = {
	'that stand for the next one': (count) =>
		`${numbered(count, (n) => `#define A${n} A${n + 1}\n`)}${FUNCTION.replace('SO_EXCLUSIVEADDRUSE', 'A0')}`,
	'that call the next one': (count) =>
		`${numbered(count, (n) => `#define A${n}(x) A${n + 1}(x)\n`)}${inFunction('A0(s);')}`,
	'that call the next one twice': (count) =>
		`#define A0(x) bind(x, a, 16);\n${numbered(count, (n) => `#define A${n + 1}(x) A${n}(x) A${n}(x)\n`)}${inFunction(`A${count}(s)`)}`,
	'that give the next one to itself': (count) =>
		`#define A0(x) x x\n${numbered(count, (n) => `#define A${n + 1}(x) A${n}(A${n}(x))\n`)}${inFunction(`A${count}(s);`)}`,
	'that add the next one to itself': (count) =>
		`#define A0 1\n${numbered(count, (n) => `#define A${n + 1} (A${n} + A${n})\n`)}#if A${count}\n${FUNCTION.replace('on = 1', `on = A${count}`)}#endif\n`,
	'that call themselves and each other': () =>
		`#define A A\n#define F(x) F(x) bind(x, a, 16)\n#define G(x) H(x) listen(x, 5)\n#define H(x) G(x) bind(x, a, 16)\n${inFunction('F(s); G(s); H(s); A(s);')}`,
};

/** Much of the same, whose work is to grow as it does. */
export const LONG: Readonly<Record<string, ExtremeText>> = {
	defines: (count) => `${numbered(count, (n) => `#define A${n} ${n}\n`)}${FUNCTION}`,
	'defines of one name': (count) => `${'#define A 1\n'.repeat(count)}${FUNCTION}`,
	'defines of calls': (count) => `${numbered(count, (n) => `#define A${n}(x) bind(x, a, 16)\n`)}${FUNCTION}`,
	'defines and undefs': (count) => `${numbered(count, (n) => `#define A${n} 1\n#undef A${n}\n`)}${FUNCTION}`,
	'macros that call the next one': MACROS_OF_MACROS['that call the next one']!,
	'#if that nest': DEEP['#if']!,
	'#if behind each other': (count) => `${numbered(count, (n) => `#if A${n}\nint a${n};\n#endif\n`)}${FUNCTION}`,
	'#elif of one #if': (count) => `#if A\n${'#elif B\n'.repeat(count)}${FUNCTION}#endif\n`,
	'#include': (count) => `${numbered(count, (n) => `#include "a${n}.h"\n`)}${FUNCTION}`,
	'statements on one line': (count) => inFunction('x = y + 1; '.repeat(count)),
	'binds of one socket': (count) => inFunction('bind(s, a, 16); '.repeat(count)),
	'cases with a call': (count) =>
		inFunction(`switch (n) { ${numbered(count, (n) => `case ${n}: listen(s, ${n}); break; `)}}`),
	strings: (count) => inFunction(`x = ${'"a" '.repeat(count)};`),
	typedefs: (count) => `${numbered(count, (n) => `typedef t${n} t${n + 1};\n`)}${FUNCTION}`,
	comments: (count) => `${'/* x */ // y\n'.repeat(count)}${FUNCTION}`,
	'raw strings without an end': (count) => `${'R"x( '.repeat(count)}\n${FUNCTION}`,
};

/** A function with many sockets, each bound: every bind meets all that were bound before. */
export function manySockets(count: number): string {
	return `void f(void) { ${numbered(count, (n) => `SOCKET s${n} = socket(AF_INET, SOCK_STREAM, 0); bind(s${n}, a, 16); `)}}\n${FUNCTION}`;
}

/** Characters that are not ASCII, or that end lines in their own ways, before a call on its line. */
export const ODD_CHARACTERS: Readonly<Record<string, string>> = {
	NUL: '\0',
	'a high surrogate': '\ud800',
	'a low surrogate': '\udc00',
	'a byte order mark': '\ufeff',
	'a line separator': '\u2028',
	'a paragraph separator': '\u2029',
	'a next line': '\u0085',
	'a form feed': '\f',
	'a vertical tab': '\v',
	'a combining mark': 'e\u0301',
	'an emoji': '😀',
	'a family': '👩‍👩‍👧',
	'right to left': '\u202e',
};

/** Code in which a comment with such characters stands before a late option on one line. */
export function codeBehind(characters: string): string {
	return `void serve(void) {
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
	int on = 1;
	bind(s, (struct sockaddr *)&a, sizeof a);
	/* ${characters} */ setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (const char *)&on, sizeof on);
}
`;
}
