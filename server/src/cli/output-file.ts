import { access, constants, realpath, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { whyUnreadable } from '../host/node/files-errors.js';
import { replaceFile } from '../host/node/replace-file.js';
import { text } from '../messages/text.js';
import { UsageError } from './usage-error.js';

/** Takes the whole of what a verb has to say. */
export type WriteWhole = (data: string) => Promise<void>;

/**
 * Makes ready to write a file: a regular file is replaced whole or not at all, a device or a pipe is written through.
 * Throws a UsageError at once where that cannot work, so that no work is done in vain; the returned function throws one
 * where writing fails.
 */
export async function openOutput(file: string): Promise<WriteWhole> {
	return explaining(file, async () => {
		const existing = await statIfThere(file);
		if (existing?.isDirectory()) {
			throw Object.assign(new Error(), { code: 'EISDIR' });
		}
		if (existing && !existing.isFile()) {
			return (data: string) => explaining(file, () => writeFile(file, data));
		}
		// A link keeps leading to the same file.
		const target = existing ? await realpath(file) : path.resolve(file);
		if (existing) {
			await access(target, constants.W_OK);
		}
		await access(path.dirname(target), constants.W_OK);
		return (data: string) => explaining(file, async () => void (await replaceFile(target, data, existing)));
	});
}

async function statIfThere(file: string) {
	try {
		return await stat(file);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
			return undefined;
		}
		throw error;
	}
}

async function explaining<T>(file: string, act: () => Promise<T>): Promise<T> {
	try {
		return await act();
	} catch (error) {
		throw new UsageError({ id: 'cli.cannotWrite', args: { file, reason: text(whyUnreadable(error)) } });
	}
}
