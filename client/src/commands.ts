import * as vscode from 'vscode';
import { logForBugReport } from './bug-report.js';
import type { LanguageServer } from './language-server.js';
import { MATRIX_VIEW } from './matrix-view.js';
import { PORTS_VIEW } from './ports-view.js';

/** The commands of the palette. */
export function registerCommands(server: LanguageServer, log: vscode.LogOutputChannel): vscode.Disposable {
	return vscode.Disposable.from(
		vscode.commands.registerCommand('bindsight.showMatrix', (place?: unknown) => showMatrix(place)),
		vscode.commands.registerCommand('bindsight.showPorts', () => vscode.commands.executeCommand(`${PORTS_VIEW}.focus`)),
		vscode.commands.registerCommand('bindsight.restartServer', () => server.restart()),
		vscode.commands.registerCommand('bindsight.showLog', async () => {
			log.show();
			await logForBugReport(server, log);
		}),
	);
}

/** Shows the panel; for a place, as a link in a hover names it, with the cursor there, as the panel follows it. */
async function showMatrix(place: unknown): Promise<void> {
	const { uri, position } = (place ?? {}) as { uri?: unknown; position?: { line?: unknown; character?: unknown } };
	const { line, character } = position ?? {};
	const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri);
	if (editor && typeof line === 'number' && typeof character === 'number') {
		const at = editor.document.validatePosition(new vscode.Position(Math.max(0, line), Math.max(0, character)));
		editor.selection = new vscode.Selection(at, at);
		await vscode.window.showTextDocument(editor.document, { viewColumn: editor.viewColumn, preserveFocus: false });
	}
	await vscode.commands.executeCommand(`${MATRIX_VIEW}.focus`);
}
