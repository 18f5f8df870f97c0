import type { Choices } from './choices.js';

/** What a function's statements may name. */
export interface Scope {
	language: 'c' | 'cpp';
	sockets: readonly string[];
	/** An integer that options are set from. */
	value: string;
	/** An integer that results are kept in. */
	result: string;
	address: string;
	/** Functions that take a socket. */
	helpers: readonly string[];
	/** Functions that return one. */
	openers: readonly string[];
	/** Whether the macros of `MACROS` are defined. */
	hasMacros: boolean;
	/** Whether the function returns an int. */
	returnsNumber: boolean;
	/** Whether there is a label `fail` at its end. */
	hasLabel: boolean;
	isInLoop: boolean;
}

export const MACROS = [
	'#define REUSE SO_REUSEADDR',
	'#define ON 1',
	'#define SET(s, option, value) setsockopt((s), SOL_SOCKET, (option), (const char *)&(value), sizeof(value))',
	'#define CHECK(call) do { if ((call) != 0) return -1; } while (0)',
	'#define PORT 5150',
	'#define BIND_ANY(s, a) bind((s), (struct sockaddr *)&(a), sizeof(a))',
	'#define SHARE(s, value) SET(s, REUSE, value)',
];

const FAMILIES = ['AF_INET', 'AF_INET6', 'AF_INET', 'PF_INET', 'AF_UNIX', 'family'];
const TYPES = ['SOCK_STREAM', 'SOCK_DGRAM', 'SOCK_STREAM', 'SOCK_RAW', 'type'];
const PROTOCOLS = ['0', 'IPPROTO_TCP', 'IPPROTO_UDP'];
const OPTIONS = [
	'SO_REUSEADDR',
	'SO_EXCLUSIVEADDRUSE',
	'SO_REUSEADDR',
	'SO_BROADCAST',
	'SO_KEEPALIVE',
	'SO_REUSEPORT',
	'SO_CONDITIONAL_ACCEPT',
	'SO_PORT_SCALABILITY',
	'SO_REUSEADDR | SO_EXCLUSIVEADDRUSE',
];
const ADDRESSES = ['INADDR_ANY', 'htonl(INADDR_ANY)', 'htonl(INADDR_LOOPBACK)', 'inet_addr("10.0.0.1")', 'where'];
const PORTS = ['htons(5150)', 'htons(0)', 'htons(port)', '5150', 'htons(50000)', 'htonl(80)'];
const CONDITIONS = ['port', 'flags & 1', 'port == 5150', '!flags', 'port > 1024 && flags', 'is_server(port)'];
const REGIONS = ['_WIN32', 'SO_EXCLUSIVEADDRUSE', 'HAVE_IPV6', '__linux__', 'SO_REUSEPORT', 'DEBUG_SOCKETS'];

/** A statement, or several, in lines that are indented by tabs. */
export function statement(choices: Choices, scope: Scope, depth: number): string[] {
	const make = depth > 0 && choices.onceIn(3) ? choices.oneOf(NESTED) : choices.oneOf(PLAIN);
	return make(choices, scope, depth);
}

/** So many statements. */
export function statements(choices: Choices, scope: Scope, count: number, depth: number): string[] {
	return choices.times(count, () => statement(choices, scope, depth)).flat();
}

/** What makes a socket, as an expression. */
export function creation(choices: Choices, { openers }: Pick<Scope, 'openers'>): string {
	if (openers.length > 0 && choices.onceIn(4)) {
		return `${choices.oneOf(openers)}(${choices.oneOf(['port', '80', '0'])})`;
	}
	const protocol = choices.oneOf(PROTOCOLS);
	const [family, type] = [choices.oneOf(FAMILIES), choices.oneOf(TYPES)];
	return choices.onceIn(6)
		? `WSASocketW(${family}, ${type}, ${protocol}, NULL, 0, WSA_FLAG_OVERLAPPED)`
		: `socket(${family}, ${type}, ${protocol})`;
}

type MakeStatement = (choices: Choices, scope: Scope, depth: number) => string[];

/** A call that may fail, as an expression. */
function fallibleCall(choices: Choices, scope: Scope): string {
	const socket = choices.oneOf(scope.sockets);
	const { value, address, hasMacros } = scope;
	const option = hasMacros && choices.onceIn(4) ? 'REUSE' : choices.oneOf(OPTIONS);
	// With two mistakes in one call, mending one shows the other.
	const level = option.includes('|') || !choices.onceIn(5) ? 'SOL_SOCKET' : 'IPPROTO_TCP';
	return choices.oneOf([
		`setsockopt(${socket}, ${level}, ${option}, (const char *)&${value}, sizeof(${value}))`,
		`setsockopt(${socket}, ${level}, ${option}, (char *)&${value}, sizeof ${value})`,
		`setsockopt(${socket}, IPPROTO_IPV6, IPV6_V6ONLY, (const char *)&${value}, sizeof(${value}))`,
		`bind(${socket}, (struct sockaddr *)&${address}, sizeof(${address}))`,
		`bind(${socket}, (struct sockaddr *)&${address}, sizeof ${address})`,
		`listen(${socket}, SOMAXCONN)`,
		`connect(${socket}, (struct sockaddr *)&${address}, sizeof(${address}))`,
		`closesocket(${socket})`,
		`shutdown(${socket}, SD_BOTH)`,
		...(hasMacros
			? [`SET(${socket}, ${option}, ${value})`, `BIND_ANY(${socket}, ${address})`, `SHARE(${socket}, ${value})`]
			: []),
	]);
}

