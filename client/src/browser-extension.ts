import type * as vscode from 'vscode';
import { startBindsight } from './activation.js';
import type { LanguageServer } from './language-server.js';
import { workerProgram } from './worker-program.js';

let server: LanguageServer | undefined;

/** VS Code calls this when a C or C++ file, the view or a command is first needed. */
export function activate(context: vscode.ExtensionContext): void {
	server = startBindsight(context, workerProgram(context.extensionUri));
}

/** VS Code waits for this before it ends the extension host. */
export async function deactivate(): Promise<void> {
	await server?.stop();
	server = undefined;
}
