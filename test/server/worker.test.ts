import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Hover, InitializeResult } from 'vscode-languageserver/node';
import { startChromium } from '../panel/chromium.js';
import { FULL_CAPABILITIES, rangeOf } from './language-client.js';
import { LATE_OPTION, textDocument } from './sample-code.js';
import { GRAMMAR_ADDRESSES, startWorkerServer, type WorkerServer } from './worker-client.js';

const URI = 'memfs:/work/server.c';
let browser: Browser;

beforeAll(async () => {
	browser = await startChromium();
});

afterAll(() => browser?.close());

async function initialize({ connection }: WorkerServer, initializationOptions: object): Promise<InitializeResult> {
	const params = { processId: null, rootUri: null, capabilities: FULL_CAPABILITIES, initializationOptions };
	const result = await connection.sendRequest<InitializeResult>('initialize', params);
	await connection.sendNotification('initialized', {});
	return result;
}

/** Opens the document in a fresh worker; answers its diagnostics. */
async function open(server: WorkerServer, uri: string, text: string) {
	const diagnostics = server.nextDiagnostics(uri);
	const textDocument = { uri, languageId: 'c', version: 1, text };
	await server.connection.sendNotification('textDocument/didOpen', { textDocument });
	return (await diagnostics).diagnostics;
}

describe('the server as a worker of a browser', () => {
	it('reads its grammars from addresses, and says what it says on a desktop', async () => {
		const server = await startWorkerServer(await browser.newPage());
		const { serverInfo, capabilities } = await initialize(server, { grammars: GRAMMAR_ADDRESSES });
		expect(serverInfo?.name).toBe('bindsight');
		expect(capabilities.hoverProvider).toBe(true);

		const diagnostics = await open(server, URI, LATE_OPTION);
		expect(diagnostics.map(({ code }) => code)).toContain('option-after-bind');

		const { start } = rangeOf(textDocument(URI, LATE_OPTION), 'SO_EXCLUSIVEADDRUSE');
		const params = { textDocument: { uri: URI }, position: start };
		const hover = await server.connection.sendRequest<Hover>('textDocument/hover', params);
		expect(JSON.stringify(hover.contents)).toContain('SO_EXCLUSIVEADDRUSE');
		expect(server.complaints).toEqual([]);
	});

	it('takes the grammars as bytes, too', async () => {
		const page = await browser.newPage();
		const server = await startWorkerServer(page);
		// Messages from here to the page are JSON: the bytes are put in on the page's side, as a client there would do.
		await page.evaluate((addresses) => {
			const { server } = window as unknown as { server: Worker };
			const post = server.postMessage.bind(server);
			server.postMessage = async (message: { method?: string; params?: { initializationOptions: object } }) => {
				if (message.method === 'initialize' && message.params) {
					const bytes = async (address: string) => new Uint8Array(await (await fetch(address)).arrayBuffer());
					const { webTreeSitter, c, cpp } = addresses;
					const grammars = { webTreeSitter: await bytes(webTreeSitter), c: await bytes(c), cpp: await bytes(cpp) };
					message.params.initializationOptions = { grammars };
				}
				post(message);
			};
		}, GRAMMAR_ADDRESSES);
		await initialize(server, {});
		expect((await open(server, URI, LATE_OPTION)).map(({ code }) => code)).toContain('option-after-bind');
		expect(server.complaints).toEqual([]);
	});

	it('says which module it could not read', async () => {
		const server = await startWorkerServer(await browser.newPage());
		const grammars = { ...GRAMMAR_ADDRESSES, cpp: 'http://worker.test:1/' };
		await expect(initialize(server, { grammars })).rejects.toThrow('tree-sitter-cpp.wasm');
	});
});
