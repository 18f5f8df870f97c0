import { describe, expect, it } from 'vitest';
import { loadGrammars } from '../../../server/src/host/node/grammars.js';
import { createFactsReader } from '../../../server/src/language-service/facts-of.js';
import { createLanguageService, type SourceDocument } from '../../../server/src/language-service/service.js';
import type { BoundSocket } from '../../../server/src/protocol/ports.js';

const reader = await createFactsReader(await loadGrammars());

type Files = Record<string, string>;

function documentOf(name: string, text: string, version = 1): SourceDocument {
	return { uri: `file:///w/${name}`, languageId: name.endsWith('.c') ? 'c' : 'cpp', version, text };
}

/** A service with one unit, `w`, that holds the files. */
async function unitOf(files: Files) {
	const read: string[] = [];
	const service = createLanguageService({
		...reader,
		linkedFiles: (unit) => {
			const linked = reader.linkedFiles(unit);
			const factsOf = linked.factsOf.bind(linked);
			linked.factsOf = (source) => {
				read.push(source.uri.replace('file:///w/', ''));
				return factsOf(source);
			};
			return linked;
		},
		rules: [],
	});
	service.units.open('w', { headers: { uris: [], read: () => undefined }, settingsOf: () => ({}) });
	for (const [name, text] of Object.entries(files)) {
		service.units.take('w', documentOf(name, text));
	}
	await service.units.findCallers('w', async function* () {
		yield* Object.entries(files).map(([name, text]) => documentOf(name, text));
	});
	return { service, read };
}

interface Asked {
	documents?: SourceDocument[];
	isCancelled?(): boolean;
	pause?(): void;
}

function ask(
	{ service }: Awaited<ReturnType<typeof unitOf>>,
	{ documents = [], isCancelled = () => false, pause = () => undefined }: Asked = {},
) {
	return service.boundSockets({
		documents: documents.map(({ uri }) => uri),
		documentOf: (uri) => documents.find((document) => document.uri === uri),
		units: ['w'],
		settingsOf: () => ({}),
		isCancelled,
		pause: async () => pause(),
		failed: (uri, error) => {
			throw new Error(uri, { cause: error });
		},
	});
}

/** "a.c:8 TCP listener, 0.0.0.0:5150, no sharing option": lines from 1 as an editor shows them. */
function inWords({ uri, range, summary }: BoundSocket): string {
	return `${uri.replace('file:///w/', '')}:${range.start.line + 1} ${summary}`;
}

async function checkBinds(files: Files, ...expected: string[]): Promise<void> {
	expect((await ask(await unitOf(files))).sockets.map(inWords)).toEqual(expected);
}

function server(port: string, option = ''): string {
	return `#include <winsock2.h>
int serve(void) {
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
	BOOL on = TRUE;
	struct sockaddr_in a = { 0 };
	a.sin_family = AF_INET; a.sin_port = ${port};
	${option && `setsockopt(s, SOL_SOCKET, ${option}, (char *)&on, sizeof on);`}
	if (bind(s, (struct sockaddr *)&a, sizeof a)) return -1;
	return listen(s, 5);
}
`;
}

