import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Replaces a regular file whole or not at all, by way of a new file beside it. `mode` is what the file may be used for
 * afterwards; `isStillRight` is asked right before the change, and nothing is changed where it says no.
 * @returns whether the file was replaced
 * @throws the error of the file system
 */
export async function replaceFile(
	target: string,
	data: string | Uint8Array,
	mode: number | undefined,
	isStillRight: () => Promise<boolean> = async () => true,
): Promise<boolean> {
	const suffix = randomBytes(6).toString('hex');
	const temporary = path.join(path.dirname(target), `.${path.basename(target)}.${suffix}.tmp`);
	let isReplaced = false;
	try {
		const handle = await open(temporary, 'wx');
		try {
			if (mode !== undefined) {
				await handle.chmod(mode & 0o7777);
			}
			await handle.writeFile(data);
			await handle.sync();
		} finally {
			await handle.close();
		}
		if (await isStillRight()) {
			await rename(temporary, target);
			isReplaced = true;
		}
		return isReplaced;
	} finally {
		if (!isReplaced) {
			await rm(temporary, { force: true });
		}
	}
}
