import { describe, expect, it } from 'vitest';
import { compare } from './compare.js';
import { makeProgram, type Program } from './program/program.js';
import type { Trace, TracedCall } from './run/trace.js';

const TEXT = `#include <winsock2.h>
int main(void)
{
	struct sockaddr_in a = {0};
	int on = 1;
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
	SOCKET t = socket(AF_INET, SOCK_STREAM, 0);
	a.sin_family = AF_INET;
	a.sin_port = htons(20000);
	setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on);
	bind(s, (struct sockaddr *)&a, sizeof a);
	if (bind(t, (struct sockaddr *)&a, sizeof a) != 0)
		return 1;
	return 0;
}
`;

const PROGRAM: Program = { platform: 'windows', seed: 0, number: 0, steps: [], text: TEXT, traced: TEXT };
const at = { address: '0.0.0.0', port: 20000 } as const;

/** The run of the program above, with what its last bind comes to. */
function run(code: number, lastAt: Extract<TracedCall['call'], { kind: 'bind' }>['at'] = at): Trace {
	const call = (line: number, socket: number, what: TracedCall['call'], result = 0): TracedCall => ({
		line,
		path: [],
		socket,
		code: result,
		visit: 1,
		call: what,
	});
	const create = { kind: 'create', family: 'ipv4', protocol: 'tcp' } as const;
	const calls = [
		call(6, 0, create),
		call(7, 1, create),
		call(10, 0, { kind: 'option', option: 'SO_EXCLUSIVEADDRUSE', isOn: true }),
		call(11, 0, { kind: 'bind', at }),
		call(12, 1, { kind: 'bind', at: lastAt }, code),
	];
	return { calls, isWhole: true };
}

const verdicts = (trace: Trace) => compare(PROGRAM, trace).map(({ verdict }) => verdict);

describe('comparing what we say with what came out', () => {
	it('finds the same where the run does what is documented', () => {
		expect(verdicts(run(10048))).toEqual([{ kind: 'right' }, { kind: 'right' }, { kind: 'right' }]);
	});

	it('finds a result that nobody documents and no deviation explains', () => {
		expect(verdicts(run(0)).at(-1)).toEqual({
			kind: 'different',
			what: 'the documents say 10048, the run 0',
			against: 'documents',
		});
	});

	it('finds another address than we say', () => {
		expect(verdicts(run(10048, { ...at, address: '127.0.0.1' })).at(-1)).toEqual({
			kind: 'different',
			what: 'we say address is 0.0.0.0 port 20000, it is 127.0.0.1 port 20000',
			against: 'facts',
		});
	});

	it('knows a deviation of Wine', () => {
		expect(verdicts(run(10013)).at(-1)).toEqual({ kind: 'deviation', name: 'exclusive wildcard first' });
	});
});

describe('a program that is made up', () => {
	it('is the same for the same seed', () => {
		for (const platform of ['windows', 'posix'] as const) {
			for (let seed = 0; seed < 20; seed++) {
				expect(makeProgram(platform, seed, 3, 20000)).toEqual(makeProgram(platform, seed, 3, 20000));
			}
		}
	});

	it('has the same lines as the text that is compiled', () => {
		const { text, traced } = makeProgram('windows', 1, 0, 20000);
		expect(traced.split('\n').length).toBe(text.split('\n').length);
	});
});