describe('the bound sockets of a unit', () => {
	it('stand by file and place, with what is known of them', async () => {
		await checkBinds(
			{ 'b.c': server('htons(5150)', 'SO_EXCLUSIVEADDRUSE'), 'a.c': server('htons(80)') },
			'a.c:8 TCP listener, 0.0.0.0:80, no sharing option',
			'b.c:8 TCP listener, 0.0.0.0:5150, SO_EXCLUSIVEADDRUSE',
		);
	});

	it('say what the resolver can be asked with, where all is known', async () => {
		const { sockets } = await ask(await unitOf({ 'a.c': server('htons(80)', 'SO_REUSEADDR'), 'b.c': server('given') }));
		expect(sockets.map(({ described }) => described)).toEqual([
			{ option: 'reuse', address: '0.0.0.0', protocol: 'tcp', port: 80, dualStack: false },
			null,
		]);
		expect(sockets[1]).toMatchObject({
			port: { kind: 'unknown' },
			options: ['none'],
			addresses: ['wildcard'],
			role: 'listener',
			targets: ['windows'],
		});
	});

	it('stand once for a bind that two targets compile alike', async () => {
		const { sockets } = await ask(
			await unitOf({
				'a.c': server('htons(80)').replace(
					'#include <winsock2.h>',
					'#ifdef _WIN32\n#include <winsock2.h>\n#else\n#include <sys/socket.h>\n#endif',
				),
			}),
		);
		expect(sockets.map(({ targets }) => targets)).toEqual([['windows', 'posix']]);
	});

	it('stand once for each port that callers in another file name', async () => {
		await checkBinds(
			{
				'main.c': 'int main(void) { bind_port(80); return bind_port(81); }\n',
				'net.c': server('htons(port)').replace('serve(void)', 'bind_port(int port)'),
			},
			'net.c:8 TCP listener, 0.0.0.0:80, no sharing option',
			'net.c:8 TCP listener, 0.0.0.0:81, no sharing option',
		);
	});

	it('are those that the editor shows, also of a document in no unit', async () => {
		const unit = await unitOf({ 'a.c': server('htons(80)') });
		const documents = [documentOf('a.c', server('htons(81)'), 2), documentOf('../alone.c', server('htons(90)'))];
		const { sockets } = await ask(unit, { documents });
		expect(sockets.map(({ addressText }) => addressText)).toEqual(['0.0.0.0:90', '0.0.0.0:81']);
	});

	it('are looked for again only where something changed', async () => {
		const unit = await unitOf({ 'a.c': server('htons(80)'), 'b.c': server('htons(81)') });
		const before = await ask(unit);
		unit.service.units.take('w', documentOf('b.c', server('htons(82)')));
		const after = await ask(unit);
		expect(after.sockets[0]).toBe(before.sockets[0]);
		expect(after.sockets.map(({ addressText }) => addressText)).toEqual(['0.0.0.0:80', '0.0.0.0:82']);
	});

	it('are not looked for any more once nobody waits', async () => {
		const unit = await unitOf({ 'a.c': server('htons(80)'), 'b.c': server('htons(81)') });
		let files = 0;
		const { sockets } = await ask(unit, { isCancelled: () => files++ > 0 });
		expect(sockets.map(inWords)).toEqual(['a.c:8 TCP listener, 0.0.0.0:80, no sharing option']);
		expect(unit.read).not.toContain('b.c');
	});
});

describe('files that change while the binds are gathered', () => {
	const helper = (option: string): string =>
		`#include <winsock2.h>
void prepare(SOCKET s) { int on = 1; setsockopt(s, SOL_SOCKET, ${option}, (char *)&on, sizeof on); }
`;
	const caller = (type: string): string =>
		`#include <winsock2.h>
int serve(void) { SOCKET s = socket(AF_INET, ${type}, 0); prepare(s); return bind(s, sa, 16); }
`;
	const files = { 'a.c': caller('SOCK_STREAM'), 'b.c': caller('SOCK_STREAM'), 'helper.c': helper('SO_REUSEADDR') };

	/** What a unit knows of a file after it was changed at each pause in turn. */
	async function checkChangedAtAnyPause(name: string, newer: string): Promise<void> {
		for (let at = 1; at <= 5; at++) {
			const unit = await unitOf(files);
			let pauses = 0;
			await ask(unit, {
				pause() {
					if (++pauses === at) {
						unit.service.units.take('w', documentOf(name, newer, 2));
					}
				},
			});
			expect(pauses).toBeGreaterThanOrEqual(at);
			expect(unit.service.units.sourceOf(`file:///w/${name}`)?.text, `changed at pause ${at}`).toBe(newer);
		}
	}

	it('stay as they have become', async () => {
		await checkChangedAtAnyPause('a.c', caller('SOCK_DGRAM'));
		await checkChangedAtAnyPause('helper.c', helper('SO_EXCLUSIVEADDRUSE'));
	});

	it('keep nobody from an answer who asks before and after', async () => {
		const unit = await unitOf(files);
		const document = documentOf('helper.c', files['helper.c']);
		const documents = [document];
		const one = ask(unit, { documents });
		await Promise.resolve();
		documents[0] = documentOf('helper.c', helper('SO_EXCLUSIVEADDRUSE'), 2);
		const other = ask(unit, { documents });
		const [, { sockets }] = await Promise.all([one, other]);
		expect(sockets.map(({ summary }) => summary)).toEqual([
			expect.stringContaining('SO_EXCLUSIVEADDRUSE'),
			expect.stringContaining('SO_EXCLUSIVEADDRUSE'),
		]);
	});
});
