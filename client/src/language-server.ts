import * as vscode from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import type { NoLongerSkippedParams, WorkParams } from '../../server/src/protocol/recovery.js';
import { answerFileRequests } from './file-requests.js';
import { BEAT } from './recovery/hang-watch.js';
import { Recovery } from './recovery/recovery.js';
import type { ServerProgram } from './server-program.js';
import { ServerRun } from './server-run.js';

/** The commands that a link in a hover may run. They show something, and change nothing. */
const HOVER_COMMANDS: readonly string[] = ['bindsight.showMatrix', 'bindsight.explainStatus'];

/** As protocol/recovery.ts names them; the client takes only types from the server. */
const WORK_NOTIFICATION = 'bindsight/work';
const NO_LONGER_SKIPPED_NOTIFICATION = 'bindsight/noLongerSkipped';

export type ServerState = 'starting' | 'running' | 'stopped';

/** The language server of this extension: the only program that it ever starts. */
export class LanguageServer implements vscode.Disposable {
	private current: ServerRun | undefined;
	/** Settles when the newest start has succeeded or failed; never rejects. */
	private starting: Promise<void> | undefined;
	/** Whether it has answered since it was last started on demand. */
	private hasRun = false;
	private readonly stateChanged = new vscode.EventEmitter<ServerState>();
	readonly onDidChangeState = this.stateChanged.event;
	private readonly recovery = new Recovery();
	private readonly heart = setInterval(() => this.endWhereItHangs(), BEAT);
	/** Whether the reader knows that it ends by itself now and then. */
	private isRestartTold = false;
	private readonly notified = new Map<string, Set<(params: unknown) => void>>();
	state: ServerState = 'stopped';
	private stateChanges = 0;
	/** Why it stopped by itself, for the reader; empty where it did not. */
	failure = '';

	constructor(
		private readonly extensionUri: vscode.Uri,
		private readonly program: ServerProgram,
		private readonly log: vscode.LogOutputChannel,
	) {}

	/** Starts it where it does not run. Where that fails, the reader is told and the state is `stopped`; never throws. */
	async start(): Promise<void> {
		if (this.state === 'stopped') {
			this.failure = '';
			this.hasRun = false;
			this.recovery.forgive();
			const { version } = vscode.extensions.getExtension('bindsight.bindsight')?.packageJSON ?? {};
			this.log.info(`Bindsight ${version ?? ''}, VS Code ${vscode.version}, ${this.program.platform}`);
			this.starting = this.launch();
		}
		await this.starting;
	}

	private async launch(): Promise<void> {
		this.setState('starting');
		this.recovery.working(null);
		const run = new ServerRun(this.program, this.options(), {
			created: (client) => {
				this.listen(run);
				this.followWork(run);
				answerFileRequests(client, this.program.packBytes);
			},
			started: () => {
				this.hasRun = true;
				this.setState('running');
			},
			ended: (reason) => this.ended(reason),
		});
		this.current = run;
		await run.start();
	}

	/** Stops it where it runs and starts it afresh. */
	async restart(): Promise<void> {
		await this.stop();
		await this.start();
	}

	/** Stops it, whatever its state. */
	async stop(): Promise<void> {
		const { current } = this;
		this.current = undefined;
		this.setState('stopped');
		await current?.stop();
	}

	/**
	 * Asks the server; waits where it is starting.
	 * @throws Error where it does not run, where the request was cancelled, or with the server's own error.
	 */
	async request(method: string, params: unknown, token: vscode.CancellationToken): Promise<unknown> {
		while (this.state === 'starting') {
			await this.starting;
		}
		const client = this.current?.client;
		if (!client) {
			throw new Error(this.failure || vscode.l10n.t('The language server is not running.'));
		}
		return await client.sendRequest(method, params, token);
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

	/** A server that is started afresh is heard by those who listened to the one before. */
	private listen(run: ServerRun): void {
		for (const [method, callbacks] of this.notified) {
			run.onNotification(method, (params: unknown) => {
				for (const callback of callbacks) {
					callback(params);
				}
			});
		}
	}

	private followWork(run: ServerRun): void {
		run.onNotification(WORK_NOTIFICATION, ({ uri }: WorkParams) => this.recovery.working(uri));
		run.onNotification(NO_LONGER_SKIPPED_NOTIFICATION, ({ uri }: NoLongerSkippedParams) => {
			this.recovery.readAgain(uri);
		});
	}

	private endWhereItHangs(): void {
		const uri = this.recovery.beat();
		if (uri !== undefined && this.current) {
			this.log.error(this.program.withoutHome(`The language server does not come back from ${uri}: it is ended.`));
			this.current.fail('it did not come back');
		}
	}

	/** Lets the server come back that has ended by itself, unless it never ran or falls again and again. */
	private ended(reason?: string): void {
		this.current = undefined;
		if (!this.hasRun) {
			this.fail(reason ?? vscode.l10n.t('it ended while it was starting. The log says more.'));
			return;
		}
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
		if (wait === undefined) {
			this.fail(vscode.l10n.t('it ended again and again. The log says more.'));
			return;
		}
		const why = reason === undefined ? '' : ` (${reason})`;
		const what = `The language server has ended by itself${why}; it is started again in ${wait / 1000} s.`;
		this.log.warn(this.program.withoutHome(what));
		this.starting = this.startAfter(wait);
	}

	private async warn(message: string): Promise<void> {
		this.log.warn(this.program.withoutHome(message));
		const showLog = vscode.l10n.t('Show Log');
		if ((await vscode.window.showWarningMessage(message, showLog)) === showLog) {
			await vscode.commands.executeCommand('bindsight.showLog');
		}
	}

	/** The reader is told of the first time alone. */
	private async startAfter(wait: number): Promise<void> {
		this.setState('starting');
		if (!this.isRestartTold) {
			this.isRestartTold = true;
			void this.warn(vscode.l10n.t('The language server of Bindsight has ended by itself, and is started again.'));
		}
		const { stateChanges } = this;
		await new Promise((resolve) => setTimeout(resolve, wait));
		// Meanwhile somebody may have started another one, or stopped this one for good.
		if (stateChanges === this.stateChanges) {
			await this.launch();
		}
	}

	private options(): LanguageClientOptions {
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
		};
	}

	private fail(reason: string): void {
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
			this.stateChanges++;
			this.stateChanged.fire(state);
		}
	}
}
