import * as vscode from 'vscode';
import type { ExplainStatusAnswer, ExplainStatusParams } from '../../server/src/protocol/status-explanation.js';
import type { LanguageServer } from './language-server.js';

/** As protocol/status-explanation.ts names it; the client takes only types from the server. */
const EXPLAIN_STATUS_REQUEST = 'bindsight/explainStatus';
const SCHEME = 'bindsight-status';
/** Longer selections are pasted output, not a line of a log. */
const MAX_PREFILL = 300;

/** The command `bindsight.explainStatus`: asks for a status or a line of a log, and shows what explains it. */
export class StatusExplainer implements vscode.TextDocumentContentProvider, vscode.Disposable {
	private readonly contents = new Map<string, string>();
	private readonly changed = new vscode.EventEmitter<vscode.Uri>();
	readonly onDidChange = this.changed.event;
	private readonly subscriptions: vscode.Disposable[];

	constructor(private readonly server: LanguageServer) {
		this.subscriptions = [
			vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
			vscode.commands.registerCommand('bindsight.explainStatus', (given?: unknown) => this.run(given)),
			vscode.workspace.onDidCloseTextDocument(({ uri }) => {
				if (uri.scheme === SCHEME) {
					this.contents.delete(uri.toString());
				}
			}),
			this.changed,
		];
	}

	provideTextDocumentContent(uri: vscode.Uri): string {
		return this.contents.get(uri.toString()) ?? '';
	}

	dispose(): void {
		vscode.Disposable.from(...this.subscriptions).dispose();
	}

	/** `given` is a text that another command or a key binding hands over; without it the reader is asked. */
	private async run(given: unknown): Promise<void> {
		const editor = vscode.window.activeTextEditor;
		const text = typeof given === 'string' ? given : await askForStatus(editor);
		if (!text) {
			return;
		}
		try {
			await this.show(text, await this.ask(text, editor));
		} catch (error) {
			void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
		}
	}

	private async ask(text: string, editor: vscode.TextEditor | undefined): Promise<ExplainStatusAnswer> {
		const params: ExplainStatusParams = { text, ...evidenceIn(editor), ...placeIn(editor) };
		const cancellation = new vscode.CancellationTokenSource();
		try {
			return (await this.server.request(EXPLAIN_STATUS_REQUEST, params, cancellation.token)) as ExplainStatusAnswer;
		} finally {
			cancellation.dispose();
		}
	}

	private async show(asked: string, answer: ExplainStatusAnswer): Promise<void> {
		if (answer.state !== 'explained') {
			const again = vscode.l10n.t('Try Again');
			if ((await vscode.window.showWarningMessage(answer.message, again)) === again) {
				await this.run(undefined);
			}
			return;
		}
		const { name } = answer.explanation.status;
		const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${name}.md`, query: asked.slice(0, MAX_PREFILL) });
		this.contents.set(uri.toString(), answer.markdown);
		this.changed.fire(uri);
		await vscode.commands.executeCommand('markdown.showPreview', uri);
	}
}

async function askForStatus(editor: vscode.TextEditor | undefined): Promise<string | undefined> {
	const text = await vscode.window.showInputBox({
		title: vscode.l10n.t('Explain a Status'),
		prompt: vscode.l10n.t(
			'A status by name or number, or a line of a log. Select pasted netstat output to have it read, too.',
		),
		placeHolder: 'bind() to 0.0.0.0:8080 failed (10013)',
		value: selectedLine(editor),
		ignoreFocusOut: true,
	});
	return text?.trim();
}

/** The selection where it is one line, else the word under the cursor where it looks like a status. */
function selectedLine(editor: vscode.TextEditor | undefined): string {
	if (!editor) {
		return '';
	}
	const { document, selection } = editor;
	const selected = document.getText(selection).trim();
	if (selected !== '') {
		return selected.includes('\n') || selected.length > MAX_PREFILL ? '' : selected;
	}
	const word = document.getWordRangeAtPosition(selection.active, /\b(WSAE\w+|STATUS_\w+|0x[0-9a-f]{8}|10\d{3})\b/i);
	return word ? document.getText(word) : '';
}

/** Several selected lines are what a command printed. */
function evidenceIn(editor: vscode.TextEditor | undefined): Pick<ExplainStatusParams, 'evidence'> {
	const selected = editor?.document.getText(editor.selection) ?? '';
	return selected.trim().includes('\n') ? { evidence: selected } : {};
}

/** In C and C++ code the socket at the cursor is the one that failed. */
function placeIn(editor: vscode.TextEditor | undefined): Pick<ExplainStatusParams, 'textDocument' | 'position'> {
	if (!editor || !['c', 'cpp'].includes(editor.document.languageId)) {
		return {};
	}
	const { line, character } = editor.selection.active;
	return { textDocument: { uri: editor.document.uri.toString() }, position: { line, character } };
}
