import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { decode } from '../../source/decode.js';
import { MAX_SOURCE_MEBIBYTES } from '../source-files.js';

/** The text of a file, at once; undefined where it is none, or cannot be read, or is too large. Never throws. */
export function readTextAtOnce(uri: string): string | undefined {
	try {
		const path = fileURLToPath(uri);
		const status = statSync(path);
		if (!status.isFile() || status.size > MAX_SOURCE_MEBIBYTES * 1024 * 1024) {
			return undefined;
		}
		const decoded = decode(readFileSync(path));
		return decoded.binary ? undefined : decoded.text;
	} catch {
		return undefined;
	}
}
