import { describe, it } from 'vitest';
import { checkBinds, checkSockets } from './describe-sockets.js';

/** A function that binds `a` to `s` after some statements. */
function bindAfter(
	statements: string,
	{ family = 'AF_INET', bind = 'bind(s, (struct sockaddr *)&a, sizeof a);' } = {},
): string {
	return `int f(struct conn *c, char *host, char **argv, int port) { SOCKET s = socket(${family}, SOCK_STREAM, 0); ${statements} ${bind} }`;
}

describe('structures that are zero', () => {
	it.each([
		'struct sockaddr_in a = {0};',
		'struct sockaddr_in a = {};',
		'struct sockaddr_in a = { .sin_family = AF_INET };',
		'static struct sockaddr_in a;',
		'struct sockaddr_in a; memset(&a, 0x00, sizeof a);',
		"struct sockaddr_in a; memset((char *)&a, '\\0', sizeof a);",
		'struct sockaddr_in a; bzero(&a, sizeof a);',
		'struct sockaddr_in a; ZeroMemory(&a, sizeof(a));',
		'struct sockaddr_in a; SecureZeroMemory(&a, sizeof a);',
		'struct sockaddr_in a; a = (struct sockaddr_in){ 0 };',
		'struct sockaddr_in a, b = { 0 }; a = b;',
	])('are the wildcard: %s', (zeroed) => {
		checkBinds(bindAfter(`${zeroed} a.sin_port = htons(80);`), '1 bind none wildcard:80');
	});

	it.each([
		'auto a = sockaddr_in();',
		'sockaddr_in a = sockaddr_in{};',
		'sockaddr_in a{};',
		'sockaddr_in a; std::memset(&a, 0, sizeof a);',
		'auto *p = new sockaddr_in; std::memset(p, 0, sizeof *p); auto &a = *p;',
	])('are the wildcard in C++: %s', (zeroed) => {
		checkBinds(
			bindAfter(`${zeroed} a.sin_port = ::htons(80);`, { bind: '::bind(s, (sockaddr *)&a, sizeof a);' }),
			'1 bind none wildcard:80',
			{
				language: 'cpp',
			},
		);
	});

	it.each([
		'struct sockaddr_in *p = calloc(1, sizeof *p);',
		'struct sockaddr_in *p = malloc(sizeof *p); memset(p, 0, sizeof *p);',
		'struct sockaddr_in *p = HeapAlloc(GetProcessHeap(), HEAP_ZERO_MEMORY, sizeof *p);',
	])('are the wildcard where they are allocated: %s', (allocated) => {
		checkBinds(
			bindAfter(`${allocated} p->sin_port = htons(80);`, { bind: 'bind(s, (struct sockaddr *)p, sizeof *p);' }),
			'1 bind none wildcard:80',
		);
	});

	it('say nothing where only the padding or a part of the address is set', () => {
		checkBinds(bindAfter('struct sockaddr_in a; memset(a.sin_zero, 0, sizeof a.sin_zero);'), '1 bind none unknown:?');
		checkBinds(
			bindAfter('struct sockaddr_in6 a = {0}; memcpy(a.sin6_addr.s6_addr, host, 16);'),
			'1 bind none unknown:0',
		);
		checkBinds(bindAfter('struct sockaddr_in a = {0}; a.sin_addr.S_un.S_un_b.s_b1 = 127;'), '1 bind none unknown:0');
	});
});

