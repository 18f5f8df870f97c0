import * as vscode from 'vscode';
import {
	type BaseLanguageClient,
	CloseAction,
	type CloseHandlerResult,
	ErrorAction,
	type ErrorHandler,
	type LanguageClientOptions,
	State,
} from 'vscode-languageclient';
import type { NoLongerSkippedParams, WorkParams } from '../../server/src/protocol/recovery.js';
import { answerFileRequests } from './file-requests.js';
import { BEAT } from './recovery/hang-watch.js';
import { Recovery } from './recovery/recovery.js';
import type { RunnableClient, ServerProgram } from './server-program.js';

/** The commands that a link in a hover may run. They show something, and change nothing. */
const HOVER_COMMANDS: readonly string[] = ['bindsight.showMatrix', 'bindsight.explainStatus'];

/** As protocol/recovery.ts names them; the client takes only types from the server. */
const WORK_NOTIFICATION = 'bindsight/work';
const NO_LONGER_SKIPPED_NOTIFICATION = 'bindsight/noLongerSkipped';

export type ServerState = 'starting' | 'running' | 'stopped';

/** The language server of this extension: the only program that it ever starts. */
export class LanguageServer implements vscode.Disposable {
	private running: RunnableClient | undefined;
	/** Changes with each start and stop, so that a start that takes its time sees that it is not wanted any more. */
	private starts = 0;
	/** Settles when the newest start has succeeded or failed; never rejects. */
	private starting: Promise<void> | undefined;
	private readonly stateChanged = new vscode.EventEmitter<ServerState>();
	readonly onDidChangeState = this.stateChanged.event;
	private readonly recovery = new Recovery();
	private readonly heart = setInterval(() => this.endWhereItHangs(), BEAT);
	/** Whether the reader knows that it ends by itself now and then. */
	private isRestartTold = false;
	private readonly notified = new Map<string, Set<(params: unknown) => void>>();
	state: ServerState = 'stopped';
	/** Why it stopped by itself, for the reader; empty where it did not. */
	failure = '';

	constructor(
		private readonly extensionUri: vscode.Uri,
		private readonly program: ServerProgram,
		private readonly log: vscode.LogOutputChannel,
	) {}

	/** Starts it where it does not run. Where that fails, the reader is told and the state is `stopped`; never throws. */
	async start(): Promise<void> {
		if (this.state !== 'stopped') {
			return;
		}
		this.failure = '';
		const { version } = vscode.extensions.getExtension('bindsight.bindsight')?.packageJSON ?? {};
		this.log.info(`Bindsight ${version ?? ''}, VS Code ${vscode.version}, ${this.program.platform}`);
		this.setState('starting');
		this.starts++;
		this.recovery.working(null);
		this.starting = this.run(this.starts);
		await this.starting;
	}

	private async run(start: number): Promise<void> {
		const { file } = this.program;
		try {
			await vscode.workspace.fs.stat(file);
		} catch {
			this.fail(vscode.l10n.t('{0} is missing. Install the extension again.', file.fsPath));
			return;
		}
		let made: RunnableClient | undefined;
		const fail = (reason: string) => this.failFor(made, reason);
		try {
			const ready = await this.program.createClient(
				this.options(() => made),
				fail,
			);
			if (start !== this.starts) {
				ready.kill();
				return;
			}
			made = ready;
			this.running = ready;
			this.listen(ready.client);
			this.followWork(ready.client);
			answerFileRequests(ready.client, this.program.packBytes);
			let hasRun = false;
			ready.client.onDidChangeState(({ newState }) => {
				// Why the first start failed, `start` says better.
				if (hasRun || newState !== State.StartFailed) {
					this.follow(ready, newState);
				}
			});
			await ready.client.start();
			hasRun = true;
		} catch (error) {
			fail(error instanceof Error ? error.message : String(error));
		}
	}

	/** Stops it where it runs and starts it afresh. */
	async restart(): Promise<void> {
		await this.stop();
		await this.start();
	}

	/** Stops it, whatever its state. */
	async stop(): Promise<void> {
		const { running } = this;
		this.running = undefined;
		this.starts++;
		this.setState('stopped');
		try {
			await running?.client.dispose();
		} catch {
			// A client that is still starting refuses to stop.
		}
		running?.kill();
	}

	/**
	 * Asks the server; waits where it is starting.
	 * @throws Error where it does not run, where the request was cancelled, or with the server's own error.
	 */
	async request(method: string, params: unknown, token: vscode.CancellationToken): Promise<unknown> {
		if (!this.running) {
			await this.starting;
		}
		if (!this.running) {
			throw new Error(this.failure || vscode.l10n.t('The language server is not running.'));
		}
		return await this.running.client.sendRequest(method, params, token);
	}

	/** Calls back for each notification of that method, whichever server sends it. */
	onNotification(method: string, callback: (params: unknown) => void): vscode.Disposable {
		const callbacks = this.notified.get(method) ?? new Set();
		this.notified.set(method, callbacks.add(callback));
		return new vscode.Disposable(() => callbacks.delete(callback));
	}

	/** What it runs on. */
	get platform(): string {
		return this.program.platform;
	}

	/** How often it has ended by itself, and how many files it does not look into for that. */
	get troubles(): { ends: number; skipped: number } {
		return { ends: this.recovery.ends, skipped: this.recovery.skipped.length };
	}

	dispose(): void {
		clearInterval(this.heart);
		this.stateChanged.dispose();
	}

