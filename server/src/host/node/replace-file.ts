import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** What a file was, and is to stay. */
export interface FileOwnership {
	mode: number;
	uid: number;
	gid: number;
}

const PERMISSIONS = 0o777;
/** With the bits that make a program run as its owner or its group. */
const MODE = 0o7777;

/**
 * Replaces a regular file whole or not at all, by way of a new file beside it. It stays as `before` says; left out: a new
 * file. `isStillRight` is asked right before the change, and nothing is changed where it says no.
 * @returns whether the file was replaced
 * @throws the error of the file system
 */
export async function replaceFile(
	target: string,
	data: string | Uint8Array,
	before: FileOwnership | undefined,
	isStillRight: () => boolean = () => true,
): Promise<boolean> {
	// Not made from the file's own name, which may be as long as a name can be.
	const temporary = path.join(path.dirname(target), `.bindsight-${randomBytes(6).toString('hex')}.tmp`);
	let isReplaced = false;
	try {
		const handle = await open(temporary, 'wx', before && 0o600);
		try {
			await handle.writeFile(data);
			if (before) {
				await handle.chmod(before.mode & ((await giveTo(handle, before)) ? MODE : PERMISSIONS));
			}
			await handle.sync();
		} finally {
			await handle.close();
		}
		if (isStillRight()) {
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

/** Whether a new file has the owner and the group of the one before: only root may give files away. */
async function giveTo(handle: FileHandle, { uid, gid }: FileOwnership): Promise<boolean> {
	const own = await handle.stat();
	if (own.uid === uid && own.gid === gid) {
		return true;
	}
	try {
		await handle.chown(uid, gid);
		return true;
	} catch {
		return false;
	}
}