describe('IPv4 addresses', () => {
	it.each([
		['htonl(0x7f000001)', 'specific(127.0.0.1):80 loopback'],
		['htonl(((ULONG)0x7F000001UL))', 'specific(127.0.0.1):80 loopback'],
		['0x0100007f', 'specific(127.0.0.1):80 loopback'],
		['htonl(0xEFFF0001)', 'specific(239.255.0.1):80 multicast'],
		['htonl(0)', 'wildcard:80'],
		['htonl(ADDR_ANY)', 'wildcard(ADDR_ANY):80'],
		['inet_addr(HOST)', 'specific(127.0.0.1):80 loopback'],
		['inet_addr(fallback)', 'wildcard(0.0.0.0):80'],
		['host ? inet_addr(host) : INADDR_ANY', 'unknown:80'],
		['1 ? INADDR_ANY : inet_addr(host)', 'wildcard(INADDR_ANY):80'],
	])('reads s_addr = %s', (value, expected) => {
		const code = bindAfter(`struct sockaddr_in a; a.sin_port = htons(80); a.sin_addr.s_addr = ${value};`);
		checkBinds(
			`#define HOST "127.0.0.1"\nstatic const char *const fallback = "0.0.0.0";\n${code}`,
			`3 bind none ${expected}`,
		);
	});

	it.each([
		['InetPtonW(AF_INET, L"127.0.0.1", &a.sin_addr);', 'specific(127.0.0.1):80 loopback'],
		['InetPton(AF_INET, _T("0.0.0.0"), &a.sin_addr);', 'wildcard(0.0.0.0):80'],
		['inet_pton(AF_INET, TEXT("10.0.0.1"), (void *)&(a.sin_addr));', 'specific(10.0.0.1):80'],
		['inet_aton("127.0.0.1", (struct in_addr *)&a.sin_addr.s_addr);', 'specific(127.0.0.1):80 loopback'],
		['a.sin_addr = in4addr_any;', 'wildcard(in4addr_any):80'],
		['struct in_addr any = { 0 }; a.sin_addr = any;', 'wildcard:80'],
		[
			'struct in_addr ip; ip.s_addr = inet_addr("127.0.0.1"); memcpy(&a.sin_addr, &ip, sizeof ip);',
			'specific(127.0.0.1):80 loopback',
		],
		['unsigned long ip = inet_addr("10.1.1.1"); memcpy(&a.sin_addr.s_addr, &ip, 4);', 'specific(10.1.1.1):80'],
		['WSAStringToAddressA("10.0.0.1:81", AF_INET, NULL, (LPSOCKADDR)&a, &len);', 'specific(10.0.0.1):81'],
		['INETADDR_SETANY((PSOCKADDR)&a); a.sin_port = htons(80);', 'wildcard(INADDR_ANY):80'],
		['IN4ADDR_SETLOOPBACK(&a); INETADDR_SET_PORT((PSOCKADDR)&a, htons(81));', 'specific(INADDR_LOOPBACK):81 loopback'],
	])('reads %s', (filled, expected) => {
		checkBinds(
			bindAfter(`struct sockaddr_in a; int len = sizeof a; a.sin_port = htons(80); ${filled}`),
			`1 bind none ${expected}`,
		);
	});

	it('reads a string object’s characters', () => {
		checkBinds(
			'void f() { SOCKET s = socket(AF_INET, SOCK_STREAM, 0); std::string host = "127.0.0.1"; sockaddr_in a{}; a.sin_addr.s_addr = inet_addr(host.c_str()); ::bind(s, (sockaddr *)&a, sizeof a); }',
			'1 bind none specific(127.0.0.1):0 loopback',
			{ language: 'cpp' },
		);
	});
});

