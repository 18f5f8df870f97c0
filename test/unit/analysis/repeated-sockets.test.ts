import { describe, expect, it } from 'vitest';
import type { SocketFacts } from '../../../server/src/protocol/sockets.js';
import { factsOf } from '../../helpers/facts-of-code.js';

/** A helper that binds one socket beside another, and what calls it. */
function code(callers: string): string {
	return `#include <winsock2.h>
static void open_both(struct sockaddr *address, int how) {
	BOOL on = TRUE;
	SOCKET control = socket(AF_INET, SOCK_STREAM, 0);
	SOCKET data;
	if (how == 1) setsockopt(control, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on);
	bind(control, address, 16);
	data = socket(AF_INET, SOCK_STREAM, 0);
	bind(data, address, 16);
}
${callers}
`;
}

const CALLER = (name: string, how: number) => `void ${name}(struct sockaddr *address) { open_both(address, ${how}); }`;

function socketsOf(text: string): readonly SocketFacts[] {
	return factsOf(code(text), { targets: ['windows'] }).sockets;
}

describe('sockets of a helper that is called in several places', () => {
	it('are told once, with what is bound beside them', () => {
		const sockets = socketsOf([CALLER('one', 0), CALLER('two', 0), CALLER('three', 0)].join('\n'));
		expect(sockets.map(({ expression }) => expression)).toEqual(['control', 'data']);
	});

	it('are told each where something else happens to them', () => {
		const sockets = socketsOf([CALLER('one', 0), CALLER('two', 1)].join('\n'));
		expect(sockets.filter(({ expression }) => expression === 'control')).toHaveLength(2);
	});

	it('are told each where one that differs is bound beside them, though all that happens to them is the same', () => {
		const sockets = socketsOf([CALLER('one', 0), CALLER('two', 1), CALLER('three', 1)].join('\n'));
		const besides = sockets
			.filter(({ expression }) => expression === 'data')
			.flatMap(({ events }) => events.flatMap(({ boundBeside }) => boundBeside));
		expect(besides.map(({ sharingOption }) => sharingOption).sort()).toEqual(['none', 'reuse']);
	});

	it('speak of no socket that is not told', () => {
		const sockets = socketsOf([CALLER('one', 0), CALLER('two', 1), CALLER('three', 1), CALLER('four', 0)].join('\n'));
		const ids = new Set(sockets.map(({ id }) => id));
		const spokenOf = sockets.flatMap(({ events }) => events.flatMap(({ boundBeside }) => boundBeside));
		expect(spokenOf.length).toBeGreaterThan(0);
		expect(spokenOf.filter(({ socket }) => !ids.has(socket))).toEqual([]);
	});
});
