import * as vscode from 'vscode';
import type { LanguageServer } from './language-server.js';
import { MATRIX_VIEW } from './matrix-view.js';

/** The commands of the palette. */
export function registerCommands(server: LanguageServer, log: vscode.LogOutputChannel): vscode.Disposable {
	return vscode.Disposable.from(
		vscode.commands.registerCommand('bindsight.showMatrix', () =>
			vscode.commands.executeCommand(`${MATRIX_VIEW}.focus`),
		),
		vscode.commands.registerCommand('bindsight.restartServer', () => server.restart()),
		vscode.commands.registerCommand('bindsight.showLog', () => log.show()),
	);
}
