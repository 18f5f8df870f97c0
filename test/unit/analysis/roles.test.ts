import { describe, expect, it } from 'vitest';
import { ALL_RULES } from '../../../server/src/rules/all.js';
import { factsOf } from '../../helpers/facts-of-code.js';

interface Kind {
	family?: string;
	type?: string;
	/** What the address structure is, and what is put into it. */
	address?: string;
}

const ANY = 'struct sockaddr_in a = { 0 }; a.sin_port = htons(5150);';
const LOOPBACK = 'struct sockaddr_in a = { 0 }; a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);';
const BIND = 'if (bind(s, (struct sockaddr *)&a, sizeof a)) return 1;';

/** A function with a socket and an address, and what it does with them. */
function codeWith(calls: string, { family = 'AF_INET', type = 'SOCK_STREAM', address = ANY }: Kind = {}): string {
	return `#include <winsock2.h>\nint f(char *data, struct sockaddr *peer, int length) { SOCKET s = socket(${family}, ${type}, 0); ${address} ${calls} return 0; }`;
}

/** Checks the roles of the first socket that the code makes. */
function checkRoles(code: string, ...roles: string[]): void {
	expect(factsOf(code, { targets: ['windows'] }).sockets[0]?.roles).toEqual(roles);
}

/** What rules say of code, in the order of their places. */
function rulesAbout(code: string): string[] {
	const facts = factsOf(code, { targets: ['windows'] });
	return ALL_RULES.flatMap((rule) => [...rule.check({ text: code, facts })].map(() => rule.name)).sort();
}

const UDP = { type: 'SOCK_DGRAM' };
const RECEIVE = 'recvfrom(s, data, 9, 0, NULL, NULL);';

describe('what a socket is for', () => {
	it.each([
		['a listener', codeWith(`${BIND} if (listen(s, 5)) return 1;`), ['listener']],
		['a client', codeWith('if (connect(s, peer, length)) return 1;'), ['client']],
		['a client that binds first', codeWith(`${BIND} if (connect(s, peer, length)) return 1;`), ['client']],
		['a UDP server', codeWith(`${BIND} ${RECEIVE}`, UDP), ['datagram-receiver']],
		['a UDP server that somebody else reads', codeWith(`${BIND} register_reader(s);`, UDP), ['datagram-receiver']],
		['a sender with a port of its own', codeWith(`${BIND} sendto(s, data, 9, 0, peer, length);`, UDP), []],
		['a UDP socket on any port', codeWith(`${BIND}`, { ...UDP, address: 'struct sockaddr_in a = { 0 };' }), []],
		[
			'a multicast receiver',
			codeWith(
				`struct ip_mreq m; ${BIND} setsockopt(s, IPPROTO_IP, IP_ADD_MEMBERSHIP, (char *)&m, sizeof m); ${RECEIVE}`,
				UDP,
			),
			['multicast-receiver'],
		],
		[
			'a multicast receiver by its address',
			codeWith(`a.sin_addr.s_addr = inet_addr("239.1.2.3"); ${BIND} ${RECEIVE}`, UDP),
			['multicast-receiver'],
		],
		[
			'a broadcast receiver',
			codeWith(
				`BOOL on = TRUE; setsockopt(s, SOL_SOCKET, SO_BROADCAST, (char *)&on, sizeof on); ${BIND} ${RECEIVE}`,
				UDP,
			),
			['datagram-receiver', 'broadcast'],
		],
	])('is known of %s', (_, code, roles) => {
		checkRoles(code, ...roles);
	});

	it('is known of an accepted socket', () => {
		const { sockets } = factsOf(
			codeWith(`${BIND} listen(s, 5); SOCKET c = accept(s, NULL, NULL); send(c, data, 9, 0);`),
			{
				targets: ['windows'],
			},
		);
		expect(sockets.map(({ expression, roles }) => [expression, ...roles])).toEqual([
			['s', 'listener'],
			['c', 'accepted'],
		]);
	});
});

describe('a loopback pair', () => {
	const PAIR = `${BIND} listen(s, 1); int n = sizeof a; getsockname(s, (struct sockaddr *)&a, &n);
		SOCKET c = socket(AF_INET, SOCK_STREAM, 0); connect(c, (struct sockaddr *)&a, n); SOCKET d = accept(s, NULL, NULL); send(d, data, 1, 0);`;

	it('is a listener and a client of one function, on a loopback port that the system picks', () => {
		const { sockets } = factsOf(codeWith(PAIR, { address: LOOPBACK }), { targets: ['windows'] });
		expect(sockets.map(({ expression, roles }) => [expression, ...roles])).toEqual([
			['s', 'listener', 'loopback-pair'],
			['c', 'client', 'loopback-pair'],
			['d', 'accepted'],
		]);
	});

	it('is none on a port that others can know, nor where nobody connects', () => {
		checkRoles(codeWith(PAIR, { address: `${LOOPBACK} a.sin_port = htons(80);` }), 'listener');
		checkRoles(codeWith(`${BIND} listen(s, 1);`, { address: LOOPBACK }), 'listener');
	});
});

describe('rules', () => {
	const OPTION = 'BOOL on = TRUE; if (setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on)) return 1;';
	const LISTEN = 'if (listen(s, 5)) return 1;';

	it.each([
		['AF_UNIX', { family: 'AF_UNIX', address: 'struct sockaddr_un a = { AF_UNIX, "x" };' }],
		[
			'VSOCK',
			{ family: 'AF_VSOCK', address: 'struct sockaddr_vm a = { 0 }; a.svm_cid = VMADDR_CID_ANY; a.svm_port = 80;' },
		],
		['Hyper-V', { family: 'AF_HYPERV', address: 'SOCKADDR_HV a = { 0 }; a.VmId = HV_GUID_WILDCARD;' }],
		['raw', { type: 'SOCK_RAW' }],
	])('say nothing of who shares the port of a socket that has none: %s', (_, kind) => {
		expect(rulesAbout(codeWith(`${OPTION} ${BIND} ${LISTEN}`, kind))).not.toContainEqual(
			expect.stringMatching(/exclusive|reuseaddr-listener|reuseaddr-unicast/),
		);
		expect(rulesAbout(codeWith(`${BIND} ${LISTEN}`, kind))).not.toContainEqual(expect.stringMatching(/exclusive/));
	});

	it('speak of a listener and a UDP server on the wildcard', () => {
		expect(rulesAbout(codeWith(`${BIND} ${LISTEN}`))).toContain('listener-not-exclusive');
		expect(rulesAbout(codeWith(`${BIND} ${RECEIVE}`, UDP))).toContain('udp-server-not-exclusive');
	});

	it('do not call a loopback pair an open listener', () => {
		const pair = `${BIND} ${LISTEN} SOCKET c = socket(AF_INET, SOCK_STREAM, 0); connect(c, (struct sockaddr *)&a, length);`;
		expect(rulesAbout(codeWith(pair, { address: LOOPBACK }))).not.toContain('listener-not-exclusive');
	});
});