describe('IPv6 addresses', () => {
	it.each([
		[
			'struct sockaddr_in6 a = { .sin6_port = htons(80), .sin6_addr = IN6ADDR_ANY_INIT };',
			'wildcard(IN6ADDR_ANY_INIT):80',
		],
		['struct sockaddr_in6 a = {0}; memcpy(&a.sin6_addr, &in6addr_any, sizeof in6addr_any);', 'wildcard(in6addr_any):0'],
		[
			'struct sockaddr_in6 a = {0}; memcpy(&a.sin6_addr, &in6addr_loopback, sizeof a.sin6_addr);',
			'specific(in6addr_loopback):0 loopback',
		],
		[
			'struct sockaddr_in6 a = {0}; struct in6_addr any = IN6ADDR_ANY_INIT; a.sin6_addr = any;',
			'wildcard(IN6ADDR_ANY_INIT):0',
		],
		['struct sockaddr_in6 a = {0}; inet_pton(AF_INET6, "::1", &a.sin6_addr);', 'specific(::1):0 loopback'],
		['struct sockaddr_in6 a = {0}; IN6_SET_ADDR_LOOPBACK(&a.sin6_addr);', 'specific(in6addr_loopback):0 loopback'],
		['SOCKADDR_IN6 a; IN6ADDR_SETANY(&a); a.sin6_port = htons(80);', 'wildcard(in6addr_any):80'],
	])('reads %s', (filled, expected) => {
		checkBinds(bindAfter(filled, { family: 'AF_INET6' }), `1 bind none ${expected}`);
	});

	it('is for IPv6 alone on Windows and for both families elsewhere, until IPV6_V6ONLY is set', () => {
		const code = (value: number): string =>
			bindAfter(
				`int v = ${value}; struct sockaddr_in6 a = {0}; setsockopt(s, IPPROTO_IPV6, IPV6_V6ONLY, (char *)&v, sizeof v);`,
				{ family: 'AF_INET6' },
			);
		const untold = bindAfter('struct sockaddr_in6 a = {0};', { family: 'AF_INET6' });
		checkBinds(untold, '1 bind none wildcard:0');
		checkBinds(untold, '1 bind none wildcard:0 dual-stack', { target: 'posix' });
		checkBinds(code(0), '1 bind none wildcard:0 dual-stack');
		checkBinds(code(1), '1 bind none wildcard:0', { target: 'posix' });
	});
});

describe('structures behind casts, unions, copies and members', () => {
	it.each([
		[
			'SOCKADDR_STORAGE a; memset(&a, 0, sizeof a); ((SOCKADDR_IN *)&a)->sin_port = htons(80); ((SOCKADDR_IN *)&a)->sin_addr.s_addr = INADDR_ANY;',
			'wildcard(INADDR_ANY):80',
		],
		[
			'SOCKADDR_STORAGE a = {0}; struct sockaddr_in *in = (void *)&a; in->sin_addr.s_addr = htonl(INADDR_LOOPBACK); in->sin_port = htons(80);',
			'specific(INADDR_LOOPBACK):80 loopback',
		],
		[
			'SOCKADDR_INET a; memset(&a, 0, sizeof a); a.si_family = AF_INET; a.Ipv4.sin_addr.s_addr = INADDR_ANY; a.Ipv4.sin_port = htons(80);',
			'wildcard(INADDR_ANY):80',
		],
		[
			'struct sockaddr_in b = {0}; struct sockaddr_storage a; b.sin_port = htons(80); memcpy(&a, &b, sizeof b);',
			'wildcard:80',
		],
		[
			'struct sockaddr_in b = {0}, a; b.sin_addr.s_addr = inet_addr("10.0.0.1"); b.sin_port = htons(80); a = b;',
			'specific(10.0.0.1):80',
		],
	])('reads %s', (filled, expected) => {
		checkBinds(bindAfter(filled), `1 bind none ${expected}`);
	});

	it('reads the address in a member, in a union and behind a pointer', () => {
		checkBinds(
			`
			int f(struct conn *c) { SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				union { struct sockaddr sa; struct sockaddr_in in; struct sockaddr_in6 in6; } u;
				struct sockaddr *p;
				memset(&u, 0, sizeof u); u.in.sin_port = htons(80);
				c->addr.sin_addr.s_addr = INADDR_ANY; c->addr.sin_port = htons(81);
				p = (struct sockaddr *)&c->addr;
				bind(s, &u.sa, sizeof u.in);
				bind(s, p, sizeof c->addr);
			}`,
			`
			7 bind none wildcard:80
			8 bind none wildcard(INADDR_ANY):81, bound yes`,
		);
	});
});

