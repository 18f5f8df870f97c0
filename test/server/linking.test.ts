import { describe, expect, it } from 'vitest';
import type { PublishDiagnosticsParams } from 'vscode-languageserver/node';
import { folderWith } from './folder.js';
import { FULL_CAPABILITIES } from './language-client.js';
import { newClient } from './new-client.js';

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
	const folder = folderWith(files);
	const client = newClient();
	client.connection.onRequest('client/registerCapability', () => null);
	await client.initialize({ capabilities: FULL_CAPABILITIES, workspaceFolders: [{ uri: folder.uri, name: 'w' }] });
	return { client, folder, uriOf: folder.uriOf };
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

	it('are not read for a document that is neither C nor C++', async () => {
		const { client, folder, uriOf } = await open({ 'options.c': OPTIONS, 'server.c': SERVER });
		await client.open(uriOf('notes.txt'), SERVER, { languageId: 'plaintext' });
		const isRead = () => client.logged.some(({ message }) => message.startsWith(folder.uri));
		for (let round = 0; round < 50; round++) {
			await client.hover(uriOf('notes.txt'), { line: 0, character: 0 });
		}
		expect(isRead()).toBe(false);
		await client.open(uriOf('server.c'), SERVER);
		await expect.poll(isRead).toBe(true);
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
		folder.write('.bindsight.json', '{ "targets": ["posix"] }');
		const changes = [{ uri: uriOf('.bindsight.json'), type: 1 }];
		await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
		await client.diagnostics(uriOf('server.c'), (params) => lateOption(params) === undefined);
	});

	it('are read again when they change outside the editor', async () => {
		const { client, folder, uriOf } = await open({ 'options.c': OPTIONS, 'server.c': SERVER });
		await client.open(uriOf('server.c'), SERVER);
		await client.diagnostics(uriOf('server.c'), (params) => lateOption(params) !== undefined);
		client.published.splice(0);
		folder.write('options.c', OPTIONS.replace('SO_EXCLUSIVEADDRUSE', 'SO_KEEPALIVE'));
		const changes = [{ uri: uriOf('options.c'), type: 2 }];
		await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
		const published = await client.diagnostics(uriOf('server.c'), (params) => lateOption(params) === undefined);
		expect(lateOption(published)).toBeUndefined();
	});
});
