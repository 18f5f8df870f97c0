import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { randomNumbers } from '../../helpers/random.js';
import { LATE_OPTION } from '../../server/sample-code.js';
import { framed, RawServer } from './raw-server.js';

let server: RawServer;
let documents = 0;

beforeAll(async () => {
	server = new RawServer();
	await server.initialize({ capabilities: { textDocument: { diagnostic: {} } } });
}, 60_000);

afterAll(() => server.process.kill());

/** The rules that a document breaks, as the server has it now. */
async function rulesIn(uri: string): Promise<unknown[]> {
	const answer = await server.request('textDocument/diagnostic', { textDocument: { uri } });
	expect(answer?.error).toBeUndefined();
	return (answer as { result: { items: { code: unknown }[] } }).result.items.map(({ code }) => code);
}

function newUri(): string {
	return `file:///work/${++documents}.c`;
}

function change(uri: string, version: unknown, ...contentChanges: unknown[]): void {
	server.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
}

function rangeOf(startLine: unknown, startCharacter: unknown, endLine: unknown, endCharacter: unknown) {
	return {
		start: { line: startLine, character: startCharacter },
		end: { line: endLine, character: endCharacter },
	};
}

/** A document that had these changes is what a client has, too: what is found in it stands where it stands in its text. */
async function checkFollowed(changes: readonly { range?: ReturnType<typeof rangeOf>; text: string }[], text: string) {
	const [uri, fresh] = [newUri(), newUri()];
	server.open(uri, LATE_OPTION);
	change(uri, 2, ...changes);
	server.open(fresh, text);
	const [followed, expected] = await Promise.all(
		[uri, fresh].map((each) => server.request('textDocument/diagnostic', { textDocument: { uri: each } })),
	);
	const items = (answer: typeof followed) => (answer?.result as { items?: unknown[] } | undefined)?.items;
	expect(items(followed)).toEqual(items(expected));
	expect(items(expected)).toHaveLength(1);
}

const lines = LATE_OPTION.split('\n').length;
const far = 2 ** 31 - 1;

describe('changes whose ranges leave the text', () => {
	it.each([
		['far beyond it', rangeOf(far, far, far, far)],
		['from far beyond it to farther', rangeOf(1000, 0, 1001, 0)],
		['from the end on', rangeOf(lines, 0, lines + 1, 0)],
		['beyond a line that ends it', rangeOf(lines - 1, far, lines - 1, far)],
	])('stand at its end: %s', async (_, range) => {
		await checkFollowed(
			[
				{ range, text: '/* x */\n' },
				{ range, text: '/* y */\n' },
			],
			`${LATE_OPTION}/* x */\n/* y */\n`,
		);
	});

	it('are followed by others as if they had not', async () => {
		const after = { range: rangeOf(0, 0, 0, 0), text: '/* one */\n/* two */\n' };
		const range = rangeOf(1000, 0, 1001, 0);
		await checkFollowed([{ range, text: '\n' }, after], `/* one */\n/* two */\n${LATE_OPTION}\n`);
	});

	it('count to the end of a line where they leave the line', async () => {
		const range = rangeOf(0, far, 0, far);
		await checkFollowed([{ range, text: ' /* x */' }], LATE_OPTION.replace('\n', ' /* x */\n'));
	});

	it('may be turned round, and overlap', async () => {
		const changes = [
			{ range: rangeOf(1, 0, 0, 0), text: '/* turned */\n' },
			{ range: rangeOf(0, 0, 0, 12), text: '/**/' },
			{ range: rangeOf(0, 2, 0, 2), text: 'x' },
		];
		await checkFollowed(changes, LATE_OPTION.replace(/^.*\n/, '/*x*/\n'));
	});
});

