import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { PublishDiagnosticsParams } from 'vscode-languageserver/node';
import { FULL_CAPABILITIES, type LanguageClient, startServer } from './language-client.js';

const clients: LanguageClient[] = [];
const folders: string[] = [];

afterEach(() => {
	for (const client of clients.splice(0)) {
		client.connection.dispose();
		client.process.kill();
	}
	for (const folder of folders.splice(0)) {
		rmSync(folder, { recursive: true, force: true });
	}
});

const OPTIONS = `#include <winsock2.h>
void make_exclusive(SOCKET s) {
	BOOL on = TRUE;
	setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on);
}
`;

const SERVER = `#include <winsock2.h>
int serve(struct sockaddr *sa) {
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
	if (bind(s, sa, 16) == SOCKET_ERROR) return -1;
	make_exclusive(s);
	return listen(s, 5);
}
`;

async function open(files: Record<string, string>) {
	const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'bindsight-')));
	folders.push(folder);
	for (const [name, text] of Object.entries(files)) {
		writeFileSync(path.join(folder, name), text);
	}
	const client = startServer();
	clients.push(client);
	client.connection.onRequest('client/registerCapability', () => null);
	const uri = pathToFileURL(folder).href;
	await client.initialize({ capabilities: FULL_CAPABILITIES, workspaceFolders: [{ uri, name: 'w' }] });
	return { client, folder, uriOf: (name: string) => pathToFileURL(path.join(folder, name)).href };
}

const lateOption = ({ diagnostics }: PublishDiagnosticsParams) =>
	diagnostics.find(({ code }) => code === 'option-after-bind');

describe('the files of a workspace folder', () => {
	it('are linked: a helper of another file that comes too late is told at its call', async () => {
		const { client, uriOf } = await open({ 'options.c': OPTIONS, 'server.c': SERVER });
		await client.open(uriOf('server.c'), SERVER);
		const published = await client.diagnostics(uriOf('server.c'), (params) => lateOption(params) !== undefined);
		const late = lateOption(published)!;
		expect(late.range).toEqual({ start: { line: 4, character: 1 }, end: { line: 4, character: 18 } });
		expect(late.relatedInformation?.map(({ location }) => location.uri)).toEqual([
			uriOf('server.c'),
			uriOf('options.c'),
		]);
	});

	it('are known as the editor shows them, not as they were saved', async () => {
		const { client, uriOf } = await open({ 'options.c': 'void make_exclusive(SOCKET s);', 'server.c': SERVER });
		await client.open(uriOf('server.c'), SERVER);
		await client.open(uriOf('options.c'), OPTIONS);
		const published = await client.diagnostics(uriOf('server.c'), (params) => lateOption(params) !== undefined);
		expect(lateOption(published)?.range.start.line).toBe(4);
	});

	it('are read again when the project says otherwise', async () => {
		const { client, folder, uriOf } = await open({ 'options.c': OPTIONS, 'server.c': SERVER });
		await client.open(uriOf('server.c'), SERVER);
		await client.diagnostics(uriOf('server.c'), (params) => lateOption(params) !== undefined);
		client.published.splice(0);
		writeFileSync(path.join(folder, '.bindsight.json'), '{ "targets": ["posix"] }');
		const changes = [{ uri: uriOf('.bindsight.json'), type: 1 }];
		await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
		await client.diagnostics(uriOf('server.c'), (params) => lateOption(params) === undefined);
	});

	it('are read again when they change outside the editor', async () => {
		const { client, folder, uriOf } = await open({ 'options.c': OPTIONS, 'server.c': SERVER });
		await client.open(uriOf('server.c'), SERVER);
		await client.diagnostics(uriOf('server.c'), (params) => lateOption(params) !== undefined);
		client.published.splice(0);
		writeFileSync(path.join(folder, 'options.c'), OPTIONS.replace('SO_EXCLUSIVEADDRUSE', 'SO_KEEPALIVE'));
		const changes = [{ uri: uriOf('options.c'), type: 2 }];
		await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
		const published = await client.diagnostics(uriOf('server.c'), (params) => lateOption(params) === undefined);
		expect(lateOption(published)).toBeUndefined();
	});
});
