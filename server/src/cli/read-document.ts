import { uriOfPath } from '../host/node/file-uri.js';
import type { ListedFile } from '../host/node/files.js';
import { readText } from '../host/node/read-text.js';
import { languageOfPath } from '../host/source-files.js';
import type { SourceDocument } from '../language-service/service.js';
import type { Message } from '../protocol/messages.js';

type NamedFile = Pick<ListedFile, 'file' | 'absolute'>;

/** Reads a file as the language service takes it, or says why it cannot be. */
export function readDocument(listed: NamedFile): SourceDocument | { reason: Message } {
	const read = readText(listed.absolute);
	return 'reason' in read ? read : documentOf(listed, read.text);
}

/** The document that the text of a file is. */
export function documentOf({ file, absolute }: NamedFile, text: string): SourceDocument {
	return { uri: uriOfPath(absolute), languageId: languageOfPath(file), version: 0, text };
}
