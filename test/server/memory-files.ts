import type { ProtocolConnection } from 'vscode-languageserver/node';
import type {
	DirectoryEntry,
	ReadDirectoryParams,
	ReadFileAnswer,
	ReadFileParams,
} from '../../server/src/protocol/files.js';

/** The files of a client that alone can read them, as a virtual workspace's are. */
export class MemoryFiles {
	/** What the server asked for, in order. */
	readonly asked: string[] = [];

	/** `files`: texts by their uris. `answered` is waited for before each answer. */
	constructor(
		readonly files: Map<string, string>,
		private readonly answered: () => Promise<void> = async () => undefined,
	) {}

	/** Answers the server's requests from now on. */
	serve(connection: ProtocolConnection): void {
		connection.onRequest('bindsight/readDirectory', ({ uri }: ReadDirectoryParams) => this.say(uri, this.entries(uri)));
		connection.onRequest<ReadFileAnswer, void>('bindsight/readFile', (params: unknown) => {
			const { uri } = params as ReadFileParams;
			return this.say(uri, this.content(uri));
		});
	}

	private async say<T>(uri: string, answer: T): Promise<T> {
		this.asked.push(uri);
		await this.answered();
		return answer;
	}

	private entries(directory: string): DirectoryEntry[] {
		const start = directory.endsWith('/') ? directory : `${directory}/`;
		const entries = [...this.files.keys()].flatMap((uri): DirectoryEntry[] => {
			const [name = '', ...deeper] = uri.startsWith(start) ? uri.slice(start.length).split('/') : [];
			return name === '' ? [] : [{ uri: start + name, name, kind: deeper.length > 0 ? 'directory' : 'file' }];
		});
		return [...new Map(entries.map((entry) => [entry.uri, entry])).values()];
	}

	private content(uri: string): ReadFileAnswer {
		const text = this.files.get(uri);
		return text === undefined ? { unreadable: 'not-found' } : { bytes: Buffer.from(text).toString('base64') };
	}
}
