import { describe, expect, it } from 'vitest';
import { counts } from '../../../server/src/counts/counts.js';
import type { FileFacts } from '../../../server/src/protocol/sockets.js';
import { factsOf } from '../../helpers/facts-of-code.js';
import { linkFiles } from '../../helpers/link-files.js';

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

/** What is known of each version of a file, linked with another one, and how many functions are run for it. */
async function editedInTurn(versions: readonly string[], elsewhere = ''): Promise<ReturnType<typeof look>[]> {
	const sourceOf = (text: string) => ({ uri: 'file:///code.c', languageId: 'c' as const, text: INCLUDE + text });
	const other = { ...sourceOf(''), uri: 'file:///elsewhere.c', text: elsewhere };
	const linked = await linkFiles([sourceOf(versions[0]!), other], true);
	return versions.map((text) => {
		const before = counts.rootsRun;
		const { facts } = linked.factsOf(sourceOf(text));
		return { facts, rootsRun: counts.rootsRun - before };
	});
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

	it('has what goes through a function that differs kept for each of the readings', async () => {
		const caller = (name: string) =>
			`int ${name}(struct sockaddr *address) { SOCKET s = socket(AF_INET, SOCK_STREAM, 0); return helper(s, address); }\n`;
		const helper = TWO_WAYS.replace('configured(', 'helper(SOCKET s, ').replace(/\tSOCKET s = .*\n/, '');
		const code = helper + ['one', 'two', 'three'].map(caller).join('');
		const versions = await editedInTurn([code + NEVER_TWO_WAYS, code + NEVER_TWO_WAYS.replace('STREAM', 'DGRAM')]);
		expect(versions.map(({ rootsRun }) => rootsRun)).toEqual([7, 1]);
	});

	it('is known as in a fresh start where one of its readings is chosen, though another file leads back into it', async () => {
		const callback = (port: number, body: string) => `#define PORT ${port}\nint callback(SOCKET s) { ${body} }\n`;
		const [one, other] = [callback(80, 'return listen(s, 5);'), callback(81, 'return bind(s, address, 16);')];
		const root = 'int root(void) { SOCKET s = socket(AF_INET, SOCK_STREAM, 0); return elsewhere(s); }\n';
		const before = `#ifdef SHARED_PORT\n${one}#else\n${other}#endif\n${root}`;
		const elsewhere = `${INCLUDE}int elsewhere(SOCKET s) { return callback(s); }`;
		const [, edited] = await editedInTurn([before, other + root], elsewhere);
		const [fresh] = await editedInTurn([other + root], elsewhere);
		expect(edited!.facts).toEqual(fresh!.facts);
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
