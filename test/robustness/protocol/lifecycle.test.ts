import { afterEach, describe, expect, it } from 'vitest';
import { LATE_OPTION } from '../../server/sample-code.js';
import { RawServer } from './raw-server.js';

const URI = 'file:///work/server.c';
const HOVER = { textDocument: { uri: URI }, position: { line: 0, character: 0 } };
const servers: RawServer[] = [];

function start(): RawServer {
	const server = new RawServer();
	servers.push(server);
	return server;
}

afterEach(() => {
	for (const server of servers.splice(0)) {
		server.process.kill();
	}
});

describe('before initialize', () => {
	it('each request is refused, notifications are dropped, and then initialize works', async () => {
		const server = start();
		server.open(URI, LATE_OPTION);
		server.notify('initialized', {});
		for (const method of ['textDocument/hover', 'bindsight/portsInUse', 'shutdown', 'no/such']) {
			expect((await server.request(method, HOVER))?.error?.code).toBe(-32002);
		}
		expect((await server.initialize())?.error).toBeUndefined();
		expect((await server.request('textDocument/hover', HOVER))?.result).toBeNull();
	});

	it('initialize without parameters is refused, and may come again', async () => {
		const server = start();
		for (const params of [undefined, null, [], 'x', 5]) {
			expect((await server.request('initialize', params))?.error?.code).toBe(-32602);
		}
		expect((await server.initialize())?.error).toBeUndefined();
	});

	it('exit ends the server with 1', async () => {
		const server = start();
		server.notify('exit');
		expect(await server.ended).toEqual({ code: 1, signal: null });
		expect(server.noise).toBe('');
	});
});

describe('initialize', () => {
	it('comes once', async () => {
		const server = start();
		await server.initialize();
		expect((await server.initialize())?.error?.code).toBe(-32600);
	});

	it('may have all that follows sent right behind it', async () => {
		const server = start();
		const initialized = server.initialize();
		server.notify('initialized', {});
		server.open(URI, LATE_OPTION);
		const tables = server.request('bindsight/sharingTables');
		const published = await server.message(({ method }) => method === 'textDocument/publishDiagnostics');
		expect(published?.params).toMatchObject({ uri: URI, diagnostics: [{ code: 'option-after-bind' }] });
		expect([(await initialized)?.error, (await tables)?.error]).toEqual([undefined, undefined]);
	});

	it('with what makes no sense is answered with an error, and so is what follows', async () => {
		const server = start();
		const answer = await server.initialize({ capabilities: { textDocument: { hover: { contentFormat: 5 } } } });
		expect(answer?.error?.code).toBe(-32603);
		expect((await server.request('textDocument/hover', HOVER))?.error?.code).toBe(-32002);
	});

	it('with folders, a root, a locale and options that are none does without them', async () => {
		const server = start();
		const answer = await server.initialize({
			processId: 'nobody',
			capabilities: {},
			workspaceFolders: [5, null, { uri: 7 }],
			rootUri: {},
			rootPath: 5,
			locale: 7,
			initializationOptions: 'x',
		});
		expect(answer?.error).toBeUndefined();
		expect((await server.request('textDocument/hover', HOVER))?.result).toBeNull();
	});
});

describe('after shutdown', () => {
	it('each request is refused, notifications are dropped, and exit ends the server with 0', async () => {
		const server = start();
		await server.initialize();
		expect(await server.request('shutdown')).toMatchObject({ result: null });
		server.messages.length = 0;
		server.open(URI, LATE_OPTION);
		for (const method of ['textDocument/hover', 'bindsight/sharingMatrix', 'initialize', 'shutdown']) {
			expect((await server.request(method, HOVER))?.error?.code).toBe(-32600);
		}
		expect(server.messages.filter(({ method }) => method !== undefined)).toEqual([]);
		server.notify('exit');
		expect(await server.ended).toEqual({ code: 0, signal: null });
	});

	it('a client that goes without exit is followed with 0', async () => {
		const server = start();
		await server.initialize();
		await server.request('shutdown');
		server.process.stdin.end();
		expect(await server.ended).toEqual({ code: 0, signal: null });
	});
});
