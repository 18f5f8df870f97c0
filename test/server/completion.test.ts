import { describe, expect, it } from 'vitest';
import type { CompletionItem, InlayHint } from 'vscode-languageserver/node';
import { FULL_CAPABILITIES, type LanguageClient } from './language-client.js';
import { newClient } from './new-client.js';

const URI = 'file:///nowhere/server.c';
const CODE = `#include <winsock2.h>
void serve(void) {
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
	struct sockaddr_in a = { 0 };
	a.sin_family = AF_INET;
	a.sin_port = htons(5150);
	so_excl
	bind(s, (struct sockaddr *)&a, sizeof a);
	setsockopt(s, SOL_SOCKET, SO_KEEPALIVE, 0, 0);
}
`;
const STATEMENT = { line: 6, character: 8 };
const OPTION = { line: 8, character: 30 };

const MARKDOWN = { completion: { completionItem: { documentationFormat: ['markdown', 'plaintext'] } } };
const SNIPPETS = {
	completion: { completionItem: { snippetSupport: true, insertTextModeSupport: { valueSet: [1, 2] } } },
};

async function open(textDocument: object = {}, settings: object = {}, code = CODE) {
	const client = newClient();
	client.connection.onRequest('workspace/configuration', () => [settings]);
	const capabilities = {
		workspace: { ...FULL_CAPABILITIES.workspace, configuration: true },
		textDocument: { ...FULL_CAPABILITIES.textDocument, ...textDocument },
	};
	const { capabilities: offered } = await client.initialize({ capabilities });
	await client.open(URI, code);
	await client.diagnostics(URI);
	const complete = async (position: object) =>
		client.connection.sendRequest<CompletionItem[]>('textDocument/completion', {
			textDocument: { uri: URI },
			position,
		});
	return { client, offered, complete };
}

describe('completion', () => {
	it('is offered with a resolve request, and no characters of its own', async () => {
		const { offered } = await open();
		expect(offered.completionProvider).toEqual({ resolveProvider: true });
	});

	it('is a snippet, its lines left as they are, where the client has both', async () => {
		const { complete } = await open(SNIPPETS);
		const item = (await complete(STATEMENT)).find(({ label }) => label === 'SO_EXCLUSIVEADDRUSE');
		expect(item).toMatchObject({ insertTextFormat: 2, insertTextMode: 1, sortText: '~000' });
		expect(item?.textEdit).toEqual({
			range: { start: { line: 6, character: 1 }, end: STATEMENT },
			newText: [
				'{',
				'\t\tBOOL exclusive = TRUE;',
				'\t\tif (setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (const char *)&exclusive, sizeof(exclusive)) == SOCKET_ERROR) {',
				// biome-ignore lint/suspicious/noTemplateCurlyInString: a place to fill in, as snippets write it
				'\t\t\t${1:/* the option could not be set */}',
				'\t\t\\}',
				'\t\\}',
			].join('\n'),
		});
	});

	it('is plain text where the client has no snippets', async () => {
		const { complete } = await open();
		const item = (await complete(STATEMENT)).find(({ label }) => label === 'SO_EXCLUSIVEADDRUSE');
		expect(item).not.toHaveProperty('insertTextFormat');
		expect(item?.textEdit?.newText).toContain('\t\t\t/* the option could not be set */\n');
	});

	it('tells what an option means once it is asked', async () => {
		const { client, complete } = await open(MARKDOWN);
		const [item] = await complete(OPTION);
		expect(item).toMatchObject({ label: 'SO_EXCLUSIVEADDRUSE', sortText: '!000' });
		expect(item).not.toHaveProperty('documentation');
		const resolved = await client.connection.sendRequest<CompletionItem>('completionItem/resolve', item);
		expect(resolved.documentation).toMatchObject({ kind: 'markdown', value: expect.stringContaining('SOL_SOCKET') });
	});

	it.each([
		['names no format', undefined],
		['likes plain text better', ['plaintext', 'markdown']],
	])('tells it in plain text where the client %s', async (_what, documentationFormat) => {
		const { client, complete } = await open({ completion: { completionItem: { documentationFormat } } });
		const [item] = await complete(OPTION);
		const { documentation } = await client.connection.sendRequest<CompletionItem>('completionItem/resolve', item);
		expect(documentation).toMatchObject({ kind: 'plaintext', value: expect.not.stringMatching(/[*[]/) });
	});

	it.each([
		['not', 'documentation', ['documentation', 'detail'], false],
		['', 'other things alone', ['additionalTextEdits'], true],
	])('tells it %s at once to a client that asks later for %s', async (_not, _what, properties, isThere) => {
		const { complete } = await open({ completion: { completionItem: { resolveSupport: { properties } } } });
		const [item] = await complete(OPTION);
		expect(item?.documentation !== undefined).toBe(isThere);
	});

	it.each([
		['has an icon for', [12, 21], 21],
		['has none for', [12], 12],
		['says nothing of', undefined, 12],
	])('offers constants with a kind that the client %s', async (_what, valueSet, kind) => {
		const { complete } = await open({ completion: { completionItemKind: valueSet && { valueSet } } });
		expect((await complete(OPTION))[0]).toMatchObject({ label: 'SO_EXCLUSIVEADDRUSE', kind });
	});

	it('gives an item back that is none of its own', async () => {
		const { client } = await open();
		const item = { label: 'x', data: { uri: 5 } };
		expect(await client.connection.sendRequest('completionItem/resolve', item)).toEqual(item);
	});
});

describe('inlay hints', () => {
	const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
	const ask = (client: LanguageClient) =>
		client.connection.sendRequest<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri: URI }, range });

	it('are off unless they are asked for', async () => {
		expect(await ask((await open()).client)).toEqual([]);
	});

	it('stand behind the call that binds', async () => {
		const { client } = await open({}, { inlayHints: { enabled: true } }, CODE.replace('so_excl', ''));
		// The settings are asked for once the server runs.
		await expect.poll(() => ask(client)).toHaveLength(1);
		expect(await ask(client)).toMatchObject([
			{ position: { line: 7, character: 41 }, label: 'no option · 0.0.0.0:5150', paddingLeft: true },
		]);
	});

	it.each([
		['are asked for again', true],
		['are not asked for again where there are none', false],
	])('%s when what they rest on changes', async (_what, enabled) => {
		const client = newClient();
		let refreshed = 0;
		client.connection.onRequest('workspace/inlayHint/refresh', () => {
			refreshed++;
			return null;
		});
		await client.initialize({ capabilities: { workspace: { inlayHint: { refreshSupport: true } } } });
		await client.open(URI, CODE);
		const change = (targets: string) => ({ settings: { bindsight: { inlayHints: { enabled }, targets } } });
		for (const targets of ['windows', 'posix']) {
			await client.connection.sendNotification('workspace/didChangeConfiguration', change(targets));
		}
		await ask(client);
		expect(refreshed > 0).toBe(enabled);
	});
});
