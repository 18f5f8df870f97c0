import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type { ServerProgram } from './server-program.js';
import { withoutHome } from './without-home.js';

/**
 * A client that writes its own errors to the log alone: what the reader must know, language-server.ts says, once. What the
 * server logs comes this way, too, and goes into the log without the folder of the user.
 */
class QuietLanguageClient extends LanguageClient {
	override error(message: string, data?: unknown): void {
		super.error(shortened(message), data, false);
	}

	override warn(message: string, data?: unknown): void {
		super.warn(shortened(message), data, false);
	}

	override info(message: string, data?: unknown): void {
		super.info(shortened(message), data, false);
	}
}

function shortened(message: string): string {
	return withoutHome(message, homedir());
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
			// A client that is stopped forgets its process, whether or not that has ended.
			let last = client.serverProcess;
			client.onDidChangeState(() => {
				last = client.serverProcess ?? last;
			});
			return { client, kill: () => (client.serverProcess ?? last)?.kill() };
		},
		withoutHome: shortened,
		packBytes: (bytes) => Buffer.from(bytes).toString('base64'),
	};
}
