import workerScript from 'packed:lsp-worker.js';
import cModule from 'packed:tree-sitter-c.wasm';
import cppModule from 'packed:tree-sitter-cpp.wasm';
import runtimeModule from 'packed:web-tree-sitter.wasm';
import {
	BrowserMessageReader,
	BrowserMessageWriter,
	CancellationTokenSource,
	createProtocolConnection,
	type InitializeParams,
	type ProtocolConnection,
	type PublishDiagnosticsParams,
} from 'vscode-languageserver-protocol/browser';
import { bytesOf, unpacked } from './packing.js';
import { scriptAddress } from './trusted.js';

/** The commands that a link in a hover may name; the page runs them itself. */
export const HOVER_COMMANDS = ['bindsight.showMatrix', 'bindsight.explainStatus'];

/** What the server tells without being asked. */
export interface ServerEvents {
	stateChanged(): void;
	diagnostics(params: PublishDiagnosticsParams): void;
	/** What the server has not looked at, by the document's address. */
	status(params: unknown): void;
	log(line: string): void;
}

/** The language server, in a worker of this page: the same as in the web extension. */
export class LanguageServer {
	state: 'starting' | 'running' | 'stopped' = 'stopped';
	/** Why it stopped by itself; empty where it did not. */
	failure = '';
	/** How often it was started: only the last start counts. */
	private starts = 0;
	private worker: Worker | undefined;
	private connection: ProtocolConnection | undefined;

	constructor(
		private readonly events: ServerEvents,
		/** What to say where it cannot be started, or ends. */
		private readonly failed: (reason: string) => string,
	) {}

	/** Starts it afresh, in this language. Where that fails, `failure` says why; never rejects. */
	async start(locale: string): Promise<void> {
		this.stop();
		this.failure = '';
		this.starts += 1;
		const start = this.starts;
		this.setState('starting');
		try {
			await this.connect(locale);
			if (start === this.starts) {
				this.setState('running');
			}
		} catch (error) {
			if (start === this.starts) {
				this.fail(error instanceof Error ? error.message : String(error));
			}
		}
	}

	/**
	 * Asks the server.
	 * @throws Error where it does not run, where `signal` was aborted, or with the server's own error.
	 */
	async request(method: string, params: unknown, signal?: AbortSignal): Promise<unknown> {
		const { connection } = this;
		if (!connection || this.state !== 'running') {
			throw new Error(this.failure || method);
		}
		const cancellation = new CancellationTokenSource();
		const cancel = () => cancellation.cancel();
		signal?.addEventListener('abort', cancel);
		try {
			return await connection.sendRequest(method, params, cancellation.token);
		} finally {
			signal?.removeEventListener('abort', cancel);
			cancellation.dispose();
		}
	}

	/** Tells the server, where it runs. */
	notify(method: string, params: unknown): void {
		if (this.state === 'running') {
			void this.connection?.sendNotification(method, params);
		}
	}

	private async connect(locale: string): Promise<void> {
		const [script, webTreeSitter, c, cpp] = await Promise.all(
			[workerScript, runtimeModule, cModule, cppModule].map((packed) => unpacked(bytesOf(packed), 'gzip')),
		);
		const worker = new Worker(scriptAddress(new Blob([script!], { type: 'text/javascript' })));
		this.worker = worker;
		const ended = new Promise<never>((_, reject) => {
			worker.addEventListener('error', ({ message }) => {
				reject(new Error(message));
				if (this.state === 'running') {
					this.fail(message);
				}
			});
		});
		const connection = createProtocolConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker));
		this.connection = connection;
		this.listen(connection);
		connection.listen();
		const grammars = { webTreeSitter, c, cpp };
		await Promise.race([ended, connection.sendRequest('initialize', initializeParams(locale, grammars))]);
		await connection.sendNotification('initialized', {});
	}

	private listen(connection: ProtocolConnection): void {
		const isCurrent = () => connection === this.connection;
		connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
			if (isCurrent()) {
				this.events.diagnostics(params);
			}
		});
		connection.onNotification('bindsight/status', (params: unknown) => {
			if (isCurrent()) {
				this.events.status(params);
			}
		});
		connection.onNotification('window/logMessage', ({ message }: { message: string }) => this.events.log(message));
	}

	private stop(): void {
		this.connection?.dispose();
		this.worker?.terminate();
		this.connection = undefined;
		this.worker = undefined;
	}

	private fail(reason: string): void {
		this.stop();
		this.failure = this.failed(reason);
		this.events.log(this.failure);
		this.setState('stopped');
	}

	private setState(state: LanguageServer['state']): void {
		this.state = state;
		this.events.stateChanged();
	}
}

function initializeParams(locale: string, grammars: object): InitializeParams {
	return {
		processId: null,
		rootUri: null,
		locale,
		initializationOptions: { grammars, hoverCommands: HOVER_COMMANDS, showsStatus: true },
		capabilities: {
			workspace: { workspaceEdit: { documentChanges: true } },
			textDocument: {
				publishDiagnostics: { relatedInformation: true, versionSupport: true },
				hover: { contentFormat: ['markdown'] },
				codeAction: {
					codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } },
					isPreferredSupport: true,
				},
			},
		},
	};
}
