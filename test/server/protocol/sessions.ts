import type { CompletionItem, DocumentDiagnosticReport } from 'vscode-languageserver/node';
import { type Folder, folderWith } from '../folder.js';
import { type LanguageClient, rangeOf, startServer } from '../language-client.js';
import { EARLY_OPTION, LATE_OPTION, textDocument } from '../sample-code.js';
import type { Recording } from './recording.js';

const HELPER = 'void share(SOCKET s) { int on = 1; setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, &on, 4); }\n';
const CALLER = LATE_OPTION.replace(/if \(setsockopt.*\)\n\t\treturn 1;/, 'share(s);');
const UNFINISHED = LATE_OPTION.replace('\treturn listen', '\tso_excl\n\treturn listen');
const USELESS = `${LATE_OPTION}// bindsight-ignore option-level: no longer\nint x;\n`;
/** So large that it is not looked at, which a status tells. */
const LARGE = `${LATE_OPTION}${'/* bind socket setsockopt */ int x;\n'.repeat(300_000)}`;
const START = { line: 0, character: 0 };

/** As many files as make the reading of a folder worth showing. */
const MANY = Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`many/${index}.c`, `int f${index};\n`]));

/** What an editor like VS Code announces, as far as the server asks; diagnostics are asked for. */
const EVERYTHING = {
	general: { positionEncodings: ['utf-16'] },
	window: { workDoneProgress: true, showMessage: {} },
	workspace: {
		configuration: true,
		workspaceFolders: true,
		didChangeConfiguration: { dynamicRegistration: true },
		didChangeWatchedFiles: { dynamicRegistration: true },
		workspaceEdit: { documentChanges: true, snippetEditSupport: true },
		inlayHint: { refreshSupport: true },
		diagnostics: { refreshSupport: true },
	},
	textDocument: {
		synchronization: { didSave: true },
		publishDiagnostics: {
			relatedInformation: true,
			versionSupport: true,
			codeDescriptionSupport: true,
			tagSupport: { valueSet: [1, 2] },
		},
		diagnostic: { dynamicRegistration: false },
		hover: { contentFormat: ['markdown', 'plaintext'] },
		completion: {
			completionItem: {
				snippetSupport: true,
				documentationFormat: ['markdown'],
				insertTextModeSupport: { valueSet: [1, 2] },
			},
			completionItemKind: { valueSet: [1, 12, 15, 21] },
		},
		codeAction: {
			isPreferredSupport: true,
			codeActionLiteralSupport: { codeActionKind: { valueSet: ['', 'quickfix', 'source.fixAll'] } },
		},
		inlayHint: {},
	},
};

/** The same, but for what it is asked: diagnostics are sent. */
const SENT = {
	...EVERYTHING,
	workspace: { ...EVERYTHING.workspace, diagnostics: {} },
};

/** As little as a client can announce. */
const LITTLE = { textDocument: { publishDiagnostics: {} } };

/** A client that answers whatever the server asks. */
class Session {
	readonly recording: Recording = [];
	readonly client: LanguageClient = startServer('bundle', this.recording);
	settings: object | null = { inlayHints: { enabled: true } };
	private version = 1;

