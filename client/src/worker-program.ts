import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import type { ServerProgram } from './server-program.js';

/** A client that writes its own errors to the log alone: what the reader must know, language-server.ts says, once. */
class QuietLanguageClient extends LanguageClient {
	override error(message: string, data?: unknown): void {
		super.error(message, data, false);
	}
}

/** The server as a worker, where VS Code runs in a browser and no process can be started. */
export function serverProgram(extensionUri: vscode.Uri): ServerProgram {
	const folder = vscode.Uri.joinPath(extensionUri, 'server', 'dist');
	const file = vscode.Uri.joinPath(folder, 'lsp.cjs');

	/** Where the extension lies, a worker may not be let fetch from. As an ArrayBuffer it adds nothing to a trace of messages. */
	async function read(name: string): Promise<ArrayBuffer> {
		const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name));
		return new Uint8Array(bytes).buffer;
	}

	return {
		file,
		platform: 'web',
		async createClient(options, broken) {
			const [script = new ArrayBuffer(), webTreeSitter, c, cpp] = await Promise.all(
				['lsp.cjs', 'web-tree-sitter.wasm', 'tree-sitter-c.wasm', 'tree-sitter-cpp.wasm'].map(read),
			);
			const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
			const worker = new Worker(address);
			worker.onerror = ({ message }) => broken(message);
			const initializationOptions = () => ({ ...options.initializationOptions(), grammars: { webTreeSitter, c, cpp } });
			const client = new QuietLanguageClient('bindsight', 'Bindsight', worker, { ...options, initializationOptions });
			return {
				client,
				kill() {
					worker.terminate();
					URL.revokeObjectURL(address);
				},
			};
		},
		withoutHome: (text) => text,
		packBytes: (bytes) => bytes,
	};
}
