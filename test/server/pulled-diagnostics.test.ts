import { describe, expect, it } from 'vitest';
import type { DocumentDiagnosticReport, RelatedFullDocumentDiagnosticReport } from 'vscode-languageserver/node';
import { folderWith } from './folder.js';
import { FULL_CAPABILITIES, type LanguageClient } from './language-client.js';
import { newClient } from './new-client.js';
import { LATE_OPTION } from './sample-code.js';

const URI = 'file:///work/server.c';

/** A client that asks for its diagnostics; `asked` counts how often it was told to ask again. */
class PullingClient {
	asked = 0;
	private readonly waiting: (() => void)[] = [];

	constructor(readonly client: LanguageClient) {
		client.connection.onRequest('workspace/diagnostic/refresh', () => {
			this.asked++;
			for (const go of this.waiting.splice(0)) {
				go();
			}
			return null;
		});
	}

	pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
		const params = { textDocument: { uri }, previousResultId };
		return this.client.connection.sendRequest('textDocument/diagnostic', params);
	}

	/** The report of a document whose diagnostics the client does not know. */
	async full(uri: string): Promise<RelatedFullDocumentDiagnosticReport> {
		const report = await this.pull(uri);
		expect(report.kind).toBe('full');
		return report as RelatedFullDocumentDiagnosticReport;
	}

	/** Once the server has said to ask again. */
	told(): Promise<void> {
		return new Promise((resolve) => this.waiting.push(resolve));
	}
}

interface Announced {
	refreshSupport?: boolean;
	pushes?: boolean;
	initializationOptions?: object;
	workspaceFolders?: object[];
}

async function ready({ refreshSupport = true, pushes = true, ...rest }: Announced = {}) {
	const client = newClient();
	const { publishDiagnostics, ...textDocument } = FULL_CAPABILITIES.textDocument;
	const { capabilities } = await client.initialize({
		capabilities: {
			workspace: { ...FULL_CAPABILITIES.workspace, diagnostics: { refreshSupport } },
			textDocument: {
				...textDocument,
				...(pushes ? { publishDiagnostics } : {}),
				diagnostic: { dynamicRegistration: false },
			},
		},
		...rest,
	});
	return { pulling: new PullingClient(client), client, offered: capabilities };
}

const rulesIn = ({ items }: RelatedFullDocumentDiagnosticReport) => items.map(({ code }) => code);
const START = { line: 0, character: 0 };

describe('a client that asks for diagnostics', () => {
	it('is told what is found, once for each time it asks, and is sent nothing by itself', async () => {
		const { pulling, client, offered } = await ready();
		expect(offered.diagnosticProvider).toEqual({ interFileDependencies: true, workspaceDiagnostics: false });
		await client.open(URI, LATE_OPTION);
		expect(rulesIn(await pulling.full(URI))).toEqual(['option-after-bind']);
		await client.change(URI, 2, { start: START, end: { line: 99, character: 0 } }, 'int x;\n');
		expect(rulesIn(await pulling.full(URI))).toEqual([]);
		expect(client.published).toEqual([]);
	});

	it('is told that nothing has changed, where it says what it has', async () => {
		const { pulling, client } = await ready();
		await client.open(URI, LATE_OPTION);
		const { resultId } = await pulling.full(URI);
		expect(await pulling.pull(URI, resultId)).toEqual({ kind: 'unchanged', resultId });
		await client.change(URI, 2, { start: START, end: START }, '\n');
		const moved = await pulling.pull(URI, resultId);
		expect(moved).toMatchObject({
			kind: 'full',
			items: [{ code: 'option-after-bind', range: { start: { line: 13 } } }],
		});
		expect(moved.resultId).not.toBe(resultId);
		await client.change(URI, 3, { start: START, end: { line: 1, character: 0 } }, '');
		expect(await pulling.pull(URI, moved.resultId)).toMatchObject({ kind: 'full' });
	});

	it('is told of no findings in what is not open, or is another language', async () => {
		const { pulling, client } = await ready();
		await client.open('file:///a.py', LATE_OPTION, { languageId: 'python' });
		expect(await pulling.pull('file:///a.py')).toEqual({ kind: 'full', items: [] });
		expect(await pulling.pull(URI, '1')).toEqual({ kind: 'full', items: [] });
	});

	it('is told to ask again when the folder has been read', async () => {
		const helper = 'void share(SOCKET s) { int on = 1; setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, &on, 4); }\n';
		const caller = LATE_OPTION.replace(/if \(setsockopt.*\)\n\t\treturn 1;/, 'share(s);');
		const folder = folderWith({ 'options.c': helper, 'server.c': caller });
		const { pulling, client } = await ready({ workspaceFolders: [{ uri: folder.uri, name: 'w' }] });
		const told = pulling.told();
		await client.open(folder.uriOf('server.c'), caller);
		await told;
		expect(rulesIn(await pulling.full(folder.uriOf('server.c')))).toContain('option-after-bind');
		// An edit of the helper changes what is found at its caller: the client is told once the typing pauses.
		await client.open(folder.uriOf('options.c'), helper);
		const again = pulling.told();
		await client.change(folder.uriOf('options.c'), 2, { start: START, end: { line: 1, character: 0 } }, '\n');
		await again;
	});

	it('is told to ask again when the settings change', async () => {
		const { pulling, client } = await ready();
		await client.open(URI, LATE_OPTION);
		await pulling.full(URI);
		const told = pulling.told();
		const settings = { bindsight: { rules: { 'option-after-bind': 'off' } } };
		await client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
		await told;
		expect(rulesIn(await pulling.full(URI))).toEqual([]);
	});
});

describe('diagnostics are sent, and none are offered to be asked for,', () => {
	it.each([
		['to a client that cannot be told to ask again', { refreshSupport: false }],
		['to a client that would rather have it so', { initializationOptions: { pushDiagnostics: true } }],
	])('%s', async (_whom, announced) => {
		const { client, offered } = await ready(announced);
		expect(offered.diagnosticProvider).toBeUndefined();
		await client.open(URI, LATE_OPTION);
		expect((await client.diagnostics(URI)).diagnostics).toHaveLength(1);
	});
});

it('a client that can do nothing but ask is answered, though it cannot be told to ask again', async () => {
	const { pulling, client, offered } = await ready({ refreshSupport: false, pushes: false });
	expect(offered.diagnosticProvider).toBeDefined();
	await client.open(URI, LATE_OPTION);
	expect(rulesIn(await pulling.full(URI))).toEqual(['option-after-bind']);
	expect({ published: client.published, asked: pulling.asked }).toEqual({ published: [], asked: 0 });
});
