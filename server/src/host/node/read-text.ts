import { fileURLToPath } from 'node:url';
import type { Message } from '../../protocol/messages.js';
import { decode, isAsciiBased } from '../../source/decode.js';
import { readBytes } from './files-read.js';

/** A text, or the reason why there is none. */
export type TextOrReason = { text: string } | { reason: Message };

/** The text of a file, at once; undefined where it is none, or cannot be read, or is too large. Never throws. */
export function readTextAtOnce(uri: string): string | undefined {
	const path = pathOf(uri);
	const read = path === undefined ? undefined : readText(path);
	return read && 'text' in read ? read.text : undefined;
}

/** The text of a file, or why there is none. At once; never throws. */
export function readText(file: string): TextOrReason {
	const read = readBytes(file);
	return 'reason' in read ? read : textOf(read.bytes);
}

/**
 * The text of a file where `mayName` says so of its bytes, or where ASCII characters are not one byte each in them; else
 * `dull`, or why there is none. At once; never throws.
 */
export function readTextNaming(file: string, mayName: (bytes: Uint8Array) => boolean): TextOrReason | 'dull' {
	const read = readBytes(file, undefined, scratch());
	if ('reason' in read) {
		return read;
	}
	if (isAsciiBased(read.bytes) && !mayName(read.bytes)) {
		return 'dull';
	}
	return textOf(read.bytes);
}

function textOf(bytes: Uint8Array): TextOrReason {
	const { text, binary } = decode(bytes);
	return binary ? { reason: { id: 'files.binary' } } : { text };
}

/** Most files are smaller. */
const SCRATCH_BYTES = 1024 * 1024;
let kept: Uint8Array | undefined;

/** Where the bytes of each file are read to: one buffer for all, as most of them are looked at once. */
function scratch(): Uint8Array {
	kept ??= Buffer.allocUnsafeSlow(SCRATCH_BYTES);
	return kept;
}

/** Where a `file:` URI leads to; undefined for what is not on this machine's disk. */
export function pathOf(uri: string): string | undefined {
	try {
		return fileURLToPath(uri);
	} catch {
		return undefined;
	}
}
