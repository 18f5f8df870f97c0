import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
	type CodeAction,
	createProtocolConnection,
	type Hover,
	type InitializeResult,
	type LogMessageParams,
	type Position,
	type ProtocolConnection,
	type PublishDiagnosticsParams,
	type Range,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Recording, RecordingReader, RecordingWriter } from './protocol/recording.js';

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));

/** The two ways in which an editor starts the server. */
export const SERVER_COMMANDS = {
	bundle: [path.join(root, 'server/dist/lsp.cjs'), '--stdio'],
	bin: [path.join(root, 'server/bin/bindsight.js'), 'lsp', '--stdio'],
} as const;

/** What a full-grown editor can do, as far as the server asks. */
export const FULL_CAPABILITIES = {
	workspace: { workspaceEdit: { documentChanges: true } },
	textDocument: {
		publishDiagnostics: { relatedInformation: true, versionSupport: true, codeDescriptionSupport: true },
		codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
	},
};

/** A server process with a client that remembers everything that the server sends by itself. */
export class LanguageClient {
	readonly published: PublishDiagnosticsParams[] = [];
	readonly logged: LogMessageParams[] = [];
	/** What came over stdout outside of the protocol, and over stderr. */
	readonly noise: string[] = [];
	readonly exited: Promise<number | null>;
	private readonly arrived = new Set<() => void>();

	constructor(
		readonly process: ChildProcess,
		readonly connection: ProtocolConnection,
	) {
		this.exited = new Promise((resolve) => {
			process.on('exit', resolve);
		});
		process.stderr?.on('data', (data) => this.noise.push(String(data)));
		connection.onError(([error]) => this.noise.push(error.message));
		connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
			this.published.push(params);
			for (const look of [...this.arrived]) {
				look();
			}
		});
		connection.onNotification('window/logMessage', (params: LogMessageParams) => {
			this.logged.push(params);
		});
		connection.listen();
	}

	async initialize(
		options: {
			capabilities?: object;
			initializationOptions?: object;
			workspaceFolders?: object[] | null;
			rootUri?: string | null;
			rootPath?: string | null;
			locale?: string;
		} = {},
	): Promise<InitializeResult> {
		const { capabilities = FULL_CAPABILITIES, ...rest } = options;
		const params = { processId: process.pid, rootUri: null, capabilities, ...rest };
		const result = await this.connection.sendRequest<InitializeResult>('initialize', params);
		await this.connection.sendNotification('initialized', {});
		return result;
	}

	open(uri: string, text: string, { version = 1, languageId = 'c' } = {}): Promise<void> {
		return this.connection.sendNotification('textDocument/didOpen', {
			textDocument: { uri, languageId, version, text },
		});
	}

	/** One incremental change. */
	change(uri: string, version: number, range: Range, text: string): Promise<void> {
		const params = { textDocument: { uri, version }, contentChanges: [{ range, text }] };
		return this.connection.sendNotification('textDocument/didChange', params);
	}

	close(uri: string): Promise<void> {
		return this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
	}

	/** The first diagnostics of that document, now or later, that fit. */
	diagnostics(
		uri: string,
		fits: (params: PublishDiagnosticsParams) => boolean = () => true,
	): Promise<PublishDiagnosticsParams> {
		return new Promise((resolve) => {
			const look = () => {
				const found = this.published.find((params) => params.uri === uri && fits(params));
				if (found) {
					this.arrived.delete(look);
					resolve(found);
				}
			};
			this.arrived.add(look);
			look();
		});
	}

	hover(uri: string, position: Position): Promise<Hover | null> {
		return this.connection.sendRequest('textDocument/hover', { textDocument: { uri }, position });
	}

	codeActions(uri: string, { diagnostics }: PublishDiagnosticsParams, range: Range): Promise<CodeAction[]> {
		const params = { textDocument: { uri }, range, context: { diagnostics } };
		return this.connection.sendRequest('textDocument/codeAction', params);
	}

	/** Ends the server as the protocol says; answers its exit code. */
	async stop(): Promise<number | null> {
		await this.connection.sendRequest('shutdown');
		await this.connection.sendNotification('exit');
		return this.exited;
	}
}

/** Starts the built server. */
export function startServer(
	command: keyof typeof SERVER_COMMANDS = 'bundle',
	recording: Recording = [],
	language?: string,
): LanguageClient {
	const args = SERVER_COMMANDS[command];
	if (!existsSync(SERVER_COMMANDS.bundle[0])) {
		throw new Error('server/dist is missing; run "npm run build" first');
	}
	return startCommand(process.execPath, args, recording, language);
}

/** Starts a server in any way; what is said goes into `recording`, `language` is what the environment asks for. */
export function startCommand(
	command: string,
	args: readonly string[],
	recording: Recording = [],
	language = 'C',
): LanguageClient {
	const child = spawn(command, [...args], { stdio: 'pipe', env: { ...process.env, LC_ALL: language } });
	const connection = createProtocolConnection(
		new RecordingReader(child.stdout, recording),
		new RecordingWriter(child.stdin, recording),
	);
	return new LanguageClient(child, connection);
}

/** The range of the first `word` in the document, from the `nth` one on (0 is the first). */
export function rangeOf(document: TextDocument, word: string, nth = 0): Range {
	let at = -1;
	for (let found = 0; found <= nth; found++) {
		at = document.getText().indexOf(word, at + 1);
		if (at < 0) {
			throw new Error(`"${word}" stands less than ${nth + 1} times in the text`);
		}
	}
	return { start: document.positionAt(at), end: document.positionAt(at + word.length) };
}
