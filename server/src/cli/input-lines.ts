import { createReadStream } from 'node:fs';
import { whyUnreadable } from '../host/node/files-errors.js';
import { text } from '../messages/text.js';
import { UsageError } from './usage-error.js';

/** A line of input; null stands for one that is longer than anything that makes sense. */
export type InputLine = string | null;

const MAX_LINE_LENGTH = 1024 * 1024;

/**
 * The lines of a file, or of stdin where it is `-`, without their ends. A line break at the end of the input starts no
 * line. Throws a UsageError where the input cannot be read.
 */
export async function* inputLines(file: string): AsyncGenerator<InputLine> {
	let line = '';
	let tooLong = false;
	let isFirst = true;
	try {
		const stream = file === '-' ? process.stdin : createReadStream(file);
		stream.setEncoding('utf8');
		for await (const chunk of stream as AsyncIterable<string>) {
			const pieces = (isFirst ? chunk.replace(/^\ufeff/, '') : chunk).split('\n');
			isFirst = false;
			for (const [index, piece] of pieces.entries()) {
				if (index > 0) {
					yield tooLong ? null : line.replace(/\r$/, '');
					line = '';
					tooLong = false;
				}
				tooLong ||= line.length + piece.length > MAX_LINE_LENGTH;
				line = tooLong ? '' : line + piece;
			}
		}
	} catch (error) {
		const name = file === '-' ? text({ id: 'cli.stdin' }) : file;
		throw new UsageError({ id: 'cli.cannotRead', args: { file: name, reason: text(whyUnreadable(error)) } });
	}
	if (tooLong || line !== '') {
		yield tooLong ? null : line.replace(/\r$/, '');
	}
}
