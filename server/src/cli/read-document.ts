import { pathToFileURL } from 'node:url';
import type { ListedFile } from '../host/node/files.js';
import { readBytes } from '../host/node/files-read.js';
import { languageOfPath } from '../host/source-files.js';
import type { SourceDocument } from '../language-service/service.js';
import type { Message } from '../protocol/messages.js';
import { decode } from '../source/decode.js';

/** Reads a file as the language service takes it, or says why it cannot be. */
export async function readDocument(
	listed: Pick<ListedFile, 'file' | 'absolute'>,
): Promise<SourceDocument | { reason: Message }> {
	const read = await readBytes(listed.absolute);
	if ('reason' in read) {
		return read;
	}
	const decoded = decode(read.bytes);
	if (decoded.binary) {
		return { reason: { id: 'files.binary' } };
	}
	return {
		uri: pathToFileURL(listed.absolute).href,
		languageId: languageOfPath(listed.file),
		version: 0,
		text: decoded.text,
	};
}
