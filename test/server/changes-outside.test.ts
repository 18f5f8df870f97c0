import { describe, expect, it } from 'vitest';
import type { PublishDiagnosticsParams } from 'vscode-languageserver/node';
import { type Folder, folderWith } from './folder.js';
import { FULL_CAPABILITIES, type LanguageClient, rangeOf } from './language-client.js';
import { newClient } from './new-client.js';
import { LATE_CALLER, LATE_HELPER, LATE_OPTION, textDocument } from './sample-code.js';

/** Late where the header says so. */
const BY_HEADER = `#include <winsock2.h>
#include "config.h"
int serve(struct sockaddr *sa) {
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
	int on = 1;
	if (bind(s, sa, 16) == SOCKET_ERROR) return -1;
#if LATE
	if (setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on) == SOCKET_ERROR) return -1;
#endif
	return listen(s, 5);
}
`;

const TYPES = { created: 1, changed: 2, deleted: 3 } as const;

/** Tells the server what has happened on the disk, as the client's watcher does. */
async function tell({ connection }: LanguageClient, what: keyof typeof TYPES, uri: string): Promise<void> {
	await connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type: TYPES[what] }] });
}

async function clientIn(...opened: Folder[]): Promise<LanguageClient> {
	const client = newClient();
	client.connection.onRequest('client/registerCapability', () => null);
	const workspaceFolders = opened.map(({ uri }) => ({ uri, name: 'w' }));
	const workspace = { ...FULL_CAPABILITIES.workspace, workspaceFolders: true };
	await client.initialize({ capabilities: { ...FULL_CAPABILITIES, workspace }, workspaceFolders });
	return client;
}

const isLate = ({ diagnostics }: PublishDiagnosticsParams) =>
	diagnostics.some(({ code }) => code === 'option-after-bind');
const isNotLate = (params: PublishDiagnosticsParams) => !isLate(params);

/** Does something, and waits until the document's newest diagnostics are as expected. */
async function checkAfter(
	client: LanguageClient,
	uri: string,
	expected: (params: PublishDiagnosticsParams) => boolean,
	act: () => Promise<void>,
): Promise<void> {
	client.published.splice(0);
	await act();
	await client.diagnostics(uri, expected);
}

describe('a file that the open one is linked with', () => {
	it('may be made, changed and deleted outside the editor', async () => {
		const folder = folderWith({ 'caller.c': LATE_CALLER });
		const client = await clientIn(folder);
		const caller = folder.uriOf('caller.c');
		await checkAfter(client, caller, isNotLate, () => client.open(caller, LATE_CALLER));

		await checkAfter(client, caller, isLate, async () => {
			folder.write('helper.c', LATE_HELPER);
			await tell(client, 'created', folder.uriOf('helper.c'));
		});
		await checkAfter(client, caller, isNotLate, async () => {
			folder.write('helper.c', LATE_HELPER.replace('SO_EXCLUSIVEADDRUSE', 'SO_KEEPALIVE'));
			await tell(client, 'changed', folder.uriOf('helper.c'));
		});
		await checkAfter(client, caller, isLate, async () => {
			folder.write('helper.c', LATE_HELPER);
			await tell(client, 'changed', folder.uriOf('helper.c'));
		});
		await checkAfter(client, caller, isNotLate, async () => {
			folder.remove('helper.c');
			await tell(client, 'deleted', folder.uriOf('helper.c'));
		});
	});

	it('may lie in a directory that is deleted, of which the client tells alone', async () => {
		const folder = folderWith({ 'caller.c': LATE_CALLER, 'lib/deep/helper.c': LATE_HELPER });
		const client = await clientIn(folder);
		const caller = folder.uriOf('caller.c');
		await checkAfter(client, caller, isLate, () => client.open(caller, LATE_CALLER));
		await checkAfter(client, caller, isNotLate, async () => {
			folder.remove('lib');
			await tell(client, 'deleted', folder.uriOf('lib'));
		});
	});

	it('may lie in a directory that is made, of which the client tells alone', async () => {
		const folder = folderWith({ 'caller.c': LATE_CALLER });
		const client = await clientIn(folder);
		const caller = folder.uriOf('caller.c');
		await checkAfter(client, caller, isNotLate, () => client.open(caller, LATE_CALLER));
		await checkAfter(client, caller, isLate, async () => {
			folder.write('lib/deep/helper.c', LATE_HELPER);
			await tell(client, 'created', folder.uriOf('lib'));
		});
	});

	it('may be a header: what it defines is read again', async () => {
		const folder = folderWith({ 'server.c': BY_HEADER, 'config.h': '#define LATE 1\n' });
		const client = await clientIn(folder);
		const server = folder.uriOf('server.c');
		await checkAfter(client, server, isLate, () => client.open(server, BY_HEADER));
		await checkAfter(client, server, isNotLate, async () => {
			folder.write('config.h', '#define LATE 0\n');
			await tell(client, 'changed', folder.uriOf('config.h'));
		});
		await checkAfter(client, server, isLate, async () => {
			folder.write('config.h', '#define LATE 1\n');
			await tell(client, 'changed', folder.uriOf('config.h'));
		});
	});

	it('is read from the editor while it is open there, saved or not, and from the disk afterwards', async () => {
		const folder = folderWith({ 'caller.c': LATE_CALLER, 'helper.c': 'void make_exclusive(SOCKET s);' });
		const client = await clientIn(folder);
		const [caller, helper] = [folder.uriOf('caller.c'), folder.uriOf('helper.c')];
		await checkAfter(client, caller, isNotLate, () => client.open(caller, LATE_CALLER));
		await checkAfter(client, caller, isLate, () => client.open(helper, LATE_HELPER));
		await checkAfter(client, caller, isNotLate, () => client.close(helper));
	});
});

