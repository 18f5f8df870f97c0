import { Choices } from './choices.js';
import { creation, MACROS, type Scope, statements } from './made-up-statements.js';

const SOCKETS = ['s', 't', 'sock', 'fd', 'handle', 'first_one', 'descriptor'];
const VALUES = ['on_value', 'yes_value', 'enabled', 'v'];
const RESULTS = ['rc', 'result', 'status', 'r'];
const ADDRESSES = ['sa', 'local', 'here', 'server_address'];
/** The names of locals that made-up code declares; nothing about them matters. */
export const LOCAL_NAMES: ReadonlySet<string> = new Set([...SOCKETS, ...VALUES, ...RESULTS, ...ADDRESSES]);

const HEADERS = [
	'#include <winsock2.h>',
	'#ifdef _WIN32\n#include <winsock2.h>\n#else\n#include <sys/socket.h>\ntypedef int SOCKET;\n#define closesocket close\n#endif',
	'#include <sys/socket.h>\n#include <netinet/in.h>\ntypedef int SOCKET;',
	'#include <stdio.h>\n#include <winsock2.h>\n#include <ws2tcpip.h>',
	'',
];

/** What a made-up file may use of other files, and is to define. */
export interface Neighbours {
	helpers: readonly string[];
	openers: readonly string[];
	/** What the names of its own functions end with. */
	suffix: string;
	globals: readonly string[];
}

const NOBODY: Neighbours = { helpers: [], openers: [], suffix: '', globals: [] };

/** How much is made up; most texts are short, so that many can be tried. */
interface Size {
	helpers: number;
	openers: number;
	functions: number;
	statements: number;
	/** How deep statements stand in statements. */
	depth: number;
}

const SIZES: readonly Size[] = [
	{ helpers: 0, openers: 0, functions: 1, statements: 2, depth: 1 },
	{ helpers: 0, openers: 0, functions: 1, statements: 3, depth: 1 },
	{ helpers: 0, openers: 0, functions: 1, statements: 4, depth: 1 },
	{ helpers: 0, openers: 0, functions: 2, statements: 2, depth: 1 },
	{ helpers: 1, openers: 0, functions: 1, statements: 2, depth: 1 },
	{ helpers: 0, openers: 1, functions: 1, statements: 2, depth: 1 },
];
const MIDDLE: Size = { helpers: 1, openers: 1, functions: 1, statements: 4, depth: 2 };
const LARGE: Size = { helpers: 2, openers: 1, functions: 3, statements: 7, depth: 2 };
/** One text of so many is of middle size, one of so many of those is large. */
const MIDDLE_IN = 25;
const LARGE_IN = 80;

function sizeOf(choices: Choices): Size {
	if (!choices.onceIn(MIDDLE_IN)) {
		return choices.oneOf(SIZES);
	}
	return choices.onceIn(LARGE_IN) ? LARGE : MIDDLE;
}

/**
 * C or C++ that opens sockets in functions that call each other: whole, and like what people write. `fewest`: so many functions
 * that nothing calls at least.
 */
export function madeUpCode(
	seed: number,
	language: 'c' | 'cpp',
	{ neighbours = NOBODY, fewest = 1 }: { neighbours?: Neighbours; fewest?: number } = {},
): string {
	const choices = new Choices(seed);
	const anySize = sizeOf(choices);
	const size = { ...anySize, functions: Math.max(fewest, anySize.functions) };
	const hasMacros = choices.onceIn(3);
	const helpers = choices.times(size.helpers, (n) => `prepare${n}${neighbours.suffix}`);
	const openers = choices.times(size.openers, (n) => `open_one${n}${neighbours.suffix}`);
	const globals = choices.onceIn(5) ? [`listener${neighbours.suffix}`] : [];
	const around = { language, hasMacros, size, globals: [...globals, ...neighbours.globals] };
	const near = { helpers: [...helpers, ...neighbours.helpers], openers: [...openers, ...neighbours.openers] };
	const functions = [
		...helpers.map((name) => helper(choices, name, { ...around, helpers: neighbours.helpers, openers: [] })),
		...openers.map((name) => opener(choices, name, { ...around, helpers, openers: neighbours.openers })),
		...choices.times(size.functions, (n) => user(choices, `serve${n}${neighbours.suffix}`, { ...around, ...near })),
	];
	const classes = language === 'cpp' && choices.onceIn(6) ? [server(choices, { ...around, ...near })] : [];
	const parts = [
		choices.oneOf(HEADERS),
		...(hasMacros ? [MACROS.join('\n')] : []),
		...globals.map((name) => `static SOCKET ${name};`),
		...choices.shuffled([...functions, ...classes]),
	];
	return `${parts.filter(Boolean).join('\n\n')}\n`;
}

