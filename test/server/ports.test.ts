import { describe, expect, it } from 'vitest';
import type { PortsInUseAnswer } from '../../server/src/protocol/ports.js';
import { type Folder, folderWith } from './folder.js';
import { FULL_CAPABILITIES } from './language-client.js';
import { newClient } from './new-client.js';

function server(port: number): string {
	return `#include <winsock2.h>
int serve(void) {
	struct sockaddr_in a = { 0 };
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
	a.sin_family = AF_INET; a.sin_port = htons(${port});
	if (bind(s, (struct sockaddr *)&a, sizeof a)) return -1;
	return listen(s, 5);
}
`;
}

async function start(...open: Folder[]) {
	const client = newClient();
	client.connection.onRequest('client/registerCapability', () => null);
	const changed: string[] = [];
	client.connection.onNotification('bindsight/portsChanged', () => {
		changed.push('changed');
	});
	await client.initialize({
		capabilities: { ...FULL_CAPABILITIES, workspace: { ...FULL_CAPABILITIES.workspace, workspaceFolders: true } },
		workspaceFolders: open.map(({ uri, path }) => ({ uri, name: path })),
	});
	const ask = () => client.connection.sendRequest<PortsInUseAnswer>('bindsight/portsInUse');
	return { client, ask, changed };
}

function titles({ ports }: PortsInUseAnswer): string[] {
	return ports.map(({ title, description }) => `${title} ${description}`);
}

describe('the ports of a workspace', () => {
	it('are found in every file of every folder, though none is open', async () => {
		const [one, two] = [folderWith({ 'a.c': server(80) }), folderWith({ 'b.c': server(80), 'c.c': server(81) })];
		const { ask } = await start(one, two);
		const answer = await ask();
		expect(titles(answer)).toEqual(['80 TCP, 2 sockets, meet', '81 TCP, 1 socket']);
		expect(answer.ports[0]?.sockets.map(({ uri }) => uri).sort()).toEqual([one.uriOf('a.c'), two.uriOf('b.c')].sort());
		expect(answer.notes).toEqual([]);
	});

	it('are those of the open documents where there is no folder', async () => {
		const { client, ask } = await start();
		await client.open('untitled:a.c', server(80));
		expect(titles(await ask())).toEqual(['80 TCP, 1 socket']);
	});

	it('come and go with the folders of the workspace', async () => {
		const [one, two] = [folderWith({ 'a.c': server(80) }), folderWith({ 'b.c': server(81) })];
		const { client, ask } = await start(one);
		expect(titles(await ask())).toEqual(['80 TCP, 1 socket']);
		const event = {
			added: [{ uri: two.uri, name: 'two' }],
			removed: [{ uri: one.uri, name: 'one' }],
		};
		await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
		expect(titles(await ask())).toEqual(['81 TCP, 1 socket']);
	});

	it('are told to have changed once, and not before somebody has asked for them', async () => {
		const folder = folderWith({ 'a.c': server(80) });
		const { client, ask, changed } = await start(folder);
		const uri = folder.uriOf('a.c');
		await client.open(uri, server(80));
		await client.diagnostics(uri);
		expect(changed).toEqual([]);
		await ask();
		const digits = { start: { line: 4, character: 44 }, end: { line: 4, character: 46 } };
		await client.change(uri, 2, digits, '90');
		await client.change(uri, 3, digits, '91');
		expect(titles(await ask())).toEqual(['91 TCP, 1 socket']);
		expect(changed).toEqual(['changed']);
	});
});
