import type * as vscode from 'vscode';
import { startBindsight } from './activation.js';
import type { LanguageServer } from './language-server.js';

let server: LanguageServer | undefined;

/** VS Code calls this when a C or C++ file, the view or a command is first needed. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
	const { serverProgram } = await ('WorkerGlobalScope' in globalThis
		? import('./worker-program.js')
		: import('./node-program.js'));
	server = startBindsight(context, serverProgram(context.extensionUri));
}

/** VS Code waits for this before it ends the extension host. */
export async function deactivate(): Promise<void> {
	await server?.stop();
	server = undefined;
}
