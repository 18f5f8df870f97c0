import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { SharingMatrixAnswer, SharingMatrixParams } from '../../server/src/protocol/matrix.js';
import type { CompareSocketsAnswer, SocketReference } from '../../server/src/protocol/panel.js';
import {
	type Choices,
	type HostMessage,
	type PanelMessage,
	readChoices,
	readPanelMessage,
} from '../webview/messages.js';
import { CursorFollower, type CursorPlace } from './cursor-follower.js';
import type { LanguageServer } from './language-server.js';
import { matrixViewHtml } from './matrix-view-html.js';
import { applyFix, revealPlace, showFixes } from './panel-actions.js';
import { PanelRequests } from './panel-requests.js';
import { panelLanguage, panelTexts } from './panel-texts.js';
import { movedBy, type PinnedSocket } from './pinned-socket.js';

export const MATRIX_VIEW = 'bindsight.matrix';

/** What the panel shows, and of which place. */
interface Shown {
	answer: SharingMatrixAnswer;
	place: CursorPlace | undefined;
	comparison?: CompareSocketsAnswer;
}

/** The view `bindsight.matrix`: who else could bind the port of the socket under the cursor. */
export class MatrixView implements vscode.WebviewViewProvider, vscode.Disposable {
	private view: vscode.WebviewView | undefined;
	/** False until the panel's script listens. */
	private isReady = false;
	private choices: Choices = readChoices(undefined);
	/** Of several sockets at the cursor, the one that the reader chose. */
	private chosenSocket: string | undefined;
	private pinned: PinnedSocket | undefined;
	private shown: Shown | undefined;
	private readonly requests: PanelRequests;
	private readonly follower: CursorFollower;
	private readonly subscriptions: vscode.Disposable[];

