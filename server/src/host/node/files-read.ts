import { closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { counts } from '../../counts/counts.js';
import type { Message } from '../../protocol/messages.js';
import { MAX_SOURCE_MEBIBYTES } from '../source-files.js';
import { whyUnreadable } from './files-errors.js';

/** Bytes, or the reason why there are none. */
export type BytesOrReason = { bytes: Uint8Array } | { reason: Message; isTooLarge?: true };

/** Never waits, even where a pipe has taken the place of a file since somebody looked. Windows has no such pipes. */
const WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
const MEBIBYTE = 1024 * 1024;
const CHUNK = 64 * 1024;
const NOTHING = new Uint8Array();

/**
 * Reads a regular file whole, where it has at most `most` bytes. A pipe, a device or a socket is not opened: it might keep
 * its reader waiting, or never end. At once, since waiting for each of thousands of small files costs more than reading
 * it. Never throws. Where the bytes fit into `scratch`, they are a part of it, and to be used before it is read into again.
 */
export function readBytes(file: string, most = MAX_SOURCE_MEBIBYTES * MEBIBYTE, scratch?: Uint8Array): BytesOrReason {
	try {
		const reason = whyNotRegular(statSync(file));
		return reason ? { reason } : readOpened(openSync(file, WITHOUT_WAITING), most, scratch);
	} catch (error) {
		return { reason: whyUnreadable(error) };
	}
}

function readOpened(descriptor: number, most: number, scratch: Uint8Array | undefined): BytesOrReason {
	try {
		const status = fstatSync(descriptor);
		const reason = whyNotRegular(status);
		if (reason) {
			return { reason };
		}
		const bytes = status.size > most ? undefined : readUpTo(descriptor, most, status.size, scratch);
		counts.filesRead++;
		counts.bytesRead += bytes?.length ?? 0;
		return bytes ? { bytes } : { reason: { id: 'files.tooLarge', args: { limit: most / MEBIBYTE } }, isTooLarge: true };
	} finally {
		closeSync(descriptor);
	}
}

function whyNotRegular(status: Stats): Message | undefined {
	if (status.isFile()) {
		return undefined;
	}
	return { id: status.isDirectory() ? 'files.isDirectory' : 'files.notRegular' };
}

/** Undefined where there is more than `most`. The size that a file claims is a guess only: it may be growing, or made up. */
function readUpTo(
	descriptor: number,
	most: number,
	expected: number,
	scratch: Uint8Array = NOTHING,
): Uint8Array | undefined {
	const chunks: Uint8Array[] = [];
	for (let total = 0; total <= most; ) {
		const isFirst = total === 0;
		const size = Math.max(isFirst ? 1 : CHUNK, expected + 1 - total);
		const buffer = isFirst && size <= scratch.length ? scratch : Buffer.allocUnsafeSlow(size);
		const count = readSync(descriptor, buffer, 0, buffer.length, null);
		chunks.push(buffer.subarray(0, count));
		total += count;
		if (count === 0 || (total === expected && count < buffer.length)) {
			return chunks.length === 1 ? chunks[0] : Buffer.concat(chunks, total);
		}
	}
	return undefined;
}
