import { fileURLToPath } from 'node:url';
import { decode } from '../../source/decode.js';
import { readBytes } from './files-read.js';

/** The text of a file, at once; undefined where it is none, or cannot be read, or is too large. Never throws. */
export function readTextAtOnce(uri: string): string | undefined {
	const path = pathOf(uri);
	const read = path === undefined ? undefined : readBytes(path);
	const decoded = read && 'bytes' in read ? decode(read.bytes) : undefined;
	return decoded?.binary === false ? decoded.text : undefined;
}

/** Where a `file:` URI leads to; undefined for what is not on this machine's disk. */
export function pathOf(uri: string): string | undefined {
	try {
		return fileURLToPath(uri);
	} catch {
		return undefined;
	}
}
