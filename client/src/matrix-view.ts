import * as vscode from 'vscode';
import type { CursorPlace } from '../panel-host/cursor-follower.js';
import { type EditorAround, type HostComplaints, PanelHost } from '../panel-host/panel-host.js';
import { panelLanguage, panelTexts } from '../panel-host/panel-texts.js';
import type { HostMessage } from '../webview/messages.js';
import type { LanguageServer } from './language-server.js';
import { matrixViewHtml } from './matrix-view-html.js';
import { applyFix, revealPlace, showFixes } from './panel-actions.js';

export const MATRIX_VIEW = 'bindsight.matrix';

/** The view `bindsight.matrix`: who else could bind the port of the socket under the cursor. */
export class MatrixView implements vscode.WebviewViewProvider, vscode.Disposable {
	private view: vscode.WebviewView | undefined;
	private readonly host: PanelHost;
	private readonly subscriptions: vscode.Disposable[];

	constructor(
		private readonly extensionUri: vscode.Uri,
		private readonly server: LanguageServer,
		private readonly log: vscode.LogOutputChannel,
	) {
		this.host = new PanelHost(this.editorAround());
		this.subscriptions = [
			vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
				if (textEditor === vscode.window.activeTextEditor) {
					this.host.update();
				}
			}),
			vscode.window.onDidChangeActiveTextEditor(() => this.host.update()),
			vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) =>
				this.host.textChanged(document.uri.toString(), contentChanges),
			),
			vscode.workspace.onDidChangeConfiguration((change) => {
				if (change.affectsConfiguration('bindsight')) {
					this.host.update();
				}
			}),
			server.onDidChangeState(() => this.host.serverChanged()),
		];
	}

	resolveWebviewView(view: vscode.WebviewView): void {
		const parts = vscode.Uri.joinPath(this.extensionUri, 'client', 'dist');
		this.view = view;
		this.host.panelGone();
		view.webview.options = { enableScripts: true, localResourceRoots: [parts] };
		const subscriptions = [
			view.webview.onDidReceiveMessage((message) => this.host.receive(message)),
			view.onDidChangeVisibility(() => {
				if (!view.visible) {
					this.host.panelGone();
				}
			}),
			view.onDidDispose(() => {
				vscode.Disposable.from(...subscriptions).dispose();
				if (this.view === view) {
					this.view = undefined;
					this.host.panelGone();
				}
			}),
		];
		const language = panelLanguage(vscode.env.language);
		view.webview.html = matrixViewHtml({
			cspSource: view.webview.cspSource,
			script: view.webview.asWebviewUri(vscode.Uri.joinPath(parts, 'panel.js')).toString(),
			style: view.webview.asWebviewUri(vscode.Uri.joinPath(parts, 'panel.css')).toString(),
			nonce: freshNonce(),
			language,
			texts: panelTexts(language),
		});
	}

	dispose(): void {
		this.host.dispose();
		vscode.Disposable.from(...this.subscriptions).dispose();
	}

	private editorAround(): EditorAround {
		return {
			ask: (method, params, signal) => this.ask(method, params, signal),
			server: () => this.server,
			isVisible: () => this.view?.visible === true,
			cursor: cursorPlace,
			versionOf: (uri) => openDocument(uri)?.version,
			post: (message: HostMessage) => void this.view?.webview.postMessage(message),
			reveal: revealPlace,
			showFixes,
			applyFix,
			copy: async (text) => await vscode.env.clipboard.writeText(text),
			restartServer: () => void vscode.commands.executeCommand('bindsight.restartServer'),
			showLog: () => void vscode.commands.executeCommand('bindsight.showLog'),
			explainStatus: (text) => void vscode.commands.executeCommand('bindsight.explainStatus', text),
			complaints: complaintsIn(this.log),
		};
	}

	private async ask(method: string, params: unknown, signal?: AbortSignal): Promise<unknown> {
		const cancellation = new vscode.CancellationTokenSource();
		const cancel = () => cancellation.cancel();
		signal?.addEventListener('abort', cancel);
		try {
			return await this.server.request(method, params, cancellation.token);
		} finally {
			signal?.removeEventListener('abort', cancel);
			cancellation.dispose();
		}
	}
}

/** Of a generator that is there in a browser, too. */
function freshNonce(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function complaintsIn(log: vscode.LogOutputChannel): HostComplaints {
	return {
		unknownShape: vscode.l10n.t('The answer of the language server has a shape that is not known.'),
		unknownMessage: () => log.warn(vscode.l10n.t('The panel sent a message that is not known; it was ignored.')),
		couldNot: (action, reason) => log.error(vscode.l10n.t('The panel could not do "{0}": {1}', action, String(reason))),
		lessToShow: (reason) => log.warn(vscode.l10n.t('The panel has less to show: {0}', String(reason))),
	};
}

function openDocument(uri: string): vscode.TextDocument | undefined {
	return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
}

function cursorPlace(): CursorPlace | undefined {
	const editor = vscode.window.activeTextEditor;
	if (!editor) {
		return undefined;
	}
	const { line, character } = editor.selection.active;
	return { uri: editor.document.uri.toString(), version: editor.document.version, line, character };
}
