import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import {
	createConnection,
	createProtocolConnection,
	type LogMessageParams,
	ProposedFeatures,
	type PublishDiagnosticsParams,
	StreamMessageReader,
	StreamMessageWriter,
} from 'vscode-languageserver/node';
import { filesOnDisk } from '../../server/src/host/node/workspace-files.js';
import { createLanguageService } from '../../server/src/language-service/service.js';
import { startServer } from '../../server/src/lsp/server.js';

/** A client beside a server in this process, whose analysis throws for every document with `#error`, and crashes in one with `#pragma crash`. */
function clientOfFailingServer() {
	const [toServer, toClient] = [new PassThrough(), new PassThrough()];
	const service = createLanguageService({
		factsOf({ text }) {
			if (text.includes('#error')) {
				throw new Error('the analysis has stumbled');
			}
			const crash = { kind: 'crash' as const, span: { start: 8, end: 9 }, detail: 'parser' };
			const problems = text.includes('#pragma crash') ? [crash] : [];
			return { facts: { targets: ['windows'], sockets: [], problems }, items: [] };
		},
		rules: [],
	});
	startServer(createConnection(ProposedFeatures.all, toServer, toClient), {
		createService: async () => service,
		files: filesOnDisk(),
		version: '0',
	});
	const client = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
	const published: PublishDiagnosticsParams[] = [];
	const logged: string[] = [];
	client.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
		published.push(params);
	});
	client.onNotification('window/logMessage', ({ message }: LogMessageParams) => {
		logged.push(message);
	});
	client.listen();
	return { client, published, logged };
}

it('a failure in one file is logged with its name, and the other files and requests go on', async () => {
	const { client, published, logged } = clientOfFailingServer();
	await client.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
	for (const [name, text] of [
		['bad', '#error'],
		['good', 'int x;'],
	]) {
		const textDocument = { uri: `file:///${name}.c`, languageId: 'c', version: 1, text };
		await client.sendNotification('textDocument/didOpen', { textDocument });
	}
	const position = { line: 0, character: 0 };
	for (const name of ['bad', 'good']) {
		const hover = client.sendRequest('textDocument/hover', { textDocument: { uri: `file:///${name}.c` }, position });
		await expect(hover).resolves.toBeNull();
	}
	const matrix = client.sendRequest('bindsight/sharingMatrix', { textDocument: { uri: 'file:///bad.c' }, position });
	await expect(matrix).resolves.toMatchObject({ state: 'unsupported' });
	expect(published).toEqual([
		{ uri: 'file:///bad.c', diagnostics: [] },
		{ uri: 'file:///good.c', diagnostics: [] },
	]);
	expect(logged).toEqual([
		expect.stringMatching(/^analysis of file:\/\/\/bad\.c failed: Error: the analysis has stumbled/),
		expect.stringMatching(/^hover of file:\/\/\/bad\.c failed/),
		expect.stringMatching(/^sharing matrix of file:\/\/\/bad\.c failed/),
	]);
	client.dispose();
});

it('a crash that is no failure of the whole file is logged once, with where it was', async () => {
	const { client, published, logged } = clientOfFailingServer();
	await client.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
	const textDocument = { uri: 'file:///partly.c', languageId: 'c', version: 1, text: '#pragma crash' };
	await client.sendNotification('textDocument/didOpen', { textDocument });
	const position = { line: 0, character: 0 };
	const contentChanges = [{ range: { start: position, end: position }, text: ' ' }];
	await client.sendNotification('textDocument/didChange', {
		textDocument: { uri: textDocument.uri, version: 2 },
		contentChanges,
	});
	await expect.poll(() => published.length).toBe(2);
	expect(logged).toEqual(['analysis of file:///partly.c failed: parser (8)']);
	client.dispose();
});