	constructor(readonly folder: Folder) {
		const { connection } = this.client;
		for (const method of [
			'client/registerCapability',
			'window/workDoneProgress/create',
			'workspace/inlayHint/refresh',
			'workspace/diagnostic/refresh',
		]) {
			connection.onRequest(method, () => null);
		}
		connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
			items.map(() => this.settings),
		);
	}

	ask<Answer>(method: string, params: unknown): Promise<Answer> {
		return this.client.connection.sendRequest<Answer>(method, params);
	}

	tell(method: string, params?: unknown): Promise<void> {
		return this.client.connection.sendNotification(method, params);
	}

	document(name: string) {
		return { textDocument: { uri: this.folder.uriOf(name) } };
	}

	/** Until the server has said something like that. */
	async heard(method: string): Promise<void> {
		while (!this.recording.some(({ from, message }) => from === 'server' && message.method === method)) {
			await new Promise((resolve) => setTimeout(resolve, 10));
		}
	}

	start(capabilities: object, rest: object = {}): Promise<unknown> {
		const workspaceFolders = [{ uri: this.folder.uri, name: 'folder' }];
		const initializationOptions = {
			rulePages: 'file:///pages',
			showsStatus: true,
			hoverCommands: ['bindsight.showMatrix'],
		};
		return this.client.initialize({ capabilities, workspaceFolders, initializationOptions, ...rest });
	}

	/** Everything that a reader does with one document. */
	async read(name: string): Promise<void> {
		const uri = this.folder.uriOf(name);
		await this.client.open(uri, LATE_OPTION);
		const late = textDocument(uri, LATE_OPTION);
		for (const word of ['SO_EXCLUSIVEADDRUSE', 'bind', 'SOCKET_ERROR', 'serve']) {
			await this.client.hover(uri, rangeOf(late, word).start);
		}
		const { start } = rangeOf(late, 'SO_EXCLUSIVEADDRUSE');
		const whole = { start: START, end: { line: 99, character: 0 } };
		await this.ask('textDocument/inlayHint', { ...this.document(name), range: whole });
		await this.fixes(name, start);
		await this.ownRequests(name, start);
		await this.edit(name, UNFINISHED);
		await this.complete(name);
		await this.edit(name, USELESS);
		await this.ask('textDocument/codeAction', {
			...this.document(name),
			range: whole,
			context: { diagnostics: [], only: ['source.fixAll'] },
		});
		await this.tell('textDocument/didSave', this.document(name));
	}

	private async fixes(name: string, start: { line: number; character: number }): Promise<void> {
		const range = { start, end: start };
		const params = { ...this.document(name), range, context: { diagnostics: [], triggerKind: 1 } };
		await this.ask('textDocument/codeAction', params);
	}

	private async complete(name: string): Promise<void> {
		const uri = this.folder.uriOf(name);
		for (const word of ['so_excl', 'SO_EXCLUSIVEADDRUSE']) {
			const { end } = rangeOf(textDocument(uri, UNFINISHED), word);
			const asked = { ...this.document(name), position: end, context: { triggerKind: 1 } };
			for (const item of (await this.ask<CompletionItem[]>('textDocument/completion', asked)).slice(0, 3)) {
				await this.ask('completionItem/resolve', item);
			}
		}
	}

	private async ownRequests(name: string, position: { line: number; character: number }): Promise<void> {
		const place = { ...this.document(name), position };
		await this.ask('bindsight/sharingMatrix', place);
		await this.ask('bindsight/explainStatus', { text: 'WSAEACCES', ...place });
		await this.ask('bindsight/portsInUse', {});
		await this.ask('bindsight/meetingSockets', place);
		await this.ask('bindsight/compareSockets', { one: place, other: place });
		await this.ask('bindsight/sharingTables', {});
		await this.ask('bindsight/resolve', {
			model: 'winsock',
			account: 'same',
			first: { option: 'none', address: 'wildcard' },
			second: { option: 'reuse', address: 'specific' },
		});
	}

	/** Replaces the whole text. */
	async edit(name: string, text: string): Promise<void> {
		const range = { start: START, end: { line: 9999, character: 0 } };
		await this.client.change(this.folder.uriOf(name), ++this.version, range, text);
	}

	/** What changes around the documents. */
	async around(): Promise<void> {
		this.folder.write('.bindsight.json', '{ "rules": { "option-after-bnd": "off" } }');
		const changes = [
			{ uri: this.folder.uriOf('.bindsight.json'), type: 1 },
			{ uri: this.folder.uriOf('options.c'), type: 2 },
		];
		await this.tell('workspace/didChangeWatchedFiles', { changes });
		this.settings = { rules: { 'option-after-bind': 'hint' } };
		await this.tell('workspace/didChangeConfiguration', { settings: { bindsight: this.settings } });
		const event = { added: [{ uri: 'file:///nowhere', name: 'nowhere' }], removed: [] };
		await this.tell('workspace/didChangeWorkspaceFolders', { event });
		await this.tell('$/setTrace', { value: 'verbose' });
		await this.ask('textDocument/hover', { ...this.document('server.c'), position: START });
		await this.tell('$/setTrace', { value: 'off' });
		await this.tell('$/cancelRequest', { id: 1 });
		// Nothing that the server offers: the answer is an error.
		await this.ask('textDocument/definition', { ...this.document('server.c'), position: START }).catch(() => null);
	}

	async end(): Promise<Recording> {
		await this.client.stop();
		return this.recording;
	}
}

/** What is said between the server and a client that can do everything and asks for its diagnostics. */
export async function askingSession(): Promise<Recording> {
	const folder = folderWith({ ...MANY, 'options.c': HELPER, 'caller.c': CALLER, 'server.c': LATE_OPTION });
	try {
		const session = new Session(folder);
		await session.start(EVERYTHING);
		await session.read('server.c');
		await session.heard('$/progress');
		await session.heard('workspace/diagnostic/refresh');
		await session.client.open(folder.uriOf('caller.c'), CALLER);
		const pulled = await session.ask<DocumentDiagnosticReport>('textDocument/diagnostic', session.document('caller.c'));
		const again = { ...session.document('caller.c'), previousResultId: pulled.resultId };
		await session.ask('textDocument/diagnostic', again);
		await session.client.open(folder.uriOf('large.c'), LARGE);
		await session.ask('textDocument/diagnostic', session.document('large.c'));
		await session.heard('bindsight/status');
		await session.around();
		await session.tell('textDocument/didClose', session.document('caller.c'));
		return await session.end();
	} finally {
		folder.remove();
	}
}

/** The same with a client that is sent its diagnostics. */
export async function sentSession(capabilities: object = SENT): Promise<Recording> {
	const folder = folderWith({ 'options.c': HELPER, 'caller.c': CALLER, 'server.c': LATE_OPTION });
	try {
		const session = new Session(folder);
		await session.start(capabilities);
		await session.read('server.c');
		await session.client.open(folder.uriOf('caller.c'), CALLER);
		await session.client.open(folder.uriOf('early.c'), EARLY_OPTION);
		await session.around();
		await session.client.diagnostics(folder.uriOf('.bindsight.json'));
		await session.tell('textDocument/didClose', session.document('early.c'));
		return await session.end();
	} finally {
		folder.remove();
	}
}

/** The same with a client that can do next to nothing. */
export function smallSession(): Promise<Recording> {
	return sentSession(LITTLE);
}

/** The same with a client that counts bytes. */
export function bytesSession(): Promise<Recording> {
	return sentSession({ ...SENT, general: { positionEncodings: ['utf-8'] } });
}
