import { describe, expect, it } from 'vitest';
import type { ServerStatus } from '../../server/src/protocol/status.js';
import { newClient } from './new-client.js';

const URI = 'file:///nowhere/large%20file.c';
/** Longer than what is analysed. */
const LARGE = `void f(int s) { setsockopt(s, 1, 2, 0, 0); }\n${' '.repeat(8 * 1024 * 1024)}`;

async function start(initializationOptions: object) {
	const client = newClient();
	const told: ServerStatus[] = [];
	client.connection.onNotification('bindsight/status', (status: ServerStatus) => {
		told.push(status);
	});
	await client.initialize({ initializationOptions });
	return { client, told };
}

describe('what Bindsight does not see', () => {
	it('is told while the document is open', async () => {
		const { client, told } = await start({ showsStatus: true });
		await client.open(URI, LARGE);
		await client.diagnostics(URI);
		expect(told.at(-1)?.documents[URI]).toMatch(/^Not all of large file\.c was looked at/);
		await client.close(URI);
		await expect.poll(() => told.at(-1)).toEqual({ workspace: [], documents: {} });
	});

	it('is not told where nothing is left out, nor to a client that has no place for it', async () => {
		const small = await start({ showsStatus: true });
		await small.client.open(URI, 'int x;');
		await small.client.diagnostics(URI);
		expect(small.told).toEqual([]);
		const plain = await start({});
		await plain.client.open(URI, LARGE);
		await plain.client.diagnostics(URI);
		expect(plain.told).toEqual([]);
	});
});
