import { describe, expect, it } from 'vitest';
import { counts } from '../../../server/src/counts/counts.js';
import type { FileFacts } from '../../../server/src/protocol/sockets.js';
import { factsOf } from '../../helpers/facts-of-code.js';

const INCLUDE = '#include <winsock2.h>\n';

const NEVER_TWO_WAYS = `int plain(struct sockaddr *address) {
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
	return bind(s, address, 16);
}
`;

const TWO_WAYS = `int configured(struct sockaddr *address) {
	BOOL on = TRUE;
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
#ifdef SHARED_PORT
	setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on);
#else
	setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on);
#endif
	return bind(s, address, 16);
}
`;

function look(code: string): { facts: FileFacts; rootsRun: number } {
	const before = counts.rootsRun;
	const facts = factsOf(INCLUDE + code, { targets: ['windows'] });
	return { facts, rootsRun: counts.rootsRun - before };
}

describe('a file with a condition that nobody can know', () => {
	it('has only the functions run twice that the condition changes', () => {
		expect(look(TWO_WAYS).rootsRun).toBe(2);
		expect(look(NEVER_TWO_WAYS + TWO_WAYS).rootsRun).toBe(3);
	});

	it('has all of them run twice where the condition changes what they all see', () => {
		const ofAll = `#ifdef SHARED_PORT
#define PORT 80
#endif
`;
		expect(look(ofAll + NEVER_TWO_WAYS + TWO_WAYS).rootsRun).toBe(4);
	});

	it('has a function run twice that leads through one that the condition changes', () => {
		const caller = `${NEVER_TWO_WAYS.replace('return bind', 'configured(address);\n\treturn bind')}`;
		expect(look(TWO_WAYS + caller).rootsRun).toBe(2);
	});

	it('tells the same of a function as where it stands alone', () => {
		const eventsOf = ({ facts }: { facts: FileFacts }, name: string) =>
			facts.sockets
				.filter(({ functionName }) => functionName === name)
				.flatMap(({ events }) => events.map(({ kind, certainty, before }) => ({ kind, certainty, before })));
		const together = look(NEVER_TWO_WAYS + TWO_WAYS);
		expect(eventsOf(together, 'plain')).toHaveLength(2);
		expect(eventsOf(together, 'plain')).toEqual(eventsOf(look(NEVER_TWO_WAYS), 'plain'));
	});
});