	/** A client that is started afresh hears for those who listened to the one before. */
	private listen(client: BaseLanguageClient): void {
		for (const [method, callbacks] of this.notified) {
			client.onNotification(method, (params: unknown) => {
				for (const callback of callbacks) {
					callback(params);
				}
			});
		}
	}

	private followWork(client: BaseLanguageClient): void {
		client.onNotification(WORK_NOTIFICATION, ({ uri }: WorkParams) => this.recovery.working(uri));
		client.onNotification(NO_LONGER_SKIPPED_NOTIFICATION, ({ uri }: NoLongerSkippedParams) => {
			this.recovery.readAgain(uri);
		});
	}

	private endWhereItHangs(): void {
		const uri = this.recovery.beat();
		const { running } = this;
		if (uri === undefined || !running) {
			return;
		}
		this.log.error(this.program.withoutHome(`The language server does not come back from ${uri}: it is ended.`));
		running.kill();
		if (!this.program.tellsItsEnd) {
			this.skipWhatItFellOver();
			void this.restart();
		}
	}

	/** How long to wait before a restart, in milliseconds; undefined where there is to be none. */
	private skipWhatItFellOver(): number | undefined {
		const { wait, newlySkipped } = this.recovery.ended(Date.now());
		if (newlySkipped !== undefined) {
			const name = vscode.workspace.asRelativePath(vscode.Uri.parse(newlySkipped));
			void this.warn(
				vscode.l10n.t(
					'Bindsight leaves out {0}: its language server has ended twice over this file. It looks at it again once a change is saved.',
					name,
				),
			);
		}
		return wait;
	}

	private async warn(message: string): Promise<void> {
		this.log.warn(this.program.withoutHome(message));
		const showLog = vscode.l10n.t('Show Log');
		if ((await vscode.window.showWarningMessage(message, showLog)) === showLog) {
			await vscode.commands.executeCommand('bindsight.showLog');
		}
	}

	/** Waits before the server is started again; the reader is told of the first time alone. */
	private async backOff(wait: number): Promise<void> {
		this.setState('starting');
		this.log.warn(`The language server has ended by itself; it is started again in ${wait / 1000} s.`);
		if (!this.isRestartTold) {
			this.isRestartTold = true;
			void this.warn(vscode.l10n.t('The language server of Bindsight has ended by itself, and is started again.'));
		}
		await new Promise((resolve) => setTimeout(resolve, wait));
	}

	private options(made: () => RunnableClient | undefined): LanguageClientOptions {
		return {
			documentSelector: [{ language: 'c' }, { language: 'cpp' }],
			outputChannel: this.log,
			initializationOptions: () => ({
				rulePages: vscode.Uri.joinPath(this.extensionUri, 'docs', 'rules').toString(),
				hoverCommands: HOVER_COMMANDS,
				showsStatus: true,
				// VS Code asks for the findings of other documents only seconds after an edit that they depend on.
				pushDiagnostics: true,
				readsFiles: true,
				tellsWork: true,
				skip: this.recovery.skipped,
			}),
			// What the server writes may run these commands and nothing else; the analysed code's own words are escaped there.
			markdown: { isTrusted: { enabledCommands: HOVER_COMMANDS }, supportHtml: false },
			initializationFailedHandler: () => false,
			errorHandler: this.errorHandler(made),
		};
	}

	/** Lets the server come back after a crash, unless it never ran or falls again and again. */
	private errorHandler(made: () => RunnableClient | undefined): ErrorHandler {
		let usual: ErrorHandler | undefined;
		const handler = () => {
			usual ??= made()?.client.createDefaultErrorHandler();
			return usual;
		};
		return {
			error: (error, message, count) => handler()?.error(error, message, count) ?? { action: ErrorAction.Continue },
			closed: async (): Promise<CloseHandlerResult> => {
				if (this.state === 'starting') {
					this.failFor(made(), vscode.l10n.t('it ended while it was starting. The log says more.'));
					return { action: CloseAction.DoNotRestart };
				}
				const wait = this.skipWhatItFellOver();
				if (wait === undefined) {
					this.failFor(made(), vscode.l10n.t('it ended again and again. The log says more.'));
					return { action: CloseAction.DoNotRestart, handled: true };
				}
				await this.backOff(wait);
				// Meanwhile somebody may have started another one, or stopped this one for good.
				const isWanted = made() !== undefined && made() === this.running;
				return { action: isWanted ? CloseAction.Restart : CloseAction.DoNotRestart, handled: true };
			},
		};
	}

	private follow(made: RunnableClient, state: State): void {
		if (made !== this.running) {
			return;
		}
		if (state === State.Running) {
			this.setState('running');
		} else if (state === State.StartFailed) {
			this.failFor(made, vscode.l10n.t('it could not be started again. The log says more.'));
		} else {
			this.setState('starting');
		}
	}

	private failFor(made: RunnableClient | undefined, reason: string): void {
		if (made === this.running) {
			this.fail(reason);
		}
	}

	private fail(reason: string): void {
		this.running = undefined;
		this.failure = vscode.l10n.t('Bindsight has no language server: {0}', reason);
		this.log.error(this.program.withoutHome(this.failure));
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
			await vscode.commands.executeCommand('bindsight.showLog');
		}
	}

	private setState(state: ServerState): void {
		if (state !== this.state) {
			this.state = state;
			this.stateChanged.fire(state);
		}
	}
}
