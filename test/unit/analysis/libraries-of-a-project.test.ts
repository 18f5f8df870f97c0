import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadGrammars } from '../../../server/src/host/node/grammars.js';
import { BUILT_IN_LIBRARIES, type LibraryDescription } from '../../../server/src/knowledge/libraries/index.js';
import { createFactsOf } from '../../../server/src/language-service/facts-of.js';
import { librarySchema } from '../../../server/src/project/library-schema.js';
import type { Target } from '../../../server/src/protocol/targets.js';
import { describeSocket } from './describe-sockets.js';

const SAMPLE = new URL('../../../samples/apr/', import.meta.url);

function sampleText(name: string): string {
	return readFileSync(new URL(name, SAMPLE), 'utf8');
}

const grammars = await loadGrammars();
const { libraries } = JSON.parse(sampleText('.bindsight.json')) as { libraries: LibraryDescription[] };

/** Checks what is known of the sockets of a piece of C with these libraries. */
async function checkWith(
	own: readonly LibraryDescription[],
	code: string,
	expected: string,
	target: Target = 'windows',
) {
	const factsOf = await createFactsOf(grammars, own);
	const { facts } = factsOf({ uri: 'file:///code.c', languageId: 'c', version: 1, text: code }, [target]);
	expect(facts.sockets.map((socket) => describeSocket(socket, () => code)).join('\n')).toBe(expected);
}

it('the Apache Portable Runtime is known by a .bindsight.json alone', async () => {
	await checkWith(
		libraries,
		sampleText('server.c'),
		[
			'listener in serve: ipv4 stream listener',
			'  11 create',
			'  15 setOption SO_REUSEADDR=1',
			'  17 bind reuse wildcard:8080',
			'  19 listen',
			'  21 close',
		].join('\n'),
	);
	await checkWith([], sampleText('server.c'), '');
});

it('a wrapper of a project may set an option by itself, on some targets only', async () => {
	const own: LibraryDescription[] = [
		{
			name: 'net',
			functions: [
				{
					name: 'net_listen',
					arguments: ['any', 'any', 'boolean'],
					optional: 1,
					defaults: { 2: 1 },
					effects: [
						{ effect: 'create', socket: 'result', family: 'ipv4', type: 'stream' },
						{
							effect: 'setOption',
							socket: 'result',
							option: 'SO_EXCLUSIVEADDRUSE',
							level: 'SOL_SOCKET',
							value: 1,
							targets: ['windows'],
							when: { argument: 2, is: true },
						},
						{ effect: 'bind', socket: 'result', address: { host: { argument: 0 }, port: { argument: 1 } } },
						{ effect: 'listen', socket: 'result' },
					],
				},
			],
		},
	];
	const events = (line: number, option: string, bind: string): string =>
		[`  ${line} create`, option, `  ${line} bind ${bind}`, `  ${line} listen`].filter(Boolean).join('\n');
	const code = 'void f(void) { int s = net_listen("127.0.0.1", 80); }';
	const head = 's in f: ipv4 stream listener\n';
	const address = 'specific(127.0.0.1):80 loopback';
	await checkWith(own, code, head + events(1, '  1 setOption SO_EXCLUSIVEADDRUSE=1', `exclusive ${address}`));
	await checkWith(own, code, head + events(1, '', `none ${address}`), 'posix');
	await checkWith(own, code.replace('80)', '80, 0)'), head + events(1, '', `none ${address}`));
});

it("a function of the file's own wins over a description of that name", async () => {
	await checkWith(
		[{ name: 'net', functions: [{ name: 'net_share', arguments: ['any'], effects: [] }] }],
		`void net_share(int s) { int on = 1; setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on); }
void f(struct sockaddr *sa) { int s = socket(AF_INET, SOCK_DGRAM, 0); net_share(s); bind(s, sa, 16); }`,
		's in f: ipv4 datagram\n  1 setOption SO_REUSEADDR=1\n  2 create\n  2 bind reuse unknown:?',
	);
});

it.each(BUILT_IN_LIBRARIES.map((library) => [library.name, library] as const))(
	'%s could stand in a .bindsight.json as it is',
	(_, library) => {
		const written = JSON.parse(JSON.stringify(library));
		expect(librarySchema.parse(written)).toEqual(written);
	},
);
