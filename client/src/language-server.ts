import * as vscode from 'vscode';
import {
	CloseAction,
	type CloseHandlerResult,
	type ErrorHandler,
	type LanguageClientOptions,
	State,
	TransportKind,
} from 'vscode-languageclient/node';
import { QuietLanguageClient } from './quiet-language-client.js';

/** The commands that a link in a hover may run. They show something, and change nothing. */
const HOVER_COMMANDS: readonly string[] = ['bindsight.showMatrix', 'bindsight.explainStatus'];

export type ServerState = 'starting' | 'running' | 'stopped';

/** The language server of this extension: the only program that it ever starts. */
export class LanguageServer implements vscode.Disposable {
	private client: QuietLanguageClient | undefined;
	private readonly stateChanged = new vscode.EventEmitter<ServerState>();
	readonly onDidChangeState = this.stateChanged.event;
	private readonly notified = new Map<string, Set<(params: unknown) => void>>();
	state: ServerState = 'stopped';
	/** Why it stopped by itself, for the reader; empty where it did not. */
	failure = '';

	constructor(
		private readonly extensionUri: vscode.Uri,
		private readonly log: vscode.LogOutputChannel,
	) {}

	/** Starts it where it does not run. Where that fails, the reader is told and the state is `stopped`; never throws. */
	async start(): Promise<void> {
		if (this.state !== 'stopped') {
			return;
		}
		this.failure = '';
		const { version } = vscode.extensions.getExtension('bindsight.bindsight')?.packageJSON ?? {};
		this.log.info(`Bindsight ${version ?? ''}, VS Code ${vscode.version}, ${process.platform} ${process.arch}`);
		this.setState('starting');
		const program = vscode.Uri.joinPath(this.extensionUri, 'server', 'dist', 'lsp.cjs');
		try {
			await vscode.workspace.fs.stat(program);
		} catch {
			this.fail(vscode.l10n.t('{0} is missing. Install the extension again.', program.fsPath));
			return;
		}
		const client = this.createClient(program);
		this.client = client;
		this.listen(client);
		client.onDidChangeState(({ newState }) => this.follow(client, newState));
		try {
			await client.start();
		} catch (error) {
			this.failFor(client, error instanceof Error ? error.message : String(error));
		}
	}

	/** Stops it where it runs and starts it afresh. */
	async restart(): Promise<void> {
		await this.stop();
		await this.start();
	}

	/** Stops it, whatever its state. */
	async stop(): Promise<void> {
		const client = this.client;
		this.client = undefined;
		this.setState('stopped');
		try {
			await client?.dispose();
		} catch {
			// A client that is still starting refuses to stop.
			client?.serverProcess?.kill();
		}
	}

	/**
	 * Asks the server; waits where it is starting.
	 * @throws Error where it does not run, where the request was cancelled, or with the server's own error.
	 */
	async request(method: string, params: unknown, token: vscode.CancellationToken): Promise<unknown> {
		if (!this.client) {
			throw new Error(this.failure || vscode.l10n.t('The language server is not running.'));
		}
		return await this.client.sendRequest(method, params, token);
	}

	/** Calls back for each notification of that method, whichever server sends it. */
	onNotification(method: string, callback: (params: unknown) => void): vscode.Disposable {
		const callbacks = this.notified.get(method) ?? new Set();
		this.notified.set(method, callbacks.add(callback));
		return new vscode.Disposable(() => callbacks.delete(callback));
	}

	dispose(): void {
		this.stateChanged.dispose();
	}

	/** A client that is started afresh hears for those who listened to the one before. */
	private listen(client: QuietLanguageClient): void {
		for (const [method, callbacks] of this.notified) {
			client.onNotification(method, (params: unknown) => {
				for (const callback of callbacks) {
					callback(params);
				}
			});
		}
	}

	private createClient(program: vscode.Uri): QuietLanguageClient {
		const server = {
			module: program.fsPath,
			transport: TransportKind.ipc,
			// Not the folder that is open: nothing in there may take part in the start.
			options: { cwd: vscode.Uri.joinPath(program, '..').fsPath },
		};
		const options: LanguageClientOptions = {
			documentSelector: [{ language: 'c' }, { language: 'cpp' }],
			outputChannel: this.log,
			initializationOptions: {
				rulePages: vscode.Uri.joinPath(this.extensionUri, 'docs', 'rules').toString(),
				hoverCommands: HOVER_COMMANDS,
				showsStatus: true,
			},
			// What the server writes may run these commands and nothing else; the analysed code's own words are escaped there.
			markdown: { isTrusted: { enabledCommands: HOVER_COMMANDS }, supportHtml: false },
			initializationFailedHandler: () => false,
			errorHandler: this.errorHandler(() => client),
		};
		const client = new QuietLanguageClient('bindsight', 'Bindsight', { run: server, debug: server }, options);
		return client;
	}

	/** Lets the server come back after a crash, unless it never ran or falls again and again. */
	private errorHandler(client: () => QuietLanguageClient): ErrorHandler {
		let usual: ErrorHandler | undefined;
		const handler = () => {
			usual ??= client().createDefaultErrorHandler();
			return usual;
		};
		return {
			error: (error, message, count) => handler().error(error, message, count),
			closed: async (): Promise<CloseHandlerResult> => {
				if (this.state === 'starting') {
					this.failFor(client(), vscode.l10n.t('it ended while it was starting. The log says more.'));
					return { action: CloseAction.DoNotRestart };
				}
				const result = await handler().closed();
				if (result.action === CloseAction.DoNotRestart) {
					this.failFor(client(), vscode.l10n.t('it ended again and again. The log says more.'));
				}
				return result;
			},
		};
	}

	private follow(client: QuietLanguageClient, state: State): void {
		if (client !== this.client) {
			return;
		}
		if (state === State.Running) {
			this.setState('running');
		} else if (state === State.StartFailed) {
			this.failFor(client, vscode.l10n.t('it could not be started again. The log says more.'));
		} else {
			this.setState('starting');
		}
	}

	private failFor(client: QuietLanguageClient, reason: string): void {
		if (client === this.client) {
			this.fail(reason);
		}
	}

	private fail(reason: string): void {
		this.client = undefined;
		this.failure = vscode.l10n.t('Bindsight has no language server: {0}', reason);
		this.log.error(this.failure);
		this.setState('stopped');
		void this.report(this.failure);
	}

	private async report(failure: string): Promise<void> {
		const restart = vscode.l10n.t('Restart');
		const showLog = vscode.l10n.t('Show Log');
		const chosen = await vscode.window.showErrorMessage(failure, restart, showLog);
		if (chosen === restart) {
			await this.restart();
		} else if (chosen === showLog) {
			this.log.show();
		}
	}

	private setState(state: ServerState): void {
		if (state !== this.state) {
			this.state = state;
			this.stateChanged.fire(state);
		}
	}
}
