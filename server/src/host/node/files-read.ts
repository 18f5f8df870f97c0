import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Message } from '../../protocol/messages.js';
import { MAX_SOURCE_MEBIBYTES } from '../source-files.js';
import { whyUnreadable } from './files-errors.js';

/** Bytes, or the reason why there are none. */
export type BytesOrReason = { bytes: Uint8Array } | { reason: Message };

/** Reads a file, a pipe or a device to its end, at most `mebibytes` of it. Never throws. */
export async function readBytes(file: string, mebibytes = MAX_SOURCE_MEBIBYTES): Promise<BytesOrReason> {
	const limit = mebibytes * 1024 * 1024;
	let handle: FileHandle | undefined;
	try {
		// A scan reads thousands of small files, and waiting for each costs more than reading it.
		const atOnce = statSync(file).isFile() ? readAtOnce(file, limit) : undefined;
		if (atOnce) {
			return { bytes: atOnce };
		}
		handle = await open(file, 'r');
		const status = await handle.stat();
		if (status.isDirectory()) {
			return { reason: { id: 'files.isDirectory' } };
		}
		const bytes = status.size > limit ? undefined : await readUpTo(handle, limit, status.size);
		return bytes ? { bytes } : { reason: { id: 'files.tooLarge', args: { limit: mebibytes } } };
	} catch (error) {
		return { reason: whyUnreadable(error) };
	} finally {
		await handle?.close();
	}
}

/** Undefined where a file is too large, or holds something else than its size says: it is being written, or made up. */
function readAtOnce(file: string, limit: number): Uint8Array | undefined {
	const descriptor = openSync(file, 'r');
	try {
		const { size } = fstatSync(descriptor);
		if (size === 0 || size > limit) {
			return undefined;
		}
		const buffer = Buffer.allocUnsafeSlow(size + 1);
		const count = readSync(descriptor, buffer, 0, buffer.length, 0);
		return count === size ? buffer.subarray(0, size) : undefined;
	} finally {
		closeSync(descriptor);
	}
}

/** Undefined where there is more than the limit. The size that a file claims is a guess only: a pipe claims none. */
async function readUpTo(handle: FileHandle, limit: number, expected: number): Promise<Uint8Array | undefined> {
	const chunks: Uint8Array[] = [];
	let total = 0;
	for (;;) {
		const buffer = new Uint8Array(Math.max(64 * 1024, expected + 1 - total));
		const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
		if (bytesRead === 0) {
			return Buffer.concat(chunks, total);
		}
		chunks.push(buffer.subarray(0, bytesRead));
		total += bytesRead;
		if (total > limit) {
			return undefined;
		}
	}
}
