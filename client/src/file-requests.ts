import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type {
	DirectoryEntry,
	ReadDirectoryAnswer,
	ReadDirectoryParams,
	ReadFileAnswer,
	ReadFileParams,
} from '../../server/src/protocol/files.js';
import type { ServerProgram } from './server-program.js';

/** As protocol/files.ts names them; the client takes only types from the server. */
const READ_DIRECTORY_REQUEST = 'bindsight/readDirectory';
const READ_FILE_REQUEST = 'bindsight/readFile';

/** Reads for the server what VS Code alone can reach: the files of a browser and of virtual workspaces. */
export function answerFileRequests(client: BaseLanguageClient, pack: ServerProgram['packBytes']): void {
	client.onRequest(READ_DIRECTORY_REQUEST, ({ uri }: ReadDirectoryParams) => readDirectory(vscode.Uri.parse(uri)));
	client.onRequest<ReadFileAnswer, void>(READ_FILE_REQUEST, (params: unknown) => {
		const { uri, mostBytes } = params as ReadFileParams;
		return readFile(vscode.Uri.parse(uri), mostBytes, pack);
	});
}

async function readDirectory(uri: vscode.Uri): Promise<ReadDirectoryAnswer> {
	try {
		const entries = await vscode.workspace.fs.readDirectory(uri);
		return entries.map(([name, type]) => ({
			uri: vscode.Uri.joinPath(uri, name).toString(),
			name,
			kind: kindOf(type),
		}));
	} catch {
		return null;
	}
}

/** A link to a file is a file. One to a directory is not followed: it may lead in a circle. */
function kindOf(type: vscode.FileType): DirectoryEntry['kind'] {
	if (type & vscode.FileType.File) {
		return 'file';
	}
	return type === vscode.FileType.Directory ? 'directory' : 'other';
}

async function readFile(uri: vscode.Uri, mostBytes: number, pack: ServerProgram['packBytes']): Promise<ReadFileAnswer> {
	try {
		const { size } = await vscode.workspace.fs.stat(uri);
		return size > mostBytes ? { unreadable: 'too-large' } : { bytes: pack(await vscode.workspace.fs.readFile(uri)) };
	} catch (error) {
		const isGone = error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
		return { unreadable: isGone ? 'not-found' : 'other' };
	}
}
