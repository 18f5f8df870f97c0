import { describe, expect, it } from 'vitest';
import type { Target } from '../../../server/src/protocol/targets.js';
import { factsOf } from '../../helpers/facts-of-code.js';

/** What the other socket has when the last call on a port comes, as `sharing option, listening`. */
function besideTheLast(statements: string, target: Target): string[] {
	const code = `void f(struct sockaddr *a, int x) { int on = 1;
		int s = socket(AF_INET, SOCK_STREAM, 0);
		int t = socket(AF_INET, SOCK_STREAM, 0);
		${statements}
	}`;
	const events = factsOf(code, { targets: [target] }).sockets.flatMap((socket) => socket.events);
	const last = events.filter(({ kind }) => kind === 'bind' || kind === 'listen').at(-1);
	return last!.boundBeside.map(({ sharingOption, listening }) => `${sharingOption}, ${listening}`);
}

const SET = 'setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on);';

/** How sure it is that another socket holds an address at the last bind. */
function holdersAtTheLastBind(statements: string): string[] {
	const code = `void f(struct sockaddr *a, int n) { int s; ${statements} }`;
	const events = factsOf(code, { targets: ['posix'] }).sockets.flatMap((socket) => socket.events);
	const last = events.filter(({ kind }) => kind === 'bind').at(-1);
	return last!.boundBeside.map(({ certainty }) => certainty);
}

describe('a loop that makes a socket in each round', () => {
	const SOCKET = 's = socket(AF_INET, SOCK_STREAM, 0);';

	it.each<[string, string[]]>([
		[`while (n--) { ${SOCKET} bind(s, a, 16); all[n] = s; }`, ['may']],
		[`while (n--) { ${SOCKET} if (bind(s, a, 16) != 0) break; all[n] = s; }`, ['may']],
		[`while (n--) { ${SOCKET} bind(s, a, 16); close(s); }`, []],
		[`while (n--) { ${SOCKET} if (bind(s, a, 16) == 0) break; close(s); }`, []],
		[`while (n--) { ${SOCKET} if (bind(s, a, 16) == 0) break; }`, []],
		[`while (n--) { ${SOCKET} bind(s, a, 16); all[n] = s; } ${SOCKET} bind(s, a, 16);`, ['may', 'may']],
	])('%s', (statements, expected) => {
		expect(holdersAtTheLastBind(statements)).toEqual(expected);
	});
});

describe('what a socket that is bound has by the time another one comes', () => {
	it.each<[string, Target, string[]]>([
		[`${SET} bind(s, a, 16); bind(t, a, 16);`, 'windows', ['reuse, no']],
		[`bind(s, a, 16); ${SET} bind(t, a, 16);`, 'windows', ['none, no']],
		[`bind(s, a, 16); ${SET} bind(t, a, 16);`, 'posix', ['reuse, no']],
		['bind(s, a, 16); listen(s, 5); bind(t, a, 16);', 'posix', ['none, yes']],
		['bind(s, a, 16); if (x) listen(s, 5); bind(t, a, 16);', 'posix', ['none, maybe']],
		[`bind(s, a, 16); if (x) ${SET} bind(t, a, 16);`, 'posix', ['unknown, no']],
		['bind(s, a, 16); bind(t, a, 16); listen(t, 5);', 'posix', ['none, no']],
	])('%s for %s', (statements, target, expected) => {
		expect(besideTheLast(statements, target)).toEqual(expected);
	});
});

/** How sure it is, for each bind in turn, that a socket which a function has left in a global holds an address. */
function holdersLeft(functions: string): string[][] {
	const code = `static int shared;
struct sockaddr *a;
${functions}`;
	const events = factsOf(code, { targets: ['posix'] }).sockets.flatMap((socket) => socket.events);
	const binds = events.filter(({ kind }) => kind === 'bind').sort((one, other) => one.span.start - other.span.start);
	return binds.map(({ boundBeside }) => boundBeside.map(({ certainty }) => certainty));
}

describe('a socket that a function has left in a global', () => {
	const OTHER = 'int s = socket(AF_INET, SOCK_STREAM, 0); bind(s, a, 16);';
	const LEAVES = 'shared = socket(AF_INET, SOCK_STREAM, 0); bind(shared, a, 16);';

	it('may be there when another one runs, or the same one again, which nobody can be sure of', () => {
		expect(holdersLeft(`void open_it(void) { ${LEAVES} } void run(void) { listen(shared, 5); ${OTHER} }`)).toEqual([
			['may'],
			['may'],
		]);
	});

	it('is not there when main begins, which has left it itself', () => {
		expect(holdersLeft(`int main(int n) { if (n > 1) { listen(shared, 5); } ${OTHER} close(s); ${LEAVES} }`)).toEqual([
			[],
			[],
		]);
	});
});
