import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { SharingMatrixAnswer } from '../../server/src/protocol/matrix.js';
import { FULL_CAPABILITIES, type LanguageClient, rangeOf, SERVER_COMMANDS } from './language-client.js';
import { newClient } from './new-client.js';
import { EARLY_OPTION, LATE_OPTION, textDocument } from './sample-code.js';

const URI = 'file:///work/server.c';

async function ready(options: Parameters<LanguageClient['initialize']>[0] = {}, command?: 'bundle' | 'bin') {
	const client = newClient(command);
	await client.initialize(options);
	return client;
}

const rulesOf = (params: { diagnostics: { code?: unknown }[] }) => params.diagnostics.map(({ code }) => code);

describe('the start', () => {
	it.each(['bundle', 'bin'] as const)('says what it can do (%s)', async (command) => {
		const client = newClient(command);
		const { capabilities, serverInfo } = await client.initialize();
		expect(capabilities).toMatchObject({
			positionEncoding: 'utf-16',
			textDocumentSync: { openClose: true, change: 2 },
			hoverProvider: true,
			codeActionProvider: { codeActionKinds: ['quickfix', 'source.fixAll.bindsight'] },
		});
		expect(serverInfo?.name).toBe('bindsight');
		expect(await client.stop()).toBe(0);
		expect(client.noise).toEqual([]);
	});

	it('says in the log which version it is, and how it talks', async () => {
		const { version } = JSON.parse(readFileSync('server/package.json', 'utf8'));
		const client = await ready();
		await client.open(URI, LATE_OPTION);
		await client.diagnostics(URI);
		expect(client.logged[0]).toEqual({
			type: 3,
			message: `Bindsight ${version}: positions in utf-16, diagnostics sent by themselves`,
		});
	});

	it('asks for a transport where none is given', () => {
		const { status, stderr, stdout } = spawnSync(process.execPath, [SERVER_COMMANDS.bundle[0]], { encoding: 'utf8' });
		expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
		expect(stderr).toContain('--stdio');
	});
});

