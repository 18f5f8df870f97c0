import * as vscode from 'vscode';
import { registerCommands } from './commands.js';
import { StatusExplainer } from './explain-status.js';
import { LanguageServer } from './language-server.js';
import { MATRIX_VIEW, MatrixView } from './matrix-view.js';
import { PortsView } from './ports-view.js';
import type { ServerProgram } from './server-program.js';
import { StatusItem } from './server-status.js';

/** Brings everything to life but the server itself, which is started in the background; the caller stops it. */
export function startBindsight(context: vscode.ExtensionContext, program: ServerProgram): LanguageServer {
	const log = vscode.window.createOutputChannel('Bindsight', { log: true });
	const server = new LanguageServer(context.extensionUri, program, log);
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
	return server;
}
