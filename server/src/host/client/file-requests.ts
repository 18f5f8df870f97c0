import type { DirectoryEntry, ReadDirectoryAnswer, ReadFileAnswer } from '../../protocol/files.js';

/** The two questions that the client answers. Either may reject; what comes back is not checked yet. */
export interface FileRequests {
	readDirectory(uri: string): Promise<unknown>;
	readFile(uri: string, mostBytes: number): Promise<unknown>;
}

/** The bytes of a file, or why there are none. */
export type BytesOrTrouble = { bytes: Uint8Array } | Extract<ReadFileAnswer, { unreadable: string }>;

/** What is in a directory; nothing where the client cannot say. Never rejects. */
export async function entriesOf(requests: FileRequests, uri: string): Promise<readonly DirectoryEntry[]> {
	const answer = (await requests.readDirectory(uri).catch(() => null)) as ReadDirectoryAnswer;
	return Array.isArray(answer) ? answer : [];
}

/** Never rejects. */
export async function bytesOf(requests: FileRequests, uri: string, mostBytes: number): Promise<BytesOrTrouble> {
	const answer = (await requests.readFile(uri, mostBytes).catch(() => null)) as ReadFileAnswer | null;
	if (answer && 'bytes' in answer) {
		return { bytes: typeof answer.bytes === 'string' ? fromBase64(answer.bytes) : answer.bytes };
	}
	return answer ?? { unreadable: 'other' };
}

function fromBase64(text: string): Uint8Array {
	return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