describe('diagnostics', () => {
	it('come with the version of the document when it is opened', async () => {
		const client = await ready();
		await client.open(URI, LATE_OPTION, { version: 7 });
		const published = await client.diagnostics(URI);
		expect(published.version).toBe(7);
		expect(rulesOf(published)).toEqual(['option-after-bind']);
		expect(published.diagnostics[0]).toMatchObject({ source: 'bindsight', severity: 1 });
		expect(published.diagnostics[0]?.relatedInformation).not.toHaveLength(0);
	});

	it('link to the page of their rule where the client said where the pages are', async () => {
		const client = await ready({ initializationOptions: { rulePages: 'file:///pages/' } });
		await client.open(URI, LATE_OPTION);
		const [diagnostic] = (await client.diagnostics(URI)).diagnostics;
		expect(diagnostic?.codeDescription).toEqual({ href: 'file:///pages/option-after-bind.md' });
	});

	it('fade what is not needed where the client can', async () => {
		const useless = `${LATE_OPTION}int x; // bindsight-ignore option-level: no longer\n`;
		const tagsIn = async (publishDiagnostics: object) => {
			const client = await ready({ capabilities: { textDocument: { publishDiagnostics } } });
			await client.open(URI, useless);
			const { diagnostics } = await client.diagnostics(URI);
			return Object.fromEntries(diagnostics.map(({ code, tags }) => [code, tags]));
		};
		expect(await tagsIn({ tagSupport: { valueSet: [1, 2] } })).toEqual({
			'option-after-bind': undefined,
			'unused-suppression': [1],
		});
		expect(await tagsIn({ tagSupport: { valueSet: [2] } })).toMatchObject({ 'unused-suppression': undefined });
		expect(await tagsIn({})).toMatchObject({ 'unused-suppression': undefined });
	});

	it('hold no more than the client can show', async () => {
		const client = await ready({ capabilities: {}, initializationOptions: { rulePages: 'file:///pages' } });
		await client.open(URI, LATE_OPTION);
		const [diagnostic] = (await client.diagnostics(URI)).diagnostics;
		expect(diagnostic).toBeDefined();
		expect(client.published[0]).not.toHaveProperty('version');
		expect(diagnostic).not.toHaveProperty('codeDescription');
		expect(diagnostic).not.toHaveProperty('relatedInformation');
	});

	it('are never for an older version than those before, and end with the newest', async () => {
		const client = await ready();
		await client.open(URI, LATE_OPTION);
		const start = { line: 0, character: 0 };
		for (let version = 2; version <= 40; version++) {
			await client.change(URI, version, { start, end: start }, version % 2 ? '\n' : '//\n');
			if (version % 8 === 0) {
				await client.diagnostics(URI, (params) => params.version === version);
			}
		}
		await client.diagnostics(URI, (params) => params.version === 40);
		const versions = client.published.map(({ version }) => version ?? 0);
		expect(versions).toEqual([...versions].sort((a, b) => a - b));
		expect(versions.at(-1)).toBe(40);
	});

	it('go away when the document is closed, and none come after', async () => {
		const client = await ready();
		await client.open(URI, LATE_OPTION);
		await client.diagnostics(URI);
		await client.change(URI, 2, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, '\n');
		await client.close(URI);
		await client.open('file:///other.c', LATE_OPTION);
		await client.change(
			'file:///other.c',
			2,
			{ start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
			'\n',
		);
		await client.diagnostics('file:///other.c', (params) => params.version === 2);
		const last = client.published.filter(({ uri }) => uri === URI).at(-1);
		expect(last).toEqual({ uri: URI, diagnostics: [] });
	});

	it('stand at the right place behind emoji, other scripts and CRLF', async () => {
		const client = await ready();
		const text = LATE_OPTION.replace('\tif (setsockopt', '\t/* 🔌 端口 é */ if (setsockopt').replace(/\n/g, '\r\n');
		await client.open(URI, text);
		const { diagnostics } = await client.diagnostics(URI);
		const document = textDocument(URI, text);
		expect(document.getText(diagnostics[0]?.range)).toContain('SO_EXCLUSIVEADDRUSE');
		expect(diagnostics[0]?.range.start.character).toBeGreaterThan('\t/* 🔌 端口 é */'.length);
	});

	it('read a file as C++ that must be, though the client calls it C as the one before it', async () => {
		const client = await ready();
		const late = `namespace a { int b = 1; }\n${LATE_OPTION.replace('int serve(void)', 'auto serve() -> int')}`;
		await client.open('file:///work/server.cpp', late, { languageId: 'c' });
		expect(rulesOf(await client.diagnostics('file:///work/server.cpp'))).toEqual(['option-after-bind']);
		const { start } = rangeOf(textDocument(URI, late), 'SO_EXCLUSIVEADDRUSE');
		expect(await client.hover('file:///work/server.cpp', start)).not.toBeNull();
	});

	it('are not made for other languages', async () => {
		const client = await ready();
		await client.open('file:///a.py', LATE_OPTION, { languageId: 'python' });
		await client.open(URI, LATE_OPTION);
		await client.diagnostics(URI);
		expect(client.published.map(({ uri }) => uri)).toEqual([URI]);
	});

	it('follow the setting for targets', async () => {
		const client = newClient();
		let targets: unknown = 'auto';
		client.connection.onRequest('workspace/configuration', () => [{ targets, hover: { enabled: true } }]);
		await client.initialize({ capabilities: { ...FULL_CAPABILITIES, workspace: { configuration: true } } });
		await client.open(URI, LATE_OPTION);
		await client.diagnostics(URI, (params) => params.diagnostics.some(({ severity }) => severity === 1));
		targets = 'posix';
		await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
		await client.diagnostics(URI, (params) => params.diagnostics.every(({ severity }) => severity !== 1));
	});
});

describe('a code action', () => {
	it('mends what it is offered for', async () => {
		const client = await ready();
		const document = textDocument(URI, LATE_OPTION);
		await client.open(URI, LATE_OPTION);
		const published = await client.diagnostics(URI);
		const range = published.diagnostics[0]!.range;
		const [action] = await client.codeActions(URI, published, { start: range.start, end: range.start });
		expect(action).toMatchObject({ kind: 'quickfix', diagnostics: published.diagnostics });
		const [change] = action?.edit?.documentChanges ?? [];
		expect(change).toMatchObject({ textDocument: { uri: URI, version: 1 } });
		const edits = change && 'edits' in change ? change.edits : [];
		const text = TextDocument.applyEdits(document, edits as never);
		const whole = { start: { line: 0, character: 0 }, end: document.positionAt(LATE_OPTION.length) };
		await client.change(URI, 2, whole, text);
		const after = await client.diagnostics(URI, (params) => params.version === 2);
		expect(rulesOf(after)).not.toContain('option-after-bind');
	});

	it('comes as plain changes to a client that knows no versions, and not at all for another kind', async () => {
		const { textDocument } = FULL_CAPABILITIES;
		const client = await ready({ capabilities: { textDocument } });
		await client.open(URI, LATE_OPTION);
		const published = await client.diagnostics(URI);
		const { range } = published.diagnostics[0]!;
		const [action] = await client.codeActions(URI, published, range);
		expect(Object.keys(action?.edit?.changes ?? {})).toEqual([URI]);
		const refactorings = await client.connection.sendRequest('textDocument/codeAction', {
			textDocument: { uri: URI },
			range,
			context: { diagnostics: [], only: ['refactor'] },
		});
		expect(refactorings).toEqual([]);
	});
});

describe('a client that takes nothing but commands', () => {
	it('is offered no code actions, and given none', async () => {
		const client = newClient();
		const { capabilities } = await client.initialize({ capabilities: { textDocument: { codeAction: {} } } });
		expect(capabilities.codeActionProvider).toBeUndefined();
		await client.open(URI, LATE_OPTION);
		const published = await client.diagnostics(URI);
		expect(await client.codeActions(URI, published, published.diagnostics[0]!.range)).toEqual([]);
	});
});

describe('a hover', () => {
	it.each([
		[undefined, 'markdown'],
		[['markdown', 'plaintext'], 'markdown'],
		[['plaintext', 'markdown'], 'plaintext'],
		[['plaintext'], 'plaintext'],
	])('is written as the client likes it best: %s', async (contentFormat, kind) => {
		const client = await ready({ capabilities: { textDocument: { hover: { contentFormat } } } });
		await client.open(URI, EARLY_OPTION);
		const { start } = rangeOf(textDocument(URI, EARLY_OPTION), 'SO_EXCLUSIVEADDRUSE');
		const hover = await client.hover(URI, start);
		expect(hover?.contents).toMatchObject({
			kind,
			value: expect.stringContaining('Keeps 0.0.0.0:5150 to this socket.'),
		});
		expect(JSON.stringify(hover?.contents).includes('**')).toBe(kind === 'markdown');
	});

	it('leads with the verdict', async () => {
		const client = await ready();
		await client.open(URI, EARLY_OPTION);
		const range = rangeOf(textDocument(URI, EARLY_OPTION), 'SO_EXCLUSIVEADDRUSE');
		const hover = await client.hover(URI, range.start);
		expect(hover?.range).toEqual(range);
		expect(hover?.contents).toEqual({
			kind: 'markdown',
			value: expect.stringMatching(/^\*\*Keeps 0\.0\.0\.0:5150 to this socket\.\*\*/),
		});
	});

	it('can be switched off', async () => {
		const client = newClient();
		client.connection.onRequest('workspace/configuration', () => [{ hover: { enabled: false } }]);
		await client.initialize({ capabilities: { workspace: { configuration: true } } });
		await client.open(URI, EARLY_OPTION);
		await client.diagnostics(URI);
		const { start } = rangeOf(textDocument(URI, EARLY_OPTION), 'SO_EXCLUSIVEADDRUSE');
		expect(await client.hover(URI, start)).toBeNull();
	});

	it('is empty where there is nothing to say, and in a document that is not open', async () => {
		const client = await ready();
		await client.open(URI, EARLY_OPTION);
		expect(await client.hover(URI, { line: 1, character: 0 })).toBeNull();
		expect(await client.hover(URI, { line: 99_999, character: 99_999 })).toBeNull();
		expect(await client.hover('file:///nowhere.c', { line: 0, character: 0 })).toBeNull();
	});
});

describe('bindsight/sharingMatrix', () => {
	const ask = (client: LanguageClient, params: object) =>
		client.connection.sendRequest<SharingMatrixAnswer>('bindsight/sharingMatrix', params);

	it('answers for the socket at the position', async () => {
		const client = await ready();
		await client.open(URI, EARLY_OPTION, { version: 3 });
		const { start } = rangeOf(textDocument(URI, EARLY_OPTION), 'listen');
		const answer = await ask(client, { textDocument: { uri: URI }, position: start });
		expect(answer).toMatchObject({ version: 3, state: 'sockets', role: 'first', matrix: { model: 'winsock' } });
		const [socket] = answer.sockets;
		expect(socket).toMatchObject({
			expression: 's',
			summary: 'TCP listener, 0.0.0.0:5150, SO_EXCLUSIVEADDRUSE',
			addressText: '0.0.0.0:5150',
		});
		expect(socket?.lines.map((line) => answer.matrix.rows[line])).toEqual([
			{ option: 'exclusive', address: 'wildcard' },
		]);
	});

	it('says that a document is not open', async () => {
		const client = await ready();
		const answer = await ask(client, { textDocument: { uri: URI }, position: { line: 0, character: 0 } });
		expect(answer).toMatchObject({ state: 'unsupported', sockets: [], version: 0 });
		expect(answer.matrix.cells).toHaveLength(6);
	});

	it.each([
		['textDocument.uri', {}],
		['position.line', { textDocument: { uri: URI } }],
		['position.character', { textDocument: { uri: URI }, position: { line: 0, character: -1 } }],
		['model', { textDocument: { uri: URI }, position: { line: 0, character: 0 }, model: 'beos' }],
	])('names a wrong parameter: %s', async (name, params) => {
		const client = await ready();
		await expect(ask(client, params)).rejects.toMatchObject({ code: -32602, message: expect.stringContaining(name) });
	});
});

describe('trouble', () => {
	it('of a malformed request stays with that request', async () => {
		const client = await ready();
		for (const params of [{}, { textDocument: null }, { textDocument: { uri: 7 }, position: 'here' }]) {
			const hover = client.connection.sendRequest('textDocument/hover', params);
			await hover.catch(() => null);
		}
		await client.connection.sendNotification('textDocument/didChange', { textDocument: { uri: URI } });
		await expect(client.connection.sendRequest('bindsight/nothing')).rejects.toMatchObject({ code: -32601 });
		await client.open(URI, LATE_OPTION);
		expect(rulesOf(await client.diagnostics(URI))).toEqual(['option-after-bind']);
	});

	it('of a huge document does not stop the server', async () => {
		const client = await ready();
		await client.open('file:///huge.c', `${LATE_OPTION}${'/* bind socket setsockopt */ int x;\n'.repeat(300_000)}`);
		expect((await client.diagnostics('file:///huge.c')).diagnostics).toEqual([]);
		await client.open('file:///deep.c', `int f(void) { return bind${'('.repeat(20_000)}1${')'.repeat(20_000)}; }`);
		await client.diagnostics('file:///deep.c');
		await client.open(URI, LATE_OPTION);
		expect(rulesOf(await client.diagnostics(URI))).toEqual(['option-after-bind']);
	});
});

describe('the end', () => {
	it('is clean after shutdown', async () => {
		const client = await ready();
		expect(await client.stop()).toBe(0);
	});

	it('counts as a failure without shutdown', async () => {
		const client = await ready();
		await client.connection.sendNotification('exit');
		expect(await client.exited).toBe(1);
	});

	it('comes when the process is gone that the editor said is its own, though the pipes stay open', async () => {
		const editor = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)']);
		const client = newClient();
		await client.connection.sendRequest('initialize', { processId: editor.pid, rootUri: null, capabilities: {} });
		editor.kill();
		expect(await client.exited).toBe(1);
	});

	it('comes when the editor is gone', async () => {
		const client = await ready();
		client.process.stdout?.destroy();
		client.process.stdin?.destroy();
		expect(await client.exited).toBe(1);
	});
});