describe('a file that is renamed', () => {
	it('takes its diagnostics along, and is followed under its new name', async () => {
		const folder = folderWith({ 'old.c': LATE_OPTION });
		const client = await clientIn(folder);
		const [before, after] = [folder.uriOf('old.c'), folder.uriOf('new.c')];
		await checkAfter(client, before, isLate, () => client.open(before, LATE_OPTION));
		folder.rename('old.c', 'new.c');
		await checkAfter(
			client,
			before,
			({ diagnostics }) => diagnostics.length === 0,
			() => client.close(before),
		);
		await tell(client, 'deleted', folder.uriOf('old.c'));
		await tell(client, 'created', folder.uriOf('new.c'));
		await checkAfter(client, after, isLate, () => client.open(after, LATE_OPTION));
		expect(client.published.filter(({ uri, diagnostics }) => uri === before && diagnostics.length > 0)).toEqual([]);
	});
});

describe('a document that has no file', () => {
	it('has diagnostics and hovers like any other, in a workspace and without one', async () => {
		for (const opened of [[], [folderWith({ 'a.c': LATE_CALLER })]]) {
			const client = await clientIn(...opened);
			const uri = 'untitled:Untitled-1';
			await checkAfter(client, uri, isLate, () => client.open(uri, LATE_OPTION));
			const { start } = rangeOf(textDocument(uri, LATE_OPTION), 'SO_EXCLUSIVEADDRUSE');
			expect(JSON.stringify(await client.hover(uri, start))).toContain('Too late');
			await checkAfter(
				client,
				uri,
				({ diagnostics }) => diagnostics.length === 0,
				() => client.close(uri),
			);
		}
	});
});

describe('folders of a workspace, each with a project of its own', () => {
	const SILENT = '{ "rules": { "option-after-bind": "off" } }';

	async function changeFolders(client: LanguageClient, added: Folder[], removed: Folder[]): Promise<void> {
		const named = (each: Folder[]) => each.map(({ uri }) => ({ uri, name: 'w' }));
		const event = { added: named(added), removed: named(removed) };
		await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
	}

	it('are held to what their own project says', async () => {
		const [loud, silent] = [folderWith({}), folderWith({ '.bindsight.json': SILENT })];
		const client = await clientIn(loud, silent);
		const [first, second] = [loud.uriOf('a.c'), silent.uriOf('a.c')];
		await checkAfter(client, first, isLate, () => client.open(first, LATE_OPTION));
		await checkAfter(client, second, isNotLate, () => client.open(second, LATE_OPTION));

		await checkAfter(client, second, isLate, async () => {
			silent.remove('.bindsight.json');
			await tell(client, 'deleted', silent.uriOf('.bindsight.json'));
		});
		await checkAfter(client, first, isNotLate, async () => {
			loud.write('.bindsight.json', SILENT);
			await tell(client, 'created', loud.uriOf('.bindsight.json'));
		});
	});

	it('are held to it no longer once its directory has gone', async () => {
		const folder = folderWith({ 'deep/.bindsight.json': '{ "targets": ["mars"] }' });
		const client = await clientIn(folder);
		const [document, project] = [folder.uriOf('deep/a.c'), folder.uriOf('deep/.bindsight.json')];
		const mistakes = (count: number) => (params: PublishDiagnosticsParams) => params.diagnostics.length === count;
		await checkAfter(client, project, mistakes(1), () => client.open(document, LATE_OPTION));
		await checkAfter(client, project, mistakes(0), async () => {
			folder.remove('deep');
			await tell(client, 'deleted', folder.uriOf('deep'));
		});
	});

	it('are not linked with each other', async () => {
		const [one, other] = [folderWith({ 'caller.c': LATE_CALLER }), folderWith({ 'helper.c': LATE_HELPER })];
		const client = await clientIn(one, other);
		const caller = one.uriOf('caller.c');
		await client.open(other.uriOf('helper.c'), LATE_HELPER);
		await checkAfter(client, caller, isNotLate, () => client.open(caller, LATE_CALLER));
		await client.connection.sendRequest('bindsight/portsInUse', {});
		expect(client.published.filter(({ uri }) => uri === caller).filter(isLate)).toEqual([]);
	});

	it('may come while a document of theirs is open, and go', async () => {
		const [one, other] = [folderWith({}), folderWith({ 'caller.c': LATE_CALLER, 'helper.c': LATE_HELPER })];
		const client = await clientIn(one);
		const caller = other.uriOf('caller.c');
		await checkAfter(client, caller, isNotLate, () => client.open(caller, LATE_CALLER));
		await checkAfter(client, caller, isLate, () => changeFolders(client, [other], []));
		await checkAfter(client, caller, isNotLate, () => changeFolders(client, [], [other]));
	});

	it('take the mistakes of their project file along', async () => {
		const [one, other] = [folderWith({}), folderWith({ '.bindsight.json': '{ "targets": ["mars"] }' })];
		const client = await clientIn(one, other);
		const [document, project] = [other.uriOf('a.c'), other.uriOf('.bindsight.json')];
		await checkAfter(
			client,
			project,
			({ diagnostics }) => diagnostics.length === 1,
			() => client.open(document, LATE_OPTION),
		);
		await client.close(document);
		await checkAfter(
			client,
			project,
			({ diagnostics }) => diagnostics.length === 0,
			() => changeFolders(client, [], [other]),
		);
	});
});
