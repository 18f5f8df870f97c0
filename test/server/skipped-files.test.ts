import { describe, expect, it } from 'vitest';
import type { NoLongerSkippedParams, WorkParams } from '../../server/src/protocol/recovery.js';
import type { ServerStatus } from '../../server/src/protocol/status.js';
import { folderWith } from './folder.js';
import { newClient } from './new-client.js';
import { EARLY_OPTION, LATE_OPTION } from './sample-code.js';

/** A client that starts its server again where it falls; `skip` are the names of files in its folder. */
async function startedIn(files: Record<string, string>, skip: string[] = [], { tellsWork = true } = {}) {
	const folder = folderWith(files);
	const client = newClient();
	const told = { work: [] as (string | null)[], readAgain: [] as string[], status: [] as ServerStatus[] };
	client.connection.onNotification('bindsight/work', ({ uri }: WorkParams) => void told.work.push(uri));
	client.connection.onNotification('bindsight/noLongerSkipped', ({ uri }: NoLongerSkippedParams) => {
		told.readAgain.push(uri);
	});
	client.connection.onNotification('bindsight/status', (status: ServerStatus) => void told.status.push(status));
	await client.initialize({
		workspaceFolders: [{ uri: folder.uri, name: '' }],
		initializationOptions: { tellsWork, showsStatus: true, skip: skip.map((name) => folder.uriOf(name)) },
	});
	return { client, folder, told };
}

const rulesOf = (params: { diagnostics: { code?: unknown }[] }) => params.diagnostics.map(({ code }) => code);

describe('a client that starts its server again', () => {
	it('is told of each file before it is looked into, and when that is over', async () => {
		const { client, folder, told } = await startedIn({ 'open.c': LATE_OPTION, 'linked.c': EARLY_OPTION });
		await client.open(folder.uriOf('open.c'), LATE_OPTION);
		await client.diagnostics(folder.uriOf('open.c'));
		await expect.poll(() => told.work).toContain(folder.uriOf('linked.c'));
		await expect.poll(() => told.work.at(-1)).toBeNull();
		expect(told.work).toContain(folder.uriOf('open.c'));
	});

	it('has to ask for that', async () => {
		const { client, folder, told } = await startedIn({ 'open.c': LATE_OPTION }, [], { tellsWork: false });
		await client.open(folder.uriOf('open.c'), LATE_OPTION);
		await client.diagnostics(folder.uriOf('open.c'));
		await client.connection.sendRequest('bindsight/portsInUse');
		expect(told.work).toEqual([]);
	});
});

describe('a file that is skipped', () => {
	it('is not looked into while others are, which is said', async () => {
		const { client, folder, told } = await startedIn({ 'poison.c': LATE_OPTION }, ['poison.c']);
		await client.open(folder.uriOf('poison.c'), LATE_OPTION);
		await client.open(folder.uriOf('other.c'), LATE_OPTION);
		expect(rulesOf(await client.diagnostics(folder.uriOf('other.c')))).toEqual(['option-after-bind']);
		expect(await client.hover(folder.uriOf('poison.c'), { line: 12, character: 40 })).toBeNull();
		const ports = await client.connection.sendRequest('bindsight/portsInUse');
		expect(JSON.stringify(ports)).not.toContain('poison.c');
		expect(client.published.filter(({ uri }) => uri === folder.uriOf('poison.c'))).toEqual([]);
		expect(told.status.at(-1)?.documents[folder.uriOf('poison.c')]).toMatch(/^poison\.c is not looked at/);
		expect(told.work).not.toContain(folder.uriOf('poison.c'));
	});

	it('is looked into again once it is saved, not while it is typed in', async () => {
		const { client, folder, told } = await startedIn({ 'poison.c': LATE_OPTION }, ['poison.c']);
		const uri = folder.uriOf('poison.c');
		await client.open(uri, LATE_OPTION);
		await client.change(uri, 2, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, '\n');
		await client.connection.sendRequest('bindsight/portsInUse');
		expect(told.readAgain).toEqual([]);
		await client.connection.sendNotification('textDocument/didSave', { textDocument: { uri } });
		expect(rulesOf(await client.diagnostics(uri))).toEqual(['option-after-bind']);
		expect(told.readAgain).toEqual([uri]);
		await expect.poll(() => told.status.at(-1)?.documents).toEqual({});
	});

	it('is looked into again once it is written outside of the editor', async () => {
		const { client, folder, told } = await startedIn({ 'a.c': EARLY_OPTION, 'poison.c': LATE_OPTION }, ['poison.c']);
		const ports = async () => JSON.stringify(await client.connection.sendRequest('bindsight/portsInUse'));
		expect(await ports()).not.toContain('poison.c');
		const changes = [{ uri: folder.uriOf('poison.c'), type: 2 }];
		await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
		expect(await ports()).toContain('poison.c');
		expect(told.readAgain).toEqual([folder.uriOf('poison.c')]);
	});
});
