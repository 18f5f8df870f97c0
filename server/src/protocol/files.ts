/*
 * Files that only the client can reach, those of a browser or of a virtual workspace, are read through it. A client that
 * answers these two requests says `readsFiles: true` in its `initializationOptions`.
 */

/** Server to client: what is in a directory. `ReadDirectoryParams` to `ReadDirectoryAnswer`. */
export const READ_DIRECTORY_REQUEST = 'bindsight/readDirectory';

/** Server to client: what is in a file. `ReadFileParams` to `ReadFileAnswer`. */
export const READ_FILE_REQUEST = 'bindsight/readFile';

export interface ReadDirectoryParams {
	uri: string;
}

export interface DirectoryEntry {
	/** As the client writes it in every other message. */
	uri: string;
	/** The last part of the uri, decoded. */
	name: string;
	/** `other` is what nobody goes into: links to directories among them. */
	kind: 'file' | 'directory' | 'other';
}

/** Null where it is no directory, or cannot be read. */
export type ReadDirectoryAnswer = readonly DirectoryEntry[] | null;

export interface ReadFileParams {
	uri: string;
	/** A longer file is not read. */
	mostBytes: number;
}

/** The bytes, as base64 where messages are JSON; else why there are none. */
export type ReadFileAnswer = { bytes: Uint8Array | string } | { unreadable: 'not-found' | 'too-large' | 'other' };
