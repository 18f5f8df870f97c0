import * as vscode from 'vscode';
import type { PanelFix } from '../../server/src/protocol/panel.js';
import type { Range } from '../../server/src/protocol/positions.js';

/** Shows a place in an editor: in the one that has the document already, where there is one. Says so where it cannot. */
export async function revealPlace(uri: string, range: Range): Promise<void> {
	const open = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri);
	const start = new vscode.Position(range.start.line, range.start.character);
	try {
		const document = open?.document ?? (await vscode.workspace.openTextDocument(vscode.Uri.parse(uri)));
		await vscode.window.showTextDocument(document, {
			viewColumn: open?.viewColumn,
			selection: new vscode.Range(start, start),
		});
	} catch (error) {
		void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
	}
}

/** Opens the light bulb at the finding that a fix mends, with every fix that stands there. */
export async function showFixes(uri: string, [fix]: readonly PanelFix[]): Promise<void> {
	if (!fix) {
		return;
	}
	await revealPlace(uri, placeOfFinding(vscode.Uri.parse(uri), fix));
	await vscode.commands.executeCommand('editor.action.quickFix');
}

/** The finding of the fix's rule that stands nearest to what the fix changes. */
function placeOfFinding(uri: vscode.Uri, { rule, edits }: PanelFix): Range {
	const line = edits[0]?.range.start.line ?? 0;
	const ranges = vscode.languages
		.getDiagnostics(uri)
		.filter(({ source, code }) => source === 'bindsight' && ruleOf(code) === rule)
		.map(({ range }) => range)
		.sort((one, other) => Math.abs(one.start.line - line) - Math.abs(other.start.line - line));
	return ranges[0] ?? edits[0]?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
}

function ruleOf(code: vscode.Diagnostic['code']): string {
	return String(typeof code === 'object' ? code.value : code);
}

/** Makes the edits of a fix, unless the document has changed since they were made; then nothing happens. */
export async function applyFix(uri: string, version: number, { edits }: PanelFix): Promise<void> {
	const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri);
	if (document?.version !== version) {
		return;
	}
	const change = new vscode.WorkspaceEdit();
	for (const { range, newText } of edits) {
		const { start, end } = range;
		change.replace(document.uri, new vscode.Range(start.line, start.character, end.line, end.character), newText);
	}
	await vscode.workspace.applyEdit(change);
}