	constructor(
		private readonly extensionUri: vscode.Uri,
		private readonly server: LanguageServer,
		private readonly log: vscode.LogOutputChannel,
	) {
		this.requests = new PanelRequests(server);
		this.follower = new CursorFollower({
			isWatched: () => this.isReady && this.view?.visible === true && this.server.state === 'running',
			place: () => this.place(),
			choices: () => this.choices,
			ask: (params, signal) => this.requests.sharingMatrix(params, signal),
			show: (answer, place) => this.show(answer, place),
			askMore: (params, signal) => this.askMore(params, signal),
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
			vscode.workspace.onDidChangeTextDocument((change) => this.followText(change)),
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
		const language = panelLanguage(vscode.env.language);
		view.webview.html = matrixViewHtml({
			cspSource: view.webview.cspSource,
			script: view.webview.asWebviewUri(vscode.Uri.joinPath(parts, 'panel.js')).toString(),
			style: view.webview.asWebviewUri(vscode.Uri.joinPath(parts, 'panel.css')).toString(),
			nonce: randomBytes(16).toString('base64url'),
			language,
			texts: panelTexts(language),
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

	/** The place that is asked about: the pinned socket's, else the cursor's. */
	private place(): CursorPlace | undefined {
		if (!this.pinned) {
			const place = cursorPlace();
			return place && { ...place, socket: this.chosenSocket };
		}
		const { uri, position, socket } = this.pinned;
		return { uri, version: openDocument(uri)?.version ?? 0, ...position, socket };
	}

	private followText({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
		const isPinned = document.uri.toString() === this.pinned?.uri;
		for (const change of contentChanges) {
			if (isPinned && this.pinned) {
				this.pinned = { ...this.pinned, position: movedBy(change, this.pinned.position) };
			}
		}
		if (contentChanges.length > 0 && (isPinned || document === vscode.window.activeTextEditor?.document)) {
			this.follower.update();
		}
	}

	private receive(given: unknown): void {
		const message = readPanelMessage(given);
		if (!message) {
			this.log.warn(vscode.l10n.t('The panel sent a message that is not known; it was ignored.'));
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
			case 'chooseSocket':
				this.chosenSocket = message.id;
				this.follower.update();
				break;
			case 'pin':
				this.pin(message.isPinned);
				break;
			case 'restartServer':
				void vscode.commands.executeCommand('bindsight.restartServer');
				break;
			case 'showLog':
				void vscode.commands.executeCommand('bindsight.showLog');
				break;
			case 'explainStatus':
				void vscode.commands.executeCommand('bindsight.explainStatus', message.text);
				break;
			default:
				void this.answer(message);
		}
	}

	/** Does what takes a while; a failure is said in the log, and where the reader waits for an answer, to the reader. */
	private async answer(
		message: Extract<PanelMessage, { type: 'reveal' | 'showFixes' | 'applyFix' | 'copy' | 'lookup' | 'tables' }>,
	): Promise<void> {
		const { answer, place, comparison } = this.shown ?? {};
		const uri = place?.uri ?? '';
		const details = answer?.panel?.details;
		try {
			switch (message.type) {
				case 'reveal':
					return await revealPlace(message.uri ?? uri, message.range);
				case 'showFixes':
					return await showFixes(uri, details?.fixes ?? []);
				case 'applyFix': {
					const fix = details?.whatIf[message.whatIf]?.fix;
					return fix ? await applyFix(uri, answer?.version ?? 0, fix) : undefined;
				}
				case 'copy': {
					const compared = comparison?.state === 'compared' ? comparison.markdown : undefined;
					await vscode.env.clipboard.writeText((message.what === 'socket' ? answer?.panel?.markdown : compared) ?? '');
					return this.post({ type: 'copied' });
				}
				case 'lookup':
					return this.post({ type: 'lookup', answer: await this.requests.resolve(message.question) });
				case 'tables':
					return this.post({ type: 'tables', answer: await this.requests.sharingTables() });
			}
		} catch (error) {
			this.log.error(vscode.l10n.t('The panel could not do "{0}": {1}', message.type, String(error)));
		}
	}

	private pin(isPinned: boolean): void {
		const { answer, place } = this.shown ?? {};
		const panel = answer?.panel;
		const at = panel?.places[panel.chosen];
		this.pinned =
			isPinned && place && answer && answer.sockets.length > 0
				? {
						uri: place.uri,
						position: at?.position ?? { line: place.line, character: place.character },
						socket: at?.id ?? place.socket,
						bound: panel?.details?.bound ?? null,
					}
				: undefined;
		this.follower.update();
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

	private show(answer: SharingMatrixAnswer, place: CursorPlace | undefined): void {
		// Where the pinned socket's document was closed, what was known of it stays.
		const keepsOld = this.pinned !== undefined && answer.state === 'unsupported' && this.shown !== undefined;
		if (!keepsOld) {
			this.shown = { answer, place };
		}
		const { answer: shown, place: of } = this.shown ?? { answer, place };
		this.post({ type: 'answer', answer: shown, line: of?.line ?? 0, isPinned: this.pinned !== undefined });
	}

	/** The workspace's other sockets, and, beside a pinned one, the socket at the cursor. */
	private async askMore(params: SharingMatrixParams, signal: AbortSignal): Promise<void> {
		const asked = await Promise.allSettled([this.askForMeeting(params, signal), this.askToCompare(signal)]);
		for (const each of asked) {
			if (each.status === 'rejected' && !signal.aborted) {
				this.log.warn(vscode.l10n.t('The panel has less to show: {0}', String(each.reason)));
			}
		}
	}

	private async askForMeeting(params: SharingMatrixParams, signal: AbortSignal): Promise<void> {
		if (this.shown?.answer.state !== 'sockets' || !openDocument(params.textDocument.uri)) {
			return;
		}
		const answer = await this.requests.meetingSockets(params, signal);
		if (!signal.aborted && answer.version === this.shown?.answer.version) {
			this.post({ type: 'meeting', answer });
		}
	}

	private async askToCompare(signal: AbortSignal): Promise<void> {
		const { pinned, shown } = this;
		if (!pinned || !shown) {
			return;
		}
		const cursor = cursorPlace();
		const comparison = cursor && (await this.compare(pinned, cursor, signal));
		if (!signal.aborted) {
			shown.comparison = comparison;
			this.post({ type: 'comparison', answer: comparison ?? null });
		}
	}

	/** Undefined where the cursor is on no other socket. */
	private async compare(
		pinned: PinnedSocket,
		{ uri, line, character }: CursorPlace,
		signal: AbortSignal,
	): Promise<CompareSocketsAnswer | undefined> {
		const one: SocketReference | undefined = openDocument(pinned.uri)
			? { textDocument: { uri: pinned.uri }, position: pinned.position, socket: pinned.socket }
			: pinned.bound
				? { pinned: pinned.bound }
				: undefined;
		if (!one) {
			return undefined;
		}
		const other = { textDocument: { uri }, position: { line, character } };
		const { account, model } = this.choices;
		const answer = await this.requests.compareSockets({ one, other, account, model }, signal);
		return isOfTwoSockets(answer) ? answer : undefined;
	}

	private post(message: HostMessage): void {
		if (this.isReady) {
			void this.view?.webview.postMessage(message);
		}
	}
}

function isOfTwoSockets(answer: CompareSocketsAnswer): boolean {
	if (answer.state === 'missing') {
		return answer.which === 'one';
	}
	const { one, other } = answer;
	return one.uri !== other.uri || JSON.stringify(one.range) !== JSON.stringify(other.range);
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
