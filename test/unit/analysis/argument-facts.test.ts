import { describe, expect, it } from 'vitest';
import type { ArgumentFact } from '../../../server/src/protocol/sockets.js';
import { factsOf } from '../../helpers/facts-of-code.js';

/** Checks what is known of the value and the length of the one setsockopt in a function's body. */
function checkArguments(body: string, value: Partial<ArgumentFact>, length: Partial<ArgumentFact> = {}): void {
	const code = `#include <winsock2.h>\nvoid f(SOCKET s, int level)\n{\n${body}\n}\n`;
	const events = factsOf(code, { targets: ['windows'] }).sockets.flatMap((socket) => socket.events);
	const facts = events.find(({ kind }) => kind === 'setOption')!.argumentFacts;
	expect(facts[3]).toMatchObject(value);
	expect(facts[4]).toMatchObject(length);
}

const call = (value: string, length: string): string => `setsockopt(s, SOL_SOCKET, SO_REUSEADDR, ${value}, ${length});`;

describe('what is known of an argument', () => {
	it('is the declared type of a name, through casts', () => {
		checkArguments(`int on = 1; ${call('(const char *)on', 'sizeof on')}`, { declaredType: 'int', value: 1 });
		checkArguments(`BOOL *on = make(); ${call('(const char *)on', 'sizeof(on)')}`, { declaredType: 'BOOL *' });
	});

	it('is every string that it may be', () => {
		checkArguments(call('"1"', '1'), { texts: ['1'] }, { value: 1 });
		checkArguments(`const char *mode = level ? "1" : "0"; ${call('mode', 'sizeof(char)')}`, { texts: ['1', '0'] });
	});

	it('is what a reference of C++ stands for', () => {
		const code = '#include <winsock2.h>\nvoid f(SOCKET s, sockaddr_in &a) { bind(s, (sockaddr *)&a, sizeof(a)); }\n';
		const { sockets } = factsOf(code, { language: 'cpp', targets: ['windows'] });
		expect(sockets[0]!.events[0]!.argumentFacts[2]).toMatchObject({ sizeOf: 'sockaddr_in' });
	});

	it('is no type where two blocks declare the name differently', () => {
		const code = `{ char on = 1; use(on); } { int on = 1; ${call('(char *)&on', 'sizeof on')} }`;
		checkArguments(code, { pointsTo: { expression: 'on', type: '', isLocal: true } }, { sizeOf: undefined });
	});

	it('is only what every path says', () => {
		checkArguments(`int on = level; if (level) on = 0; ${call('(char *)on', '4')}`, { value: undefined });
	});
});

describe('what an address holds besides the address', () => {
	/** Checks the fields that the one bind is given. */
	function checkFields(body: string, fields: object | undefined): void {
		const code = `#include <winsock2.h>\nvoid f(SOCKET s, int port, int v6)\n{\nstruct sockaddr_in a = {0};\n${body}\nbind(s, (struct sockaddr *)&a, sizeof a);\n}\n`;
		const events = factsOf(code, { targets: ['windows'] }).sockets.flatMap((socket) => socket.events);
		expect(events.find(({ kind }) => kind === 'bind')!.addressFields).toEqual(fields);
	}

	it('is the family that was set, and a port without htons', () => {
		checkFields('a.sin_family = AF_INET; a.sin_port = 5150;', { family: 'ipv4', portInHostOrder: 5150 });
		checkFields('a.sin_family = AF_INET; a.sin_port = htons(5150);', { family: 'ipv4' });
	});

	it('is nothing where the number is unknown or paths differ', () => {
		checkFields('a.sin_port = port;', {});
		checkFields('if (v6) a.sin_family = AF_INET6; else a.sin_family = AF_INET;', {});
	});
});
