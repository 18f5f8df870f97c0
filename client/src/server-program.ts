import type * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';

/** A language server that can be started here: a process of its own, or a worker. */
export interface ServerProgram {
	/** What has to be there; the extension brings it along. */
	readonly file: vscode.Uri;
	/** What it runs on, for the log. */
	readonly platform: string;
	/** `broken` is called where the program ends in a way that the client does not see. May reject. */
	createClient(options: LanguageClientOptions, broken: (reason: string) => void): Promise<RunnableClient>;
	/** A text for the log, without the folder of the user. */
	withoutHome(text: string): string;
	/** The bytes of a file as a message can carry them. */
	packBytes(bytes: Uint8Array): Uint8Array | string;
}

/** A client, and the way to end its server where the server does not listen. */
export interface RunnableClient {
	client: BaseLanguageClient;
	kill(): void;
}