describe('getaddrinfo', () => {
	it.each([
		['NULL, "80"', 'AI_PASSIVE', 'wildcard:80'],
		['NULL, PORT', 'AI_PASSIVE | AI_NUMERICSERV', 'wildcard:PORT'],
		['0, "http"', 'AI_PASSIVE', 'wildcard:http'],
		['NULL, "80"', '0', 'specific(localhost):80 loopback'],
		['"127.0.0.1", "80"', 'AI_PASSIVE', 'specific(127.0.0.1):80 loopback'],
		['host, "80"', 'AI_PASSIVE', 'unknown:80'],
		['NULL, NULL', 'AI_PASSIVE', 'wildcard:0'],
	])('reads getaddrinfo(%s) with the flags %s', (what, flags, expected) => {
		checkSockets(
			`int f(char *host) { struct addrinfo hints, *list, *each; SOCKET s;
				memset(&hints, 0, sizeof hints); hints.ai_family = AF_INET; hints.ai_socktype = SOCK_STREAM; hints.ai_flags |= ${flags};
				if (getaddrinfo(${what}, &hints, &list)) return 1;
				for (each = list; each; each = each->ai_next) {
					s = socket(each->ai_family, each->ai_socktype, each->ai_protocol);
					bind(s, each->ai_addr, (int)each->ai_addrlen);
				}
			}`,
			`s in f: ipv4 stream\n  5 create\n  6 bind none ${expected}`,
		);
	});

	it('keeps its address when it is copied', () => {
		checkBinds(
			bindAfter(
				'struct sockaddr_in a; struct addrinfo h = { .ai_flags = AI_PASSIVE }, *r; getaddrinfo(NULL, "80", &h, &r); memcpy(&a, r->ai_addr, r->ai_addrlen);',
			),
			'1 bind none wildcard:80',
		);
	});
});

describe('addresses of other families', () => {
	it.each([
		[
			'AF_UNIX',
			'struct sockaddr_un a; memset(&a, 0, sizeof a); a.sun_family = AF_UNIX; strcpy(a.sun_path, "/tmp/x");',
			'unix',
			'specific(/tmp/x):?',
		],
		['AF_UNIX', 'SOCKADDR_UN a = { AF_UNIX, "x.sock" };', 'unix', 'specific(x.sock):?'],
		['AF_UNIX', 'struct sockaddr_un a = {0}; strncpy(a.sun_path, host, sizeof a.sun_path - 1);', 'unix', 'specific:?'],
		[
			'AF_VSOCK',
			'struct sockaddr_vm a = { .svm_family = AF_VSOCK, .svm_port = 1024, .svm_cid = VMADDR_CID_ANY };',
			'vsock',
			'wildcard(VMADDR_CID_ANY):1024',
		],
		[
			'AF_HYPERV',
			'SOCKADDR_HV a = {0}; a.Family = AF_HYPERV; a.VmId = HV_GUID_LOOPBACK;',
			'other',
			'specific(HV_GUID_LOOPBACK):? loopback',
		],
		[
			'AF_HYPERV',
			'SOCKADDR_HV a; a.Family = AF_HYPERV; a.VmId = HV_GUID_WILDCARD;',
			'other',
			'wildcard(HV_GUID_WILDCARD):?',
		],
	])('reads %s: %s', (family, filled, name, expected) => {
		checkSockets(bindAfter(filled, { family }), `s in f: ${name} stream\n  1 create\n  1 bind none ${expected}`);
	});
});

describe('ports', () => {
	it.each([
		['ntohs(80)', '80'],
		['htons(ntohs(80))', '80'],
		['0x5000', '80'],
		['htons(PORT + 1)', '27016'],
		['htons(port_number)', '99'],
		['htons(host ? 80 : 80)', '80'],
		['htons(host ? 80 : 81)', '?'],
		['htons(c->port)', 'c->port'],
		['htons((unsigned short)strtol(argv[1], NULL, 10))', 'strtol(...)'],
	])('reads %s', (value, expected) => {
		checkBinds(
			`#define PORT 27015\nstatic const unsigned short port_number = 99;\n${bindAfter(`struct sockaddr_in a = {0}; a.sin_port = ${value};`)}`,
			`3 bind none wildcard:${expected}`,
		);
	});
});
