import { createReadStream } from 'node:fs';
import { whyUnreadable } from '../host/node/files-errors.js';
import { text } from '../messages/text.js';
import { decode } from '../source/decode.js';
import { UsageError } from './usage-error.js';

/** Far above what thousands of findings take; a device without end would fill the memory otherwise. */
const MOST_MEBIBYTES = 256;

/**
 * The text of a file, or of stdin where it is `-`, in UTF-8 or, as PowerShell writes it, UTF-16. A pipe is read to its
 * end. Throws a UsageError where it cannot be read, is too large, or is no text.
 */
export async function inputText(file: string): Promise<string> {
	const name = file === '-' ? text({ id: 'cli.stdin' }) : file;
	const decoded = decode(await inputBytes(file, name));
	if (decoded.binary) {
		throw new UsageError({ id: 'cli.notText', args: { file: name } });
	}
	return decoded.text;
}

async function inputBytes(file: string, name: string): Promise<Uint8Array> {
	const chunks: Buffer[] = [];
	let total = 0;
	try {
		for await (const chunk of file === '-' ? process.stdin : createReadStream(file)) {
			chunks.push(chunk as Buffer);
			total += (chunk as Buffer).length;
			if (total > MOST_MEBIBYTES * 1024 * 1024) {
				break;
			}
		}
	} catch (error) {
		throw new UsageError({ id: 'cli.cannotRead', args: { file: name, reason: text(whyUnreadable(error)) } });
	}
	if (total > MOST_MEBIBYTES * 1024 * 1024) {
		const reason = text({ id: 'files.tooLarge', args: { limit: MOST_MEBIBYTES } });
		throw new UsageError({ id: 'cli.cannotRead', args: { file: name, reason } });
	}
	return Buffer.concat(chunks, total);
}
