import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type { ServerProgram } from './server-program.js';

/** A client that writes its own errors to the log alone: what the reader must know, language-server.ts says, once. */
class QuietLanguageClient extends LanguageClient {
	override error(message: string, data?: unknown): void {
		super.error(message, data, false);
	}
}

/** The server as a process: the only one that this extension ever starts. */
export function serverProgram(extensionUri: vscode.Uri): ServerProgram {
	const file = vscode.Uri.joinPath(extensionUri, 'server', 'dist', 'lsp.cjs');
	return {
		file,
		platform: `${process.platform} ${process.arch}`,
		async createClient(options) {
			const server = {
				module: file.fsPath,
				transport: TransportKind.ipc,
				// Not the folder that is open: nothing in there may take part in the start.
				options: { cwd: vscode.Uri.joinPath(file, '..').fsPath },
			};
			const client = new QuietLanguageClient('bindsight', 'Bindsight', { run: server, debug: server }, options);
			return { client, kill: () => client.serverProcess?.kill() };
		},
		packBytes: (bytes) => Buffer.from(bytes).toString('base64'),
	};
}
