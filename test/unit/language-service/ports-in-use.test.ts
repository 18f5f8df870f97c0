import { describe, expect, it } from 'vitest';
import { portsInUse } from '../../../server/src/language-service/ports-in-use.js';
import type { BoundSocket } from '../../../server/src/protocol/ports.js';
import type { BindDescription } from '../../../server/src/protocol/resolution.js';

type Bind = Partial<BindDescription> & { file: string; line: number };

/** A TCP listener that binds a literal address on Windows. */
function listener({ file, line, ...bind }: Bind, more: Partial<BoundSocket> = {}): BoundSocket {
	const described = { option: 'none', address: '0.0.0.0', protocol: 'tcp', port: 5150, ...bind } as const;
	const at = { line: line - 1, character: 1 };
	return {
		uri: `file:///w/${file}`,
		range: { start: at, end: at },
		summary: `${described.protocol} ${described.address}:${described.port}`,
		expression: 's',
		functionName: `serve${line}`,
		targets: ['windows'],
		model: 'winsock',
		protocol: described.protocol,
		sharingOption: described.option,
		options: [],
		addresses: [],
		addressText: '',
		dualStack: false,
		port: { kind: 'number', value: described.port },
		descriptor: 'unknown',
		role: 'listener',
		described,
		...more,
	};
}

function ask(...sockets: BoundSocket[]) {
	return portsInUse({ sockets, filesLeftOut: 0 }, () => ({}));
}

/** Checks the ports, each with what it is and what each of its sockets says of itself. */
function checkPorts(sockets: BoundSocket[], ...expected: string[]) {
	const told = ask(...sockets).ports.map(({ title, description, sockets: members }) =>
		[`${title} (${description})`, ...members.map((member) => member.description)].join(' | '),
	);
	expect(told).toEqual(expected);
}

function checkNoMeeting(...sockets: BoundSocket[]) {
	expect(ask(...sockets).ports.map(({ meets }) => meets)).not.toContain(true);
}

describe('the ports in use', () => {
	it('stand by number, TCP before UDP; then those that the system picks, then those that nobody knows', () => {
		checkPorts(
			[
				listener({ file: 'a.c', line: 9 }, { port: { kind: 'unknown' }, described: null }),
				listener({ file: 'a.c', line: 8 }, { port: { kind: 'ephemeral' }, described: null }),
				listener({ file: 'a.c', line: 7, port: 443 }),
				listener({ file: 'a.c', line: 6, port: 80, protocol: 'udp' }),
				listener({ file: 'a.c', line: 5, port: 80 }),
				listener({ file: 'a.c', line: 4 }, { port: { kind: 'symbol', text: 'PORT' }, described: null }),
			],
			'80 (TCP, 1 socket) | tcp 0.0.0.0:80',
			'80 (UDP, 1 socket) | udp 0.0.0.0:80',
			'443 (TCP, 1 socket) | tcp 0.0.0.0:443',
			'Picked by the system (1 socket) | tcp 0.0.0.0:5150',
			'Port not known (2 sockets) | tcp 0.0.0.0:5150 | tcp 0.0.0.0:5150',
		);
	});

	it('say where two sockets meet, and by which name the other goes', () => {
		checkPorts(
			[listener({ file: 'x/a.c', line: 5 }), listener({ file: 'y/a.c', line: 7 })],
			'5150 (TCP, 2 sockets, meet) | meets y/a.c:7 · tcp 0.0.0.0:5150 | meets x/a.c:5 · tcp 0.0.0.0:5150',
		);
	});

	it('count the others where there are several', () => {
		const three = [5, 6, 7].map((line) => listener({ file: 'a.c', line }));
		expect(ask(...three).ports[0]?.sockets[1]?.description).toBe('meets 2 others · tcp 0.0.0.0:5150');
	});

	it('tell what happens in both orders', () => {
		const { ports } = ask(
			listener({ file: 'server.c', line: 5, option: 'exclusive' }),
			listener({ file: 'probe*.c', line: 7, address: '127.0.0.1', option: 'reuse' }),
		);
		expect(ports[0]?.sockets[0]?.tooltip).toBe(
			[
				'**tcp 0.0.0.0:5150**',
				's in serve5',
				'**Meets probe\\*.c:7, tcp 127.0.0.1:5150**\n' +
					'- This one first: The second bind (SO_REUSEADDR, 127.0.0.1) fails with WSAEACCES (10013): ' +
					'the first bind (SO_EXCLUSIVEADDRUSE, 0.0.0.0) holds the port exclusively on every address.\n' +
					'- probe\\*.c:7 first: The second bind (SO_EXCLUSIVEADDRUSE, 0.0.0.0) fails with WSAEADDRINUSE (10048): ' +
					'an exclusive bind of the wildcard needs the port to be free on every address, ' +
					'and the first bind (SO_REUSEADDR, 127.0.0.1) holds it on at least one.',
			].join('\n\n'),
		);
	});

	it('say nothing of a meeting that cannot be, or that nobody can judge', () => {
		const one = listener({ file: 'a.c', line: 5 });
		checkNoMeeting(one, listener({ file: 'b.c', line: 5, port: 5151 }));
		checkNoMeeting(one, listener({ file: 'b.c', line: 5, protocol: 'udp' }));
		checkNoMeeting(one, listener({ file: 'b.c', line: 5, address: '::' }));
		checkNoMeeting(one, listener({ file: 'b.c', line: 5 }, { described: null }));
		checkNoMeeting(one, listener({ file: 'b.c', line: 5 }, { targets: ['posix'] }));
		checkNoMeeting(one, listener({ file: 'b.c', line: 5 }, { model: 'wsk', targets: ['windows-kernel'] }));
		checkNoMeeting(one, listener({ file: 'a.c', line: 9 }, { functionName: 'serve5' }));
		const somewhere = { address: 'specific' };
		checkNoMeeting(listener({ file: 'a.c', line: 5, ...somewhere }), listener({ file: 'b.c', line: 5, ...somewhere }));
	});

	it('say how many files were left out', () => {
		expect(portsInUse({ sockets: [], filesLeftOut: 2 }, () => ({})).notes).toEqual(['2 files were left out.']);
	});
});
