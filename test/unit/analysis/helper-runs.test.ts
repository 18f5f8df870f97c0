import { describe, expect, it } from 'vitest';
import { counts } from '../../../server/src/counts/counts.js';
import { describeSockets } from './describe-sockets.js';

/** How many statements the helper has that do nothing to its caller's sockets. */
const STATEMENTS = 100;

/** A helper that does something to a global, and what calls it in several states. */
function code(does: string, calls: string): string {
	return `#include <winsock2.h>
static SOCKET shared;
static int failures;
static void helper(void)
{
	SOCKET mine = socket(AF_INET, SOCK_DGRAM, 0);
	${does}
${'	report();\n'.repeat(STATEMENTS)}	closesocket(mine);
}
void use(int how)
{
	BOOL on = TRUE;
	SOCKET other = socket(AF_INET, SOCK_STREAM, 0);
	if (how == 1)
		setsockopt(other, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof(on));
	if (how == 2)
		setsockopt(other, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof(on));
	report();
	${calls}
}
`;
}

/** How often a hundred statements were gone through, all in all. */
function timesThrough(text: string): number {
	const before = counts.stepsRun;
	describeSockets(text);
	return Math.floor((counts.stepsRun - before) / STATEMENTS);
}

const CALLS = 'helper();';

describe('a helper', () => {
	it('is run once where its callers differ in what it never touches', () => {
		expect(timesThrough(code('', CALLS))).toBe(1);
		expect(timesThrough(code('failures++;', CALLS))).toBe(1);
	});

	it('is run again for each condition of a socket that it touches', () => {
		const touching = code('shutdown(shared, SD_BOTH);', `shared = other;\n\t${CALLS}`);
		expect(timesThrough(touching)).toBeGreaterThanOrEqual(3);
	});

	it('is run again where a bind of its own meets what its callers have', () => {
		const binding = code('bind(mine, address, size);', CALLS);
		expect(timesThrough(binding)).toBeGreaterThanOrEqual(3);
	});

	it('leaves what it does not touch to each of its callers', () => {
		expect(describeSockets(code('', `${CALLS}\n\tbind(other, address, size);`))).toContain('bind none|reuse|exclusive');
	});

	it('does to each of its callers what it does', () => {
		const sharing = code(
			'int on = 1; setsockopt(shared, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);',
			`shared = other;\n\t${CALLS}\n\tbind(other, address, size);`,
		);
		expect(describeSockets(sharing)).toContain('bind reuse|exclusive');
	});
});
