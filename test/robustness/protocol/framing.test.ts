import { afterAll, describe, expect, it } from 'vitest';
import { framed, RawServer } from './raw-server.js';

const servers: RawServer[] = [];

function start(): RawServer {
	const server = new RawServer();
	servers.push(server);
	return server;
}

async function running(): Promise<RawServer> {
	const server = start();
	await server.initialize();
	return server;
}

/** One server for everything that it survives. */
const hardened = running();

afterAll(() => {
	for (const server of servers) {
		server.process.kill();
	}
});

/** The bytes are answered with an error, and the server goes on: it answers the next request. */
async function checkSurvived(bytes: string | Uint8Array, code: number): Promise<void> {
	const server = await hardened;
	server.messages.length = 0;
	server.write(bytes);
	const next = await server.request('bindsight/sharingTables');
	const refusals = server.messages.filter(({ id, error }) => id === null && error);
	expect({ codes: refusals.map(({ error }) => error?.code), next: next?.error, noise: server.noise }).toEqual({
		codes: [code],
		next: undefined,
		noise: '',
	});
}

/** Nobody can know where the next message begins: the server says so on both of its outputs, and ends. */
async function checkGivenUp(bytes: string | Uint8Array, reason: string): Promise<void> {
	const server = await running();
	server.write(bytes);
	expect(await server.ended).toEqual({ code: 1, signal: null });
	expect(server.messages.at(-1)).toEqual({
		jsonrpc: '2.0',
		id: null,
		error: { code: -32700, message: expect.stringContaining(reason) },
	});
	expect(server.errors).toContain(reason);
	expect(server.noise).toBe('');
}

describe('a body that is no message', () => {
	it.each([
		['nothing', ''],
		['half of a JSON text', '{"jsonrpc":"2.0","id":1,'],
		['no JSON', 'shutdown'],
		['two JSON texts', '{}{}'],
		['NaN', '{"jsonrpc":"2.0","id":NaN,"method":"shutdown"}'],
		['a NUL byte', '\0'],
		['UTF-16', '\ufeff{\0}\0'],
		['a JSON text that is never closed', '['.repeat(1_000_000)],
	])('is answered with a parse error: %s', (_, body) => checkSurvived(framed(body), -32700));

	it.each([
		['null', null],
		['a number', 5],
		['a text', 'shutdown'],
		['an empty batch', []],
		['a batch of requests', [{ jsonrpc: '2.0', id: 1, method: 'shutdown' }]],
		['an object with nothing in it', {}],
		['a request whose id is an object', { jsonrpc: '2.0', id: {}, method: 'shutdown' }],
		['a request whose id is null', { jsonrpc: '2.0', id: null, method: 'shutdown' }],
		['a method that is a number', { jsonrpc: '2.0', method: 5 }],
	])('is answered with "invalid request": %s', (_, value) => checkSurvived(framed(JSON.stringify(value)), -32600));

	it('is answered with "invalid request" where it is nested a million times', () =>
		checkSurvived(framed('['.repeat(1_000_000) + ']'.repeat(1_000_000)), -32600));

	it('is answered with "invalid request" where it is a text that is no UTF-8', () =>
		checkSurvived(
			Buffer.concat([Buffer.from('Content-Length: 4\r\n\r\n'), Buffer.from([0x22, 0xff, 0xc0, 0x22])]),
			-32600,
		));
});

describe('bytes that are no frame end the server with 1', () => {
	it('words', () => checkGivenUp('GET / HTTP/1.1\r\n\r\n', 'a line of a header has no name'));

	it('a length that is too short, so that the rest of the body stands where a header is expected', async () => {
		const right = framed(JSON.stringify({ jsonrpc: '2.0', method: '$/nothing' }));
		await checkGivenUp(right.replace(/\d+/, '5') + right, 'a header has no Content-Length');
	});

	it('40 MB of one byte, in time that grows with the bytes alone', () =>
		checkGivenUp(Buffer.alloc(40_000_000, 0x41), 'a header is longer than 4096 bytes'));
});

describe('messages in pieces', () => {
	it('are put together, however late the rest comes', async () => {
		const server = await hardened;
		const frame = framed(JSON.stringify({ jsonrpc: '2.0', id: 'ä€😀', method: 'bindsight/sharingTables' }));
		for (const byte of Buffer.from(frame)) {
			server.write(Buffer.from([byte]));
			await new Promise(setImmediate);
		}
		expect((await server.message(({ id }) => id === 'ä€😀'))?.error).toBeUndefined();
	});

	it.each([
		['within a header', 'Content-Len'],
		['within a body', 'Content-Length: 100\r\n\r\n{"jsonrpc":'],
	])('that end %s with the client end the server', async (_, bytes) => {
		const server = await running();
		server.write(bytes);
		server.process.stdin.end();
		expect(await server.ended).toEqual({ code: 1, signal: null });
		expect({ errors: server.errors, noise: server.noise }).toEqual({ errors: '', noise: '' });
	});
});
