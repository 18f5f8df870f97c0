import { describe, expect, it } from 'vitest';
import type { CodeAction, PublishDiagnosticsParams, Registration, TextDocumentEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { folderWith } from './folder.js';
import { FULL_CAPABILITIES, type LanguageClient } from './language-client.js';
import { newClient } from './new-client.js';
import { LATE_OPTION, textDocument } from './sample-code.js';

const WATCHING = { didChangeWatchedFiles: { dynamicRegistration: true } };

interface Editor {
	/** What the editor can do in its workspace. */
	workspace?: object;
	/** What its settings say under `bindsight`. */
	settings?: object;
}

async function ready({ workspace = {}, settings }: Editor = {}) {
	const client = newClient();
	const registered: Registration[] = [];
	client.connection.onRequest('client/registerCapability', (params: { registrations: Registration[] }) => {
		registered.push(...params.registrations);
	});
	client.connection.onRequest('workspace/configuration', () => [settings]);
	const configuration = settings !== undefined;
	const capabilities = {
		...FULL_CAPABILITIES,
		workspace: { ...FULL_CAPABILITIES.workspace, configuration, ...workspace },
	};
	await client.initialize({ capabilities });
	return { client, registered };
}

const rulesOf = ({ diagnostics }: PublishDiagnosticsParams) => diagnostics.map(({ code }) => code);
const messagesOf = ({ diagnostics }: PublishDiagnosticsParams) => diagnostics.map(({ message }) => message);
const saysNothing = ({ diagnostics }: PublishDiagnosticsParams) => diagnostics.length === 0;
const OFF = '{ "rules": { "option-after-bind": "off" } }';

/** The client tells that a file was changed. */
function changed(client: LanguageClient, uri: string): Promise<void> {
	return client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
}

describe('the settings of the editor', () => {
	it('say how loud a rule is', async () => {
		const { client } = await ready({ settings: { rules: { 'option-after-bind': 'hint' } } });
		await client.open('file:///a.c', LATE_OPTION);
		const { diagnostics } = await client.diagnostics('file:///a.c', (params) => params.diagnostics[0]?.severity === 4);
		expect(diagnostics[0]?.code).toBe('option-after-bind');
	});

	it('give way to the project file, rule by rule', async () => {
		const { uriOf } = folderWith({
			'a.c': LATE_OPTION,
			'.bindsight.json': '{ "rules": { "option-after-bind": "info" } }',
		});
		const { client } = await ready({ settings: { rules: { 'option-after-bind': 'off' } } });
		await client.open(uriOf('a.c'), LATE_OPTION);
		const { diagnostics } = await client.diagnostics(uriOf('a.c'), (params) => params.diagnostics[0]?.severity === 3);
		expect(diagnostics[0]?.code).toBe('option-after-bind');
	});
});

describe('.bindsight.json', () => {
	it('counts for the documents of its folder only', async () => {
		const { uriOf } = folderWith({ 'one/.bindsight.json': OFF });
		const { client } = await ready();
		for (const name of ['one/a.c', 'two/a.c']) {
			await client.open(uriOf(name), LATE_OPTION);
		}
		expect(rulesOf(await client.diagnostics(uriOf('one/a.c')))).toEqual([]);
		expect(rulesOf(await client.diagnostics(uriOf('two/a.c')))).toEqual(['option-after-bind']);
	});

	it('is watched: what it says anew is seen at once', async () => {
		const { uriOf, write } = folderWith({});
		const { client, registered } = await ready({ workspace: WATCHING });
		await client.open(uriOf('a.c'), LATE_OPTION);
		await client.diagnostics(uriOf('a.c'), (params) => params.diagnostics.length === 1);
		expect(registered).toMatchObject([
			{
				method: 'workspace/didChangeWatchedFiles',
				registerOptions: {
					watchers: [
						{ globPattern: '**/.bindsight.json' },
						{ globPattern: expect.stringMatching(/\bcpp\b/) },
						{ globPattern: '**/*', kind: 5 },
					],
				},
			},
		]);
		write('.bindsight.json', OFF);
		await changed(client, uriOf('.bindsight.json'));
		await client.diagnostics(uriOf('a.c'), saysNothing);
	});

	it('shows its own mistakes, until they are mended', async () => {
		const { uriOf, write } = folderWith({ '.bindsight.json': '{\n  "rules": { "option-after-bnd": "off" }\n}\n' });
		const { client } = await ready({ workspace: WATCHING });
		await client.open(uriOf('a.c'), LATE_OPTION);
		const shown = await client.diagnostics(uriOf('.bindsight.json'));
		expect(messagesOf(shown)).toEqual([
			'rules.option-after-bnd: There is no rule option-after-bnd. Did you mean option-after-bind?',
		]);
		expect(shown.diagnostics[0]).toMatchObject({
			source: 'bindsight',
			severity: 1,
			range: { start: { line: 1, character: 13 }, end: { line: 1, character: 31 } },
		});
		expect(rulesOf(await client.diagnostics(uriOf('a.c')))).toEqual(['option-after-bind']);
		write('.bindsight.json', OFF);
		await changed(client, uriOf('.bindsight.json'));
		await client.diagnostics(uriOf('.bindsight.json'), saysNothing);
		await client.diagnostics(uriOf('a.c'), saysNothing);
	});

	it('is looked for again when a document is opened in an editor that watches no files', async () => {
		const { uriOf, write } = folderWith({});
		const { client } = await ready();
		await client.open(uriOf('a.c'), LATE_OPTION);
		await client.diagnostics(uriOf('a.c'), (params) => params.diagnostics.length === 1);
		write('.bindsight.json', OFF);
		await client.open(uriOf('b.c'), LATE_OPTION);
		expect(rulesOf(await client.diagnostics(uriOf('b.c')))).toEqual([]);
	});
});

/** The text after a code action. */
function applied(text: string, action: CodeAction | undefined): string {
	const [change] = (action?.edit?.documentChanges ?? []) as TextDocumentEdit[];
	return TextDocument.applyEdits(textDocument('', text), (change?.edits ?? []) as never);
}

describe('suppressing a finding', () => {
	const lightBulb = async (client: LanguageClient) => {
		await client.open('file:///a.c', LATE_OPTION);
		const published = await client.diagnostics('file:///a.c');
		return client.codeActions('file:///a.c', published, published.diagnostics[0]!.range);
	};

	it('is the last code action, never preferred, and takes the finding away', async () => {
		const { client } = await ready();
		const actions = await lightBulb(client);
		const last = actions.at(-1);
		expect(last).toMatchObject({ title: 'Suppress option-after-bind here, with a reason', kind: 'quickfix' });
		expect(last?.isPreferred).toBeUndefined();
		const text = applied(LATE_OPTION, last);
		expect(text).toContain('\n\t// bindsight-ignore option-after-bind: reason\n\tif (setsockopt(');
		await client.open('file:///b.c', text);
		expect(rulesOf(await client.diagnostics('file:///b.c'))).toEqual([]);
	});

	it('leaves the reason to be filled in where the editor can do that', async () => {
		const { client } = await ready({
			workspace: { workspaceEdit: { documentChanges: true, snippetEditSupport: true } },
		});
		const [change] = ((await lightBulb(client)).at(-1)?.edit?.documentChanges ?? []) as TextDocumentEdit[];
		expect(change?.edits).toMatchObject([
			// biome-ignore lint/suspicious/noTemplateCurlyInString: this is how a snippet is written.
			{ snippet: { kind: 'snippet', value: '\t// bindsight-ignore option-after-bind: ${1:reason}\n' } },
		]);
	});
});

describe('source.fixAll.bindsight', () => {
	const USELESS = `${LATE_OPTION}// bindsight-ignore option-level, unchecked-bind: no longer\nint x; // bindsight-ignore option-level: no longer\n`;

	async function fixAll(client: LanguageClient, only: string): Promise<CodeAction[]> {
		const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
		const params = { textDocument: { uri: 'file:///a.c' }, range, context: { diagnostics: [], only: [only] } };
		return client.connection.sendRequest('textDocument/codeAction', params);
	}

	it.each(['source', 'source.fixAll', 'source.fixAll.bindsight'])(
		'applies every safe fix, asked for as %s',
		async (only) => {
			const { client } = await ready();
			await client.open('file:///a.c', USELESS);
			const [action, ...others] = await fixAll(client, only);
			expect(others).toEqual([]);
			expect(action?.kind).toBe('source.fixAll.bindsight');
			expect(applied(USELESS, action)).toBe(`${LATE_OPTION}int x;\n`);
		},
	);

	it('has nothing to do with other kinds, nor with fixes that are not safe', async () => {
		const { client } = await ready();
		await client.open('file:///a.c', USELESS);
		expect(await fixAll(client, 'source.organizeImports')).toEqual([]);
		expect(await fixAll(client, 'source.fixAll.eslint')).toEqual([]);
		await client.change(
			'file:///a.c',
			2,
			{ start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
			LATE_OPTION,
		);
		expect(await fixAll(client, 'source.fixAll')).toEqual([]);
	});
});