/** What the functions of a file have in common. */
type Around = Pick<Scope, 'language' | 'hasMacros' | 'helpers' | 'openers'> & {
	globals: readonly string[];
	size: Size;
};

function scopeOf(choices: Choices, { globals, size: _, ...around }: Around, sockets: readonly string[]): Scope {
	return {
		...around,
		sockets: [...sockets, ...globals],
		value: choices.oneOf(VALUES),
		result: choices.oneOf(RESULTS),
		address: choices.oneOf(ADDRESSES),
		returnsNumber: choices.onceIn(2),
		hasLabel: choices.onceIn(3),
		isInLoop: false,
	};
}

function bodyOf(choices: Choices, scope: Scope, size: Size, made: readonly string[]): string[] {
	const lines = [
		...made.map((name) => `SOCKET ${name}${choices.onceIn(6) ? '' : ` = ${creation(choices, scope)}`};`),
		`struct sockaddr_in ${scope.address}${choices.onceIn(2) ? ' = {0}' : ''};`,
		`int ${scope.value} = ${choices.oneOf(['1', '0', '1'])};`,
		`int ${scope.result} = 0;`,
		...statements(choices, scope, 1 + choices.below(size.statements), size.depth),
		...(scope.hasLabel
			? [scope.returnsNumber ? 'return 0;' : 'return;', 'fail:', `closesocket(${scope.sockets[0]});`]
			: []),
	];
	return lines.map((line) => (line.startsWith('#') || line === 'fail:' ? line : `\t${line}`));
}

const functionOf = (head: string, body: readonly string[], end: readonly string[] = []): string =>
	[head, '{', ...body, ...end, '}'].join('\n');

function helper(choices: Choices, name: string, around: Around): string {
	const [parameter] = choices.someOf(SOCKETS, 1);
	const scope = { ...scopeOf(choices, around, [parameter!]), returnsNumber: false };
	return functionOf(
		`${choices.oneOf(['static void', 'void'])} ${name}(SOCKET ${parameter})`,
		bodyOf(choices, scope, around.size, []),
	);
}

function opener(choices: Choices, name: string, around: Around): string {
	const [made] = choices.someOf(SOCKETS, 1);
	const scope = { ...scopeOf(choices, around, [made!]), returnsNumber: true, hasLabel: false };
	return functionOf(`SOCKET ${name}(int port)`, bodyOf(choices, scope, around.size, [made!]), [`\treturn ${made};`]);
}

function user(choices: Choices, name: string, around: Around): string {
	const made = choices.someOf(SOCKETS, 1 + choices.below(2));
	const scope = scopeOf(choices, around, made);
	const type = scope.returnsNumber ? 'int' : 'void';
	return functionOf(`${type} ${name}(int port, int flags)`, bodyOf(choices, scope, around.size, made), [
		...(scope.returnsNumber ? ['\treturn 0;'] : []),
	]);
}

function server(choices: Choices, around: Around): string {
	const scope = { ...scopeOf(choices, around, ['m_socket']), hasLabel: false, returnsNumber: false };
	const method = (head: string) => [
		`\t${head}`,
		'\t{',
		...bodyOf(choices, scope, around.size, []).map((line) => `\t${line}`),
		'\t}',
	];
	return [
		'class Server {',
		'public:',
		`\tServer() : m_socket(${creation(choices, scope)}) {}`,
		'\t~Server() { closesocket(m_socket); }',
		...method('void open(int port)'),
		...method('void start(int port)'),
		'private:',
		'\tSOCKET m_socket;',
		'};',
	].join('\n');
}