/** What a function does where something has failed. */
function failure(choices: Choices, { returnsNumber, hasLabel, isInLoop, sockets }: Scope): string {
	return choices.oneOf([
		returnsNumber ? 'return -1;' : 'return;',
		...(hasLabel ? ['goto fail;'] : []),
		...(isInLoop ? ['break;', 'continue;'] : []),
		`closesocket(${choices.oneOf(sockets)});`,
		'printf("%d\\n", WSAGetLastError());',
		'perror("bind");',
		'if (WSAGetLastError() == WSAEADDRINUSE) port++;',
		'if (errno == EADDRINUSE) port++;',
	]);
}

const checkedCall: MakeStatement = (choices, scope) => {
	const call = fallibleCall(choices, scope);
	const { result } = scope;
	const failed = choices.oneOf(['== SOCKET_ERROR', '!= 0', '< 0', '== -1']);
	return choices.oneOf([
		() => [`${call};`],
		() => [`(void)${call};`],
		() => [`if (${call} ${failed}) {`, `\t${failure(choices, scope)}`, '}'],
		() => [`if (${call} ${failed})`, `\t${failure(choices, scope)}`],
		() => [`${result} = ${call};`, `if (${result} ${failed}) {`, `\t${failure(choices, scope)}`, '}'],
		() => [`${result} = ${call};`],
		() => [`if ((${result} = ${call}) ${failed}) ${failure(choices, scope)}`],
		() => [`if (${call} ${failed} || ${fallibleCall(choices, scope)} ${failed}) ${failure(choices, scope)}`],
		() => [`${result} = port ? ${call} : ${fallibleCall(choices, scope)};`],
		() => [`port && ${call};`],
		() => (scope.hasMacros && scope.returnsNumber ? [`CHECK(${call});`] : [`${call};`]),
	])();
};

const addressFields: MakeStatement = (choices, { address }) => {
	const fields = [
		`memset(&${address}, 0, sizeof(${address}));`,
		`${address}.sin_family = ${choices.oneOf(['AF_INET', 'AF_INET', 'AF_INET6'])};`,
		`${address}.sin_port = ${choices.oneOf(PORTS)};`,
		`${address}.sin_addr.s_addr = ${choices.oneOf(ADDRESSES)};`,
	];
	return fields.filter(() => !choices.onceIn(5));
};

const PLAIN: readonly MakeStatement[] = [
	checkedCall,
	checkedCall,
	checkedCall,
	checkedCall,
	addressFields,
	(choices, { sockets, ...scope }) => [`${choices.oneOf(sockets)} = ${creation(choices, scope)};`],
	(choices, { value }) => [`${value} = ${choices.oneOf(['1', '0', 'ON', 'port', 'TRUE'])};`],
	(choices, { sockets, helpers }) =>
		helpers.length === 0 ? [] : [`${choices.oneOf(helpers)}(${choices.oneOf(sockets)});`],
	(choices, { sockets }) => [`if (${choices.oneOf(sockets)} == INVALID_SOCKET) return${choices.oneOf([' -1', ''])};`],
	(choices, { sockets, address }) => [
		`recvfrom(${choices.oneOf(sockets)}, buffer, sizeof(buffer), 0, (struct sockaddr *)&${address}, &length);`,
	],
	(choices, { sockets }) => [`handle_client(accept(${choices.oneOf(sockets)}, NULL, NULL));`],
	(choices, { sockets }) => [`send(${choices.oneOf(sockets)}, "hello", 5, 0);`],
	() => ['port = port * 2 + 1;'],
	() => ['printf("bind(s) {%d}\\n", port);'],
];

const indented = (lines: readonly string[]): string[] =>
	lines.map((line) => (line.startsWith('#') ? line : `\t${line}`));

const block: MakeStatement = (choices, scope, depth) =>
	indented(statements(choices, scope, 1 + choices.below(3), depth - 1));

const NESTED: readonly MakeStatement[] = [
	(...given) => [`if (${given[0].oneOf(CONDITIONS)}) {`, ...block(...given), '}'],
	(...given) => [`if (${given[0].oneOf(CONDITIONS)}) {`, ...block(...given), '} else {', ...block(...given), '}'],
	(choices, scope, depth) => ['while (port--) {', ...block(choices, { ...scope, isInLoop: true }, depth), '}'],
	(choices, scope, depth) => [
		'for (int i = 0; i < 3; i++) {',
		...block(choices, { ...scope, isInLoop: true }, depth),
		'}',
	],
	(choices, scope, depth) => ['do {', ...block(choices, { ...scope, isInLoop: true }, depth), '} while (flags);'],
	(...given) => [
		'switch (port) {',
		'case 1:',
		...block(...given),
		...(given[0].onceIn(2) ? ['\tbreak;'] : []),
		'default:',
		...block(...given),
		'}',
	],
	(...given) => [`#ifdef ${given[0].oneOf(REGIONS)}`, ...block(...given), '#endif'],
	(...given) => [`#ifndef ${given[0].oneOf(REGIONS)}`, ...block(...given), '#else', ...block(...given), '#endif'],
	(...given) => [
		`#if defined(${given[0].oneOf(REGIONS)}) && VERSION > 2`,
		...block(...given),
		`#elif ${given[0].oneOf(REGIONS)}`,
		...block(...given),
		'#endif',
	],
	(...given) =>
		given[1].language === 'cpp'
			? ['try {', ...block(...given), '} catch (...) {', ...block(...given), '}']
			: ['{', ...block(...given), '}'],
	(choices, scope, depth) =>
		scope.language === 'cpp'
			? [
					`auto later = [&](SOCKET inner) {`,
					...block(choices, { ...scope, sockets: ['inner'], hasLabel: false, isInLoop: false }, depth),
					'};',
					`later(${choices.oneOf(scope.sockets)});`,
				]
			: ['{', ...block(choices, scope, depth), '}'],
];
