import { describe, it } from 'vitest';
import { FULL_CAPABILITIES, type LanguageClient } from './language-client.js';
import { newClient } from './new-client.js';
import { LATE_OPTION } from './sample-code.js';

const URI = 'file:///work/server.c';

const saying = (level: string) => ({ rules: { 'option-after-bind': level } });

async function opened(initializationOptions: object, configuration?: () => unknown): Promise<LanguageClient> {
	const client = newClient();
	if (configuration) {
		client.connection.onRequest('workspace/configuration', () => [configuration()]);
	}
	const workspace = { configuration: configuration !== undefined };
	await client.initialize({ capabilities: { ...FULL_CAPABILITIES, workspace }, initializationOptions });
	await client.open(URI, LATE_OPTION);
	return client;
}

/** Waits until the finding is as loud as that: 1 is an error, 4 a hint. */
async function checkSeverity(client: LanguageClient, severity: number): Promise<void> {
	await client.diagnostics(URI, ({ diagnostics }) => diagnostics[0]?.severity === severity);
}

describe('a client that cannot be asked for its settings', () => {
	it.each([
		['the section', saying('hint')],
		['all of them', { bindsight: saying('hint'), clangd: {} }],
	])('may tell them at the start: %s', async (_what, settings) => {
		await checkSeverity(await opened({ settings }), 4);
	});

	it('may tell them later, and take them back', async () => {
		const client = await opened({ settings: saying('hint') });
		const change = (settings: unknown) =>
			client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
		await checkSeverity(client, 4);
		await change({ bindsight: saying('info') });
		await checkSeverity(client, 3);
		client.published.length = 0;
		await change({});
		await checkSeverity(client, 4);
	});
});

describe('a client that is asked for its settings', () => {
	it('and has none is held to what it said at the start', async () => {
		const client = await opened({ settings: saying('hint') }, () => null);
		await checkSeverity(client, 4);
	});

	it('is believed rather than what it said at the start', async () => {
		const client = await opened({ settings: saying('hint') }, () => saying('info'));
		await checkSeverity(client, 3);
	});
});
