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
	EDQUOT: 'files.diskFull',
	EROFS: 'files.readOnly',
	ENXIO: 'files.nobodyAtOtherEnd',
	EMFILE: 'files.tooManyOpen',
	ENFILE: 'files.tooManyOpen',
};

/** What Node reads for the bytes of a name that are no UTF-8; there is no file of that name then. */
const NO_CHARACTER = '\ufffd';

/** What an error of the file system means to the person who named the file. */
export function whyUnreadable(error: unknown): Message {
	const { code, path } = (error as Partial<NodeJS.ErrnoException> | null) ?? {};
	const known = code === undefined ? undefined : REASONS[code];
	if (known !== undefined) {
		return { id: code === 'ENOENT' && path?.includes(NO_CHARACTER) ? 'files.nameNotText' : known };
	}
	const reason = error instanceof Error ? error.message : String(error);
	return { id: 'files.other', args: { reason } };
}
