import { uriOfPath } from '../host/node/file-uri.js';
import type { ListedFile } from '../host/node/files.js';
import { readBytes } from '../host/node/files-read.js';
import { languageOfPath } from '../host/source-files.js';
import type { SourceDocument } from '../language-service/service.js';
import type { Message } from '../protocol/messages.js';
import { decode } from '../source/decode.js';

type NamedFile = Pick<ListedFile, 'file' | 'absolute'>;

/** Reads a file as the language service takes it, or says why it cannot be. */
export function readDocument(listed: NamedFile): SourceDocument | { reason: Message } {
	const read = readBytes(listed.absolute);
	return 'reason' in read ? read : documentOf(listed, read.bytes);
}

/** The document that the bytes of a file are, or why they are none. */
export function documentOf({ file, absolute }: NamedFile, bytes: Uint8Array): SourceDocument | { reason: Message } {
	const decoded = decode(bytes);
	return decoded.binary
		? { reason: { id: 'files.binary' } }
		: { uri: uriOfPath(absolute), languageId: languageOfPath(file), version: 0, text: decoded.text };
}
