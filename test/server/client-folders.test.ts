import { describe, expect, it } from 'vitest';
import type { ProgressToken, PublishDiagnosticsParams } from 'vscode-languageserver/node';
import { foldersOf } from '../../server/src/lsp/client-features.js';
import { type Folder, folderWith } from './folder.js';
import { FULL_CAPABILITIES } from './language-client.js';
import { newClient } from './new-client.js';
import { LATE_OPTION } from './sample-code.js';

const HELPER = 'void share(SOCKET s) { int on = 1; setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, &on, 4); }\n';
const CALLER = LATE_OPTION.replace(/if \(setsockopt.*\)\n\t\treturn 1;/, 'share(s);');
const hasLateOption = ({ diagnostics }: PublishDiagnosticsParams) =>
	diagnostics.some(({ code }) => code === 'option-after-bind');

/** A folder whose name has to be escaped in a uri, with two files that are linked where the server knows the folder. */
function linkedFolder(files: Record<string, string> = {}): Folder {
	return folderWith({ 'a b#ç/options.c': HELPER, 'a b#ç/server.c': CALLER, ...files });
}

describe('the folder of a client', () => {
	it.each([
		['workspaceFolders', (uri: string) => ({ workspaceFolders: [{ uri, name: 'w' }], rootUri: null })],
		['rootUri', (uri: string) => ({ rootUri: uri })],
		['rootUri beside no workspace folders', (uri: string) => ({ workspaceFolders: null, rootUri: uri })],
		['rootUri beside an empty list', (uri: string) => ({ workspaceFolders: [], rootUri: uri })],
		['rootPath', (_uri: string, path: string) => ({ rootPath: path, rootUri: null })],
	])('is read where it is told as %s', async (_how, told) => {
		const folder = linkedFolder();
		const client = newClient();
		await client.initialize(told(folder.uriOf('a b#ç'), `${folder.path}/a b#ç`));
		await client.open(folder.uriOf('a b#ç/server.c'), CALLER);
		await client.diagnostics(folder.uriOf('a b#ç/server.c'), hasLateOption);
	});

	it('may be none: each file stands by itself', async () => {
		const folder = linkedFolder();
		const client = newClient();
		await client.initialize({ rootPath: null, rootUri: null, workspaceFolders: null });
		await client.open(folder.uriOf('a b#ç/server.c'), CALLER);
		expect(hasLateOption(await client.diagnostics(folder.uriOf('a b#ç/server.c')))).toBe(false);
	});
});

it.each([
	['/src/a b', 'file:///src/a%20b'],
	['/src/c#1?', 'file:///src/c%231%3F'],
	['C:\\src\\a b', 'file:///C:/src/a%20b'],
])('a folder that is told as the path %s has the uri %s', (rootPath, uri) => {
	expect(foldersOf({ processId: null, capabilities: {}, rootUri: null, rootPath })).toEqual([uri]);
});

describe('a client that watches no files', () => {
	it('brings a new project file to the server when it saves', async () => {
		const folder = linkedFolder({ 'server.c': LATE_OPTION });
		const client = newClient();
		const { capabilities } = await client.initialize();
		expect(capabilities.textDocumentSync).toMatchObject({ save: { includeText: false } });
		const uri = folder.uriOf('server.c');
		await client.open(uri, LATE_OPTION);
		await client.diagnostics(uri, hasLateOption);
		folder.write('.bindsight.json', '{ "rules": { "option-after-bind": "off" } }');
		await client.connection.sendNotification('textDocument/didSave', { textDocument: { uri } });
		await client.diagnostics(uri, (params) => !hasLateOption(params));
	});
});

describe('the reading of a folder', () => {
	interface Progress {
		token: ProgressToken;
		value: { kind: string; percentage?: number };
	}

	async function progressOf(files: number, workDoneProgress: boolean) {
		const many = Array.from({ length: files }, (_, index) => [`${index}.c`, `int f${index};\n`]);
		const folder = linkedFolder(Object.fromEntries(many));
		const client = newClient();
		const created: ProgressToken[] = [];
		const shown: Progress[] = [];
		client.connection.onRequest('window/workDoneProgress/create', ({ token }: Progress) => void created.push(token));
		client.connection.onNotification('$/progress', (params: Progress) => void shown.push(params));
		const read = new Promise((resolve) => {
			client.connection.onNotification('window/logMessage', ({ message }) => message.includes(' read, ') && resolve(0));
		});
		await client.initialize({
			capabilities: { ...FULL_CAPABILITIES, window: { workDoneProgress } },
			workspaceFolders: [{ uri: folder.uri, name: 'w' }],
		});
		await client.open(folder.uriOf('0.c'), 'int f0;\n');
		await read;
		await client.hover(folder.uriOf('0.c'), { line: 0, character: 0 });
		return { created, shown };
	}

	it('is shown where the client shows progress: it grows, and ends', async () => {
		const { created, shown } = await progressOf(150, true);
		expect(created).toHaveLength(1);
		expect(new Set(shown.map(({ token }) => token))).toEqual(new Set(created));
		const kinds = shown.map(({ value }) => value.kind);
		expect([kinds[0], kinds.at(-1), new Set(kinds.slice(1, -1))]).toEqual(['begin', 'end', new Set(['report'])]);
		const percents = shown.slice(1, -1).map(({ value }) => value.percentage ?? 0);
		expect(percents).toEqual([...percents].sort((a, b) => a - b));
		expect(percents.at(-1)).toBe(100);
	});

	it.each([
		['where the client shows none', 150, false],
		['of a folder that is read at once', 10, true],
	])('is not shown %s', async (_where, files, workDoneProgress) => {
		expect(await progressOf(files, workDoneProgress)).toEqual({ created: [], shown: [] });
	});
});
