import { readFile } from 'node:fs/promises';
import { whyUnreadable } from '../host/node/files-errors.js';
import { text } from '../messages/text.js';
import { decode } from '../source/decode.js';
import { UsageError } from './usage-error.js';

/** The text of a file, or of stdin where it is `-`, in UTF-8 or, as PowerShell writes it, UTF-16. */
export async function inputText(file: string): Promise<string> {
	const name = file === '-' ? text({ id: 'cli.stdin' }) : file;
	let bytes: Uint8Array;
	try {
		bytes = file === '-' ? await readStdin() : await readFile(file);
	} catch (error) {
		throw new UsageError({ id: 'cli.cannotRead', args: { file: name, reason: text(whyUnreadable(error)) } });
	}
	const decoded = decode(bytes);
	if (decoded.binary) {
		throw new UsageError({ id: 'cli.notText', args: { file: name } });
	}
	return decoded.text;
}

async function readStdin(): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of process.stdin) {
		chunks.push(chunk as Buffer);
	}
	return Buffer.concat(chunks);
}
