import { LanguageClient } from 'vscode-languageclient/node';

/** A client that writes its own errors to the log alone: what the reader must know, language-server.ts says, once. */
export class QuietLanguageClient extends LanguageClient {
	override error(message: string, data?: unknown): void {
		super.error(message, data, false);
	}
}
