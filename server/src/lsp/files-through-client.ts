import type { Connection, Message, MessageStrategy } from 'vscode-languageserver';
import { ClientFiles } from '../host/client/client-files.js';
import { PROJECT_FILE } from '../project/project-file-schema.js';
import {
	READ_DIRECTORY_REQUEST,
	READ_FILE_REQUEST,
	type ReadDirectoryParams,
	type ReadFileParams,
} from '../protocol/files.js';

/** The client's files, and what holds messages back until the files that they are about have been read. */
export interface FilesThroughClient {
	files: ClientFiles;
	/** To be given to the connection when it is made. */
	messageStrategy: MessageStrategy;
	/** Told once there is a connection. */
	use(connection: Connection): void;
}

/** `isOnDisk` names documents that nothing has to be read for. */
export function filesThroughClient(
	letOthersRun: () => Promise<void>,
	isOnDisk: (uri: string) => boolean,
): FilesThroughClient {
	let connection: Connection | undefined;
	let isOffered = false;

	function ask(method: string, params: ReadDirectoryParams | ReadFileParams): Promise<unknown> {
		return connection ? connection.sendRequest(method, params) : Promise.resolve(null);
	}

	const files = new ClientFiles(
		{
			readDirectory: (uri) => ask(READ_DIRECTORY_REQUEST, { uri }),
			readFile: (uri, mostBytes) => ask(READ_FILE_REQUEST, { uri, mostBytes }),
		},
		() => isOffered,
		letOthersRun,
	);

	/** What has to be read before a message is handled; undefined where nothing has. */
	function before(message: Message): Promise<unknown> | undefined {
		const { method, params = {} } = message as { method?: string; params?: MessageParams };
		if (method === 'initialize') {
			isOffered = params.initializationOptions?.readsFiles === true;
			return undefined;
		}
		if (!isOffered) {
			return undefined;
		}
		const uri = params.textDocument?.uri;
		if (method === 'textDocument/didOpen') {
			return uri === undefined || isOnDisk(uri) ? undefined : files.opened(uri);
		}
		if (method === 'textDocument/didClose') {
			return uri === undefined || isOnDisk(uri) ? undefined : files.changed(uri, false);
		}
		if (method === 'workspace/didChangeWatchedFiles') {
			const changed = (params.changes ?? []).filter((change) => !isOnDisk(change.uri));
			const read = (change: { uri: string }) => files.changed(change.uri, change.uri.endsWith(`/${PROJECT_FILE}`));
			return changed.length > 0 ? Promise.all(changed.map(read)) : undefined;
		}
		if (method === 'workspace/didChangeWorkspaceFolders') {
			for (const folder of params.event?.removed ?? []) {
				files.forgetFolder(folder.uri);
			}
		}
		return undefined;
	}

	return {
		files,
		messageStrategy: inOrder(before),
		use(made) {
			connection = made;
		},
	};
}

/** As far as it is looked at before it is checked where it is handled. */
interface MessageParams {
	initializationOptions?: { readsFiles?: unknown };
	textDocument?: { uri?: string };
	changes?: readonly { uri: string }[];
	event?: { removed?: readonly { uri: string }[] };
}

/**
 * Handles each message after what had to be done before it, and never before one that came earlier; everything waits until
 * `initialize` has been handled. Answers to our own requests are not held back: others wait for them. Nothing waits, not even
 * for a moment, where nothing has to be done.
 */
export function inOrder(before: (message: Message) => Promise<unknown> | undefined): MessageStrategy {
	let last: Promise<unknown> | undefined;

	/** What makes no sense is told to the client where it is handled. */
	function preparation(message: Message): Promise<unknown> | undefined {
		try {
			return before(message);
		} catch {
			return undefined;
		}
	}

	/** What comes later waits for it. */
	function hold(work: Promise<unknown>): void {
		const turn = work.then(() => {
			last = last === turn ? undefined : last;
		});
		last = turn;
	}

	return {
		handleMessage(message, next) {
			if (!('method' in message)) {
				return next(message);
			}
			const work = last ? last.then(() => preparation(message)) : preparation(message);
			const done = work?.catch(() => undefined);
			const handled = done ? done.then(() => next(message)) : next(message);
			if (message.method === 'initialize') {
				hold(Promise.resolve(handled).catch(() => undefined));
			} else if (done) {
				// What a request's own handler takes does not hold back what follows it.
				hold(done);
			}
			return handled;
		},
	};
}
