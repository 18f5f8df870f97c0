import type { Message } from '../../protocol/messages.js';

const REASONS: Readonly<Record<string, string>> = {
	ENOENT: 'files.notFound',
	ENOTDIR: 'files.notFound',
	EACCES: 'files.permission',
	EPERM: 'files.permission',
	EISDIR: 'files.isDirectory',
	ELOOP: 'files.linkLoop',
	ENAMETOOLONG: 'files.nameTooLong',
	ENOSPC: 'files.diskFull',
	EROFS: 'files.readOnly',
	ENXIO: 'files.nobodyAtOtherEnd',
};

/** What an error of the file system means to the person who named the file. */
export function whyUnreadable(error: unknown): Message {
	const code = (error as NodeJS.ErrnoException | null)?.code;
	const known = code === undefined ? undefined : REASONS[code];
	if (known !== undefined) {
		return { id: known };
	}
	const reason = error instanceof Error ? error.message : String(error);
	return { id: 'files.other', args: { reason } };
}