describe('a change of a wrong shape changes nothing, nor do those beside it', () => {
	const start = rangeOf(0, 0, 0, 0);
	it.each([
		['no text', [{ range: start }]],
		['a text that is none', [{ range: start, text: 5 }]],
		['a range that is null', [{ range: null, text: '' }]],
		['a range with one end', [{ range: { start: { line: 0, character: 0 } }, text: '#if 0\n' }]],
		['a negative line', [{ range: rangeOf(-1, 0, 5, 0), text: '' }]],
		['a line in words', [{ range: rangeOf('0', 0, 100, 0), text: '' }]],
		['half a character', [{ range: rangeOf(0, 0.5, 100, 0), text: '' }]],
		['a list of lists', [[{ text: '' }]]],
		['no list', { text: '' }],
		['a good one first', [{ range: start, text: '#if 0\n' }, { range: start }]],
	])('%s', async (_, contentChanges) => {
		const uri = newUri();
		server.open(uri, LATE_OPTION);
		server.notify('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges });
		expect(await rulesIn(uri)).toEqual(['option-after-bind']);
	});
});

describe('versions', () => {
	it.each([-1, 0, -(2 ** 53 - 1), 2 ** 53 - 1, 1])('may be any whole number: after 1 comes %i', async (version) => {
		const uri = newUri();
		server.open(uri, '', 1);
		change(uri, version, { text: LATE_OPTION });
		expect(await rulesIn(uri)).toEqual(['option-after-bind']);
	});

	it.each([null, undefined, '2', 0.5, {}, true])('that are none change nothing: %j', async (version) => {
		const uri = newUri();
		server.open(uri, LATE_OPTION);
		change(uri, version, { text: '' });
		expect(await rulesIn(uri)).toEqual(['option-after-bind']);
	});
});

describe('documents in the wrong order', () => {
	it('changed, saved or closed before they are opened are not there', async () => {
		const uri = newUri();
		change(uri, 1, { text: LATE_OPTION });
		server.notify('textDocument/didSave', { textDocument: { uri } });
		server.notify('textDocument/didClose', { textDocument: { uri } });
		expect(await rulesIn(uri)).toEqual([]);
		server.open(uri, LATE_OPTION);
		expect(await rulesIn(uri)).toEqual(['option-after-bind']);
	});

	it('opened twice hold what came last, closed twice are closed', async () => {
		const uri = newUri();
		server.open(uri, '');
		server.open(uri, LATE_OPTION);
		expect(await rulesIn(uri)).toEqual(['option-after-bind']);
		server.notify('textDocument/didClose', { textDocument: { uri } });
		server.notify('textDocument/didClose', { textDocument: { uri } });
		expect(await rulesIn(uri)).toEqual([]);
	});

	it.each([
		['no text', { languageId: 'c', version: 1 }],
		['a text that is none', { languageId: 'c', version: 1, text: 5 }],
		['a version that is none', { languageId: 'c', version: 'x', text: LATE_OPTION }],
		['a language that is none', { languageId: 5, version: 1, text: LATE_OPTION }],
		['another language', { languageId: 'fortran', version: 1, text: LATE_OPTION }],
	])('opened with %s are not there', async (_, document) => {
		const uri = newUri();
		server.notify('textDocument/didOpen', { textDocument: { uri, ...document } });
		expect(await rulesIn(uri)).toEqual([]);
	});
});

describe('storms', () => {
	it('10,000 changes at once end in the text that a client has', async () => {
		const random = randomNumbers(9);
		const uri = newUri();
		server.open(uri, LATE_OPTION);
		const document = TextDocument.create(uri, 'c', 1, LATE_OPTION);
		const messages: string[] = [];
		for (let version = 2; version <= 10_001; version++) {
			// In front of the code or behind it: what is between stands where it stood, moved by both.
			const line = random(2) === 0 ? 0 : document.lineCount - 1;
			const range = { start: { line, character: 0 }, end: { line, character: random(2) } };
			const text = ['/**/', '/* x */\n', ' ', ''][random(4)] ?? '';
			TextDocument.update(document, [{ range, text }], version);
			const textDocument = { uri, version };
			const params = { textDocument, contentChanges: [{ range, text }] };
			messages.push(framed(JSON.stringify({ jsonrpc: '2.0', method: 'textDocument/didChange', params })));
		}
		server.write(messages.join(''));
		const fresh = newUri();
		server.open(fresh, document.getText());
		const [followed, expected] = await Promise.all(
			[uri, fresh].map((each) => server.request('textDocument/diagnostic', { textDocument: { uri: each } })),
		);
		const items = ({ result }: { result?: unknown } = {}) => (result as { items: unknown[] }).items;
		expect(items(followed)).toEqual(items(expected));
		expect(items(followed)).toHaveLength(1);
	});

	it('each of 2,000 requests that are cancelled at once is answered, with its result or as cancelled', async () => {
		const uri = newUri();
		server.open(uri, LATE_OPTION);
		const messages: string[] = [];
		const ids = Array.from({ length: 2000 }, (_, number) => `storm ${number}`);
		const place = { textDocument: { uri }, position: { line: 12, character: 40 } };
		const methods = [
			'textDocument/hover',
			'bindsight/portsInUse',
			'bindsight/meetingSockets',
			'bindsight/sharingMatrix',
		];
		for (const [number, id] of ids.entries()) {
			const method = methods[number % methods.length];
			messages.push(framed(JSON.stringify({ jsonrpc: '2.0', id, method, params: place })));
			messages.push(framed(JSON.stringify({ jsonrpc: '2.0', method: '$/cancelRequest', params: { id } })));
		}
		server.write(messages.join(''));
		// Those for requests that came and went, and for none.
		for (const id of ['storm 5', 'never', 0, -1]) {
			server.notify('$/cancelRequest', { id });
		}
		await rulesIn(uri);
		for (const id of ids) {
			await server.message((message) => message.id === id);
		}
		const answers = server.messages.filter(({ id }) => String(id).startsWith('storm '));
		expect(answers).toHaveLength(ids.length);
		const codes = new Set(answers.map(({ error }) => error?.code));
		expect([...codes].filter((code) => code !== undefined && code !== -32800)).toEqual([]);
	});

	it('1,000 documents opened and closed at once leave nothing behind', async () => {
		for (let number = 0; number < 1000; number++) {
			const uri = `file:///storm/${number}.c`;
			server.open(uri, `int f${number}(SOCKET s) { return listen(s, 5); }`);
			server.notify('textDocument/didClose', { textDocument: { uri } });
		}
		expect(await rulesIn('file:///storm/5.c')).toEqual([]);
		expect({ noise: server.noise, errors: server.errors }).toEqual({ noise: '', errors: '' });
	});
});
