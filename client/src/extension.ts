import * as vscode from 'vscode';
import { registerCommands } from './commands.js';
import { StatusExplainer } from './explain-status.js';
import { LanguageServer } from './language-server.js';
import { MATRIX_VIEW, MatrixView } from './matrix-view.js';
import { PortsView } from './ports-view.js';
import { StatusItem } from './server-status.js';

let server: LanguageServer | undefined;

/** VS Code calls this when a C or C++ file, the view or a command is first needed. */
export function activate(context: vscode.ExtensionContext): void {
	const log = vscode.window.createOutputChannel('Bindsight', { log: true });
	server = new LanguageServer(context.extensionUri, log);
	const matrixView = new MatrixView(context.extensionUri, server, log);
	context.subscriptions.push(
		log,
		server,
		matrixView,
		registerCommands(server, log),
		new StatusExplainer(server),
		new PortsView(server),
		new StatusItem(server),
		vscode.window.registerWebviewViewProvider(MATRIX_VIEW, matrixView),
	);
	void server.start();
}

/** VS Code waits for this before it ends the extension host. */
export async function deactivate(): Promise<void> {
	await server?.stop();
	server = undefined;
}
