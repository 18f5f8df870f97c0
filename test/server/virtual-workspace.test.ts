import { describe, expect, it } from 'vitest';
import type { PublishDiagnosticsParams } from 'vscode-languageserver/node';
import { FULL_CAPABILITIES, type LanguageClient, rangeOf } from './language-client.js';
import { MemoryFiles } from './memory-files.js';
import { newClient } from './new-client.js';
import { LATE_CALLER, LATE_HELPER, LATE_OPTION, textDocument } from './sample-code.js';

const FOLDER = 'vscode-vfs://github/owner/name';
const SERVER = `${FOLDER}/server.c`;
const OPTIONS = `${FOLDER}/lib/options.c`;
const PROJECT = `${FOLDER}/.bindsight.json`;

/** A server whose client holds these files. */
async function open(files: Record<string, string>, { readsFiles = true, answered = async () => {} } = {}) {
	const client = newClient();
	client.connection.onRequest('client/registerCapability', () => null);
	const memory = new MemoryFiles(new Map(Object.entries(files)), answered);
	memory.serve(client.connection);
	await client.initialize({
		capabilities: FULL_CAPABILITIES,
		initializationOptions: { readsFiles },
		workspaceFolders: [{ uri: FOLDER, name: 'w' }],
	});
	return { client, memory };
}

const isLate = ({ diagnostics }: PublishDiagnosticsParams) =>
	diagnostics.some(({ code }) => code === 'option-after-bind');

async function tell({ connection }: LanguageClient, uri: string, type: 1 | 2 | 3): Promise<void> {
	await connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });
}

describe('a workspace whose files the client alone can read', () => {
	it('has its project before the first diagnostic', async () => {
		const slowly = () => new Promise<void>((resolve) => setTimeout(resolve, 20));
		const files = { [SERVER]: LATE_OPTION, [PROJECT]: '{ "rules": { "option-after-bind": "off" } }' };
		const { client } = await open(files, { answered: slowly });
		await client.open(SERVER, LATE_OPTION);
		await client.diagnostics(SERVER);
		expect(client.published.filter(isLate)).toEqual([]);
	});

	it('is heard of no request before that, and answers it then', async () => {
		const files = { [SERVER]: LATE_OPTION, [PROJECT]: '{ "targets": ["posix"] }' };
		const { client } = await open(files, { answered: () => new Promise((resolve) => setTimeout(resolve, 20)) });
		await client.open(SERVER, LATE_OPTION);
		const { start } = rangeOf(textDocument(SERVER, LATE_OPTION), 'SO_EXCLUSIVEADDRUSE');
		const hover = await client.hover(SERVER, start);
		expect(JSON.stringify(hover)).toContain('SO_EXCLUSIVEADDRUSE');
	});

	it('has its files linked with each other', async () => {
		const { client } = await open({ [SERVER]: LATE_CALLER, [OPTIONS]: LATE_HELPER });
		await client.open(SERVER, LATE_CALLER);
		const { diagnostics } = await client.diagnostics(SERVER, isLate);
		const late = diagnostics.find(({ code }) => code === 'option-after-bind');
		expect(late?.relatedInformation?.map(({ location }) => location.uri)).toEqual([SERVER, OPTIONS]);
	});

	it('is seen to change: a file that is linked, and what the project says', async () => {
		const { client, memory } = await open({ [SERVER]: LATE_CALLER, [OPTIONS]: LATE_HELPER });
		await client.open(SERVER, LATE_CALLER);
		await client.diagnostics(SERVER, isLate);

		client.published.splice(0);
		memory.files.set(OPTIONS, LATE_HELPER.replace('SO_EXCLUSIVEADDRUSE', 'SO_KEEPALIVE'));
		await tell(client, OPTIONS, 2);
		await client.diagnostics(SERVER, (params) => !isLate(params));

		client.published.splice(0);
		memory.files.set(OPTIONS, LATE_HELPER);
		await tell(client, OPTIONS, 2);
		await client.diagnostics(SERVER, isLate);

		client.published.splice(0);
		memory.files.set(PROJECT, '{ "rules": { "option-after-bind": "off" } }');
		await tell(client, PROJECT, 1);
		await client.diagnostics(SERVER, (params) => !isLate(params));

		client.published.splice(0);
		memory.files.delete(PROJECT);
		await tell(client, PROJECT, 3);
		await client.diagnostics(SERVER, isLate);
	});

	it('is told the mistakes of its project file, in that file', async () => {
		const { client } = await open({ [SERVER]: LATE_OPTION, [PROJECT]: '{ "targets": ["mars"] }' });
		await client.open(SERVER, LATE_OPTION);
		const { diagnostics } = await client.diagnostics(PROJECT);
		expect(diagnostics[0]?.message).toContain('mars');
	});

	it('is not asked for by a client that does not offer it: the document stands by itself', async () => {
		const files = { [SERVER]: LATE_OPTION, [PROJECT]: '{ "rules": { "option-after-bind": "off" } }' };
		const { client, memory } = await open(files, { readsFiles: false });
		await client.open(SERVER, LATE_OPTION);
		await client.diagnostics(SERVER, isLate);
		expect(memory.asked).toEqual([]);
	});
});
