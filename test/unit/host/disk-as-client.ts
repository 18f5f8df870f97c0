import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { FileRequests } from '../../../server/src/host/client/file-requests.js';
import type { DirectoryEntry, ReadFileAnswer } from '../../../server/src/protocol/files.js';

/** A client that reads from this machine's disk, and remembers what it was asked for. */
export function diskAsClient(asked: string[] = []): FileRequests {
	return {
		async readDirectory(uri) {
			asked.push(uri);
			const directory = fileURLToPath(uri);
			return readdirSync(directory, { withFileTypes: true }).map(
				(entry): DirectoryEntry => ({
					uri: pathToFileURL(path.join(directory, entry.name)).href,
					name: entry.name,
					kind: entry.isFile() ? 'file' : entry.isDirectory() ? 'directory' : 'other',
				}),
			);
		},
		async readFile(uri, mostBytes): Promise<ReadFileAnswer> {
			asked.push(uri);
			const { size } = statSync(fileURLToPath(uri));
			return size > mostBytes
				? { unreadable: 'too-large' }
				: { bytes: readFileSync(fileURLToPath(uri)).toString('base64') };
		},
	};
}
