import * as vscode from 'vscode';
import {
	type BaseLanguageClient,
	CloseAction,
	ErrorAction,
	type ErrorHandler,
	type LanguageClientOptions,
} from 'vscode-languageclient';
import type { RunnableClient, ServerProgram } from './server-program.js';

/** What is told of a server. */
export interface ServerRunListener {
	/** Its client is there, and has sent nothing yet. */
	created(client: BaseLanguageClient): void;
	/** It answers from now on. */
	started(): void;
	/** It ended, and nobody had asked it to: the last that is told of it. `reason`: where more is known than that. */
	ended(reason?: string): void;
}

/**
 * One server, from its start to its end. A server that comes back after a crash is another one: whatever a client still hears
 * of a server that is over, nobody else does.
 */
export class ServerRun {
	private made: RunnableClient | undefined;
	private isOver = false;
	private settle: () => void = () => {};
	/** A client of a worker never hears of the worker's end: it would wait for its answer for ever. */
	private readonly end = new Promise<void>((resolve) => {
		this.settle = resolve;
	});

	constructor(
		private readonly program: ServerProgram,
		private readonly options: LanguageClientOptions,
		private readonly listener: ServerRunListener,
	) {}

	/** Its client, once there is one. */
	get client(): BaseLanguageClient | undefined {
		return this.made?.client;
	}

	/** Settles when it has started or is over; never rejects. To be called once. */
	async start(): Promise<void> {
		try {
			await vscode.workspace.fs.stat(this.program.file);
		} catch {
			this.fail(vscode.l10n.t('{0} is missing. Install the extension again.', this.program.file.fsPath));
			return;
		}
		try {
			await Promise.race([this.connect(), this.end]);
		} catch (error) {
			this.fail(error instanceof Error ? error.message : String(error));
		}
	}

	/** Ends it, whatever it does. */
	async stop(): Promise<void> {
		this.isOver = true;
		this.settle();
		const { made } = this;
		if (made?.client.isRunning() === false) {
			// A client that is still starting refuses to stop.
			made.kill();
		}
		try {
			await made?.client.dispose();
		} catch {
			// It did not start, or does not answer.
		}
		made?.kill();
	}

	/** Calls back for each notification of that method that comes before its end. Where it has no client yet, for none. */
	onNotification<T>(method: string, callback: (params: T) => void): void {
		this.client?.onNotification(method, (params: T) => {
			if (!this.isOver) {
				callback(params);
			}
		});
	}

	/** Ends it as if it had ended by itself. */
	fail(reason: string): void {
		if (!this.isOver) {
			// One that hangs does not hear that it is to end.
			this.made?.kill();
			void this.stop();
			this.listener.ended(reason);
		}
	}

	private async connect(): Promise<void> {
		const options = { ...this.options, initializationFailedHandler: () => false, errorHandler: this.errorHandler() };
		const made = await this.program.createClient(options, (reason) => this.fail(reason));
		if (this.isOver) {
			made.kill();
			return;
		}
		this.made = made;
		this.listener.created(made.client);
		await made.client.start();
		if (this.isOver) {
			// It was not to be stopped while it had no process yet.
			await this.stop();
			return;
		}
		this.listener.started();
	}

	/** The client is never to start a server by itself: one that is killed while it starts would leave two, or none. */
	private errorHandler(): ErrorHandler {
		return {
			// Where a message cannot be sent, the server has ended, which is told, too.
			error: () => ({ action: ErrorAction.Continue, handled: true }),
			closed: () => {
				if (!this.isOver) {
					this.isOver = true;
					this.settle();
					this.listener.ended();
				}
				return { action: CloseAction.DoNotRestart, handled: true };
			},
		};
	}
}
