import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { SharingMatrixAnswer, SharingMatrixParams } from '../../server/src/protocol/matrix.js';
import type { Range } from '../../server/src/protocol/positions.js';
import { type Choices, type HostMessage, readAnswer, readChoices, readPanelMessage } from '../webview/messages.js';
import { CursorFollower, type CursorPlace } from './cursor-follower.js';
import type { LanguageServer } from './language-server.js';
import { matrixViewHtml } from './matrix-view-html.js';

export const MATRIX_VIEW = 'bindsight.matrix';

/** As protocol/matrix.ts names it; the client takes only types from the server. */
const SHARING_MATRIX_REQUEST = 'bindsight/sharingMatrix';

/** The view `bindsight.matrix`: who else could bind the port of the socket under the cursor. */
export class MatrixView implements vscode.WebviewViewProvider, vscode.Disposable {
	private view: vscode.WebviewView | undefined;
	/** False until the panel's script listens. */
	private isReady = false;
	private choices: Choices = readChoices(undefined);
	/** The document that the panel shows something of. */
	private shown: CursorPlace | undefined;
	private readonly follower: CursorFollower;
	private readonly subscriptions: vscode.Disposable[];

	constructor(
		private readonly extensionUri: vscode.Uri,
		private readonly server: LanguageServer,
		private readonly log: vscode.LogOutputChannel,
	) {
		this.follower = new CursorFollower({
			isWatched: () => this.isReady && this.view?.visible === true && this.server.state === 'running',
			place: cursorPlace,
			choices: () => this.choices,
			ask: (params, signal) => this.ask(params, signal),
			show: (answer, place) => this.show(answer, place),
			busy: () => this.post({ type: 'busy' }),
			failed: (reason) => this.post({ type: 'failed', detail: reason }),
		});
		this.subscriptions = [
			vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
				if (textEditor === vscode.window.activeTextEditor) {
					this.follower.update();
				}
			}),
			vscode.window.onDidChangeActiveTextEditor(() => this.follower.update()),
			vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
				if (contentChanges.length > 0 && document === vscode.window.activeTextEditor?.document) {
					this.follower.update();
				}
			}),
			vscode.workspace.onDidChangeConfiguration((change) => {
				if (change.affectsConfiguration('bindsight')) {
					this.follower.update();
				}
			}),
			server.onDidChangeState(() => this.showServerState()),
		];
	}

	resolveWebviewView(view: vscode.WebviewView): void {
		const parts = vscode.Uri.joinPath(this.extensionUri, 'client', 'dist');
		this.view = view;
		this.isReady = false;
		view.webview.options = { enableScripts: true, localResourceRoots: [parts] };
		const subscriptions = [
			view.webview.onDidReceiveMessage((message) => this.receive(message)),
			view.onDidChangeVisibility(() => this.changeVisibility(view)),
			view.onDidDispose(() => {
				vscode.Disposable.from(...subscriptions).dispose();
				if (this.view === view) {
					this.view = undefined;
					this.follower.cancel();
				}
			}),
		];
		view.webview.html = matrixViewHtml({
			cspSource: view.webview.cspSource,
			script: view.webview.asWebviewUri(vscode.Uri.joinPath(parts, 'panel.js')).toString(),
			style: view.webview.asWebviewUri(vscode.Uri.joinPath(parts, 'panel.css')).toString(),
			nonce: randomBytes(16).toString('base64url'),
			language: 'en',
		});
	}

	dispose(): void {
		this.follower.cancel();
		vscode.Disposable.from(...this.subscriptions).dispose();
	}

	/** A hidden panel loses its page; its script says `ready` again when it comes back. */
	private changeVisibility(view: vscode.WebviewView): void {
		if (!view.visible) {
			this.isReady = false;
			this.follower.cancel();
		}
	}

	private receive(given: unknown): void {
		const message = readPanelMessage(given);
		if (!message) {
			this.log.warn('The panel sent a message that is not known; it was ignored.');
			return;
		}
		switch (message.type) {
			case 'ready':
				this.isReady = true;
				this.choices = message.choices;
				this.showServerState();
				break;
			case 'choose':
				this.choices = message.choices;
				this.follower.update();
				break;
			case 'reveal':
				void this.reveal(message.range);
				break;
			case 'restartServer':
				void vscode.commands.executeCommand('bindsight.restartServer');
				break;
			case 'showLog':
				void vscode.commands.executeCommand('bindsight.showLog');
				break;
		}
	}

	private showServerState(): void {
		if (this.server.state === 'starting') {
			this.follower.cancel();
			this.post({ type: 'starting' });
		} else if (this.server.failure) {
			this.follower.cancel();
			this.post({ type: 'failed', detail: this.server.failure });
		} else {
			this.follower.update();
		}
	}

	private async ask(params: SharingMatrixParams, signal: AbortSignal): Promise<SharingMatrixAnswer> {
		const cancellation = new vscode.CancellationTokenSource();
		const cancel = () => cancellation.cancel();
		signal.addEventListener('abort', cancel);
		try {
			const answer = readAnswer(await this.server.request(SHARING_MATRIX_REQUEST, params, cancellation.token));
			if (!answer) {
				throw new Error(vscode.l10n.t('The answer of the language server has a shape that is not known.'));
			}
			return answer;
		} finally {
			signal.removeEventListener('abort', cancel);
			cancellation.dispose();
		}
	}

	private show(answer: SharingMatrixAnswer, place: CursorPlace | undefined): void {
		this.shown = place;
		this.post({ type: 'answer', answer, line: place?.line ?? 0 });
	}

	private async reveal(range: Range): Promise<void> {
		const uri = this.shown?.uri;
		const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri);
		if (!editor) {
			return;
		}
		const start = new vscode.Position(range.start.line, range.start.character);
		await vscode.window.showTextDocument(editor.document, {
			viewColumn: editor.viewColumn,
			selection: new vscode.Range(start, start),
		});
	}

	private post(message: HostMessage): void {
		if (this.isReady) {
			void this.view?.webview.postMessage(message);
		}
	}
}

function cursorPlace(): CursorPlace | undefined {
	const editor = vscode.window.activeTextEditor;
	if (!editor) {
		return undefined;
	}
	const { line, character } = editor.selection.active;
	return { uri: editor.document.uri.toString(), version: editor.document.version, line, character };
}
