import { beforeAll, describe, expect, it } from 'vitest';
import { breaches } from './conversation.js';
import { misfits } from './declarations.js';
import { MetaModelValidator } from './meta-model.js';
import type { Recording } from './recording.js';
import { askingSession, bytesSession, sentSession, smallSession } from './sessions.js';

const META_MODEL = process.env.BINDSIGHT_META_MODEL ?? '';

/** Every method that the server handles or sends, but those that end it. */
const USED = `
	$/cancelRequest $/progress $/setTrace bindsight/compareSockets bindsight/explainStatus bindsight/meetingSockets
	bindsight/portsChanged bindsight/portsInUse bindsight/resolve bindsight/sharingMatrix bindsight/sharingTables bindsight/status
	client/registerCapability completionItem/resolve initialize initialized textDocument/codeAction textDocument/completion
	textDocument/diagnostic textDocument/didChange textDocument/didClose textDocument/didOpen textDocument/didSave
	textDocument/hover textDocument/inlayHint textDocument/publishDiagnostics window/logMessage window/workDoneProgress/create
	workspace/configuration workspace/diagnostic/refresh workspace/didChangeConfiguration workspace/didChangeWatchedFiles
	workspace/didChangeWorkspaceFolders workspace/inlayHint/refresh`
	.trim()
	.split(/\s+/);

const sessions = {
	'a client that can do everything and asks for its diagnostics': askingSession,
	'a client that is sent its diagnostics': sentSession,
	'a client that can do next to nothing': smallSession,
	'a client that counts bytes': bytesSession,
};

const recordings = new Map<string, Recording>();

beforeAll(async () => {
	for (const [name, record] of Object.entries(sessions)) {
		recordings.set(name, await record());
	}
}, 120_000);

describe.each(Object.keys(sessions))('what is said with %s', (name) => {
	it('is, message by message, what the protocol declares', { timeout: 60_000 }, () => {
		expect(misfits(recordings.get(name)!)).toEqual([]);
	});

	it('keeps to the protocol as a whole: answers, turns, directions and what was announced', () => {
		expect(breaches(recordings.get(name)!)).toEqual([]);
	});
});

describe('what does not fit is told with its method', () => {
	const server = (message: object) => ({ from: 'server' as const, message: { jsonrpc: '2.0', ...message } });
	const client = (message: object) => ({ from: 'client' as const, message: { jsonrpc: '2.0', ...message } });
	const position = { line: 0, character: 0 };
	const range = { start: position, end: position };
	const publishing = (diagnostic: object) =>
		server({ method: 'textDocument/publishDiagnostics', params: { uri: 'file:///a.c', diagnostics: [diagnostic] } });
	const asking = (method: string) =>
		client({ id: 1, method, params: { textDocument: { uri: 'file:///a.c' }, position } });

	it.each([
		['a number that an enumeration has not', [publishing({ range, message: '', severity: 9 })], 'Type.*9'],
		['a property that is not declared', [publishing({ range, message: '', colour: 'red' })], 'colour'],
		['a property that is missing', [publishing({ range })], 'message'],
		[
			'a wrong name',
			[asking('textDocument/hover'), server({ id: 1, result: { contents: { kind: 'html', value: '' } } })],
			'html',
		],
		[
			'what is answered to another request',
			[asking('textDocument/completion'), server({ id: 1, result: 7 })],
			'CompletionList',
		],
		['one of our own', [server({ method: 'bindsight/status', params: { workspace: [] } })], 'documents'],
	])('%s', (_what, recording, problem) => {
		expect(misfits(recording)).toEqual([expect.stringMatching(`(publishDiagnostics|answer to|status).*${problem}`)]);
	});

	it.each([
		['an answer that is missing', [asking('textDocument/hover')], 'textDocument/hover is answered 0 times'],
		['an answer to nothing', [server({ id: 7, result: null })], 'server answers 7, which nobody asked'],
		['a half line', [publishing({ range: { start: { line: 0.5, character: 0 }, end: position } })], 'says line: 0.5'],
		['a column before the line', [publishing({ range: { start: { line: 0, character: -1 } } })], 'says character: -1'],
		['what the server says for the client', [server({ method: 'textDocument/didOpen' })], 'comes from the server'],
		[
			'what was not announced',
			[server({ method: 'workspace/applyEdit' })],
			'workspace/applyEdit without workspace.applyEdit',
		],
		[
			'what comes before its time',
			[server({ id: 3, method: 'client/registerCapability' }), client({ id: 3 })],
			'too early',
		],
	])('%s', (_what, messages, breach) => {
		const initialize = client({
			id: 0,
			method: 'initialize',
			params: { capabilities: { textDocument: { publishDiagnostics: {} } } },
		});
		const recording = [initialize, server({ id: 0, result: {} }), ...messages, client({ method: 'initialized' })];
		expect(breaches(recording)).toContainEqual(expect.stringContaining(breach));
	});
});

// No package has the metaModel, so it has to be named: https://microsoft.github.io/language-server-protocol has each version's.
it.skipIf(!META_MODEL)('everything is what the metaModel of 3.18 says that BINDSIGHT_META_MODEL names', () => {
	const metaModel = new MetaModelValidator(META_MODEL);
	expect([...recordings.values()].flatMap((recording) => metaModel.misfits(recording))).toEqual([]);
});

it('every method that the server knows is said by somebody', () => {
	const said = new Set([...recordings.values()].flat().map(({ message }) => message.method));
	expect(USED.filter((method) => !said.has(method))).toEqual([]);
});
