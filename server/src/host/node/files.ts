import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Message } from '../../protocol/messages.js';
import { whyUnreadable } from './files-errors.js';
import { walkSources } from './walk.js';

/** A file to look at: the name it is printed by, and where it is. */
export interface ListedFile {
	/** As given on the command line, or what was given plus the way down from there; always with `/`. */
	file: string;
	absolute: string;
	/** Given by name, not found in a directory. */
	named: boolean;
	/** False where it is only there to be linked with. */
	isAsked: boolean;
}

/** Something that could not be read, and why. */
export interface FileTrouble {
	file: string;
	message: Message;
	/** Given by name, not found in a directory. */
	named: boolean;
}

export interface FileListing {
	/** Sorted by name, every file once. */
	files: ListedFile[];
	/** Sorted by name. */
	troubles: FileTrouble[];
	/** The directories in which no C or C++ file was found, as given. */
	empty: string[];
}

/**
 * Lists the C and C++ files that paths stand for, and those of `around` that are only there to be linked with.
 * Directories are walked: .gitignore is respected, symbolic links to directories are not followed. Never throws: what
 * cannot be read is among the troubles.
 */
export async function listFiles(paths: readonly string[], around: readonly string[] = []): Promise<FileListing> {
	const found = new FoundFiles();
	const troubles: FileTrouble[] = [];
	const empty: string[] = [];
	const asked = [...new Set(paths)].map((given) => ({ given, isAsked: true }));
	for (const { given, isAsked } of [...asked, ...[...new Set(around)].map((given) => ({ given, isAsked: false }))]) {
		const shown = withSlashes(given);
		try {
			if ((await stat(given)).isDirectory()) {
				const count = await walk(given, isAsked, found, troubles);
				if (count === 0 && !troubles.some(({ file }) => file === shown)) {
					empty.push(shown);
				}
			} else {
				const identity = path.join(await realpath(path.dirname(given)), path.basename(given));
				found.add({ file: shown, absolute: path.resolve(given), named: true, isAsked }, identity, false);
			}
		} catch (error) {
			troubles.push({ file: shown, message: whyUnreadable(error), named: true });
		}
	}
	return { files: found.sorted(), troubles: troubles.sort(byFile), empty: empty.sort() };
}

/** Each file once. Of several names of one: one that is asked for, the one that was given, then the real one, then the shortest. */
class FoundFiles {
	private readonly best = new Map<string, ListedFile>();
	private readonly links = new Set<ListedFile>();

	/** `identity` is the same for two names of one file. */
	add(listed: ListedFile, identity: string, isLink: boolean): void {
		if (isLink) {
			this.links.add(listed);
		}
		const known = this.best.get(identity);
		if (!known || this.isBetter(listed, known)) {
			this.best.set(identity, listed);
		}
	}

	private isBetter(one: ListedFile, other: ListedFile): boolean {
		const order =
			Number(other.isAsked) - Number(one.isAsked) ||
			Number(other.named) - Number(one.named) ||
			Number(this.links.has(one)) - Number(this.links.has(other)) ||
			one.file.length - other.file.length ||
			byFile(one, other);
		return order < 0;
	}

	sorted(): ListedFile[] {
		return [...this.best.values()].sort(byFile);
	}
}

/** Adds what is found in a directory, and answers how much that is. */
async function walk(directory: string, isAsked: boolean, found: FoundFiles, troubles: FileTrouble[]): Promise<number> {
	const report = (relative: string, error: unknown) => {
		const file = printedName(directory, relative);
		troubles.push({ file, message: whyUnreadable(error), named: relative === '' });
	};
	const sources = await walkSources(directory, report);
	const [root, resolved] = [await realpath(directory), path.resolve(directory)];
	let count = 0;
	for (const { relative, isLink } of sources) {
		const absolute = path.join(resolved, relative);
		const itself = root === resolved ? absolute : path.join(root, relative);
		const identity = isLink ? await fileBehindLink(absolute, relative, report) : itself;
		if (identity !== undefined) {
			const printed = printedName(directory, relative);
			// One string for both where it can be: a tree may have hundreds of thousands of files.
			const file = printed === absolute ? absolute : printed;
			found.add({ file, absolute, named: false, isAsked }, identity, isLink);
			count++;
		}
	}
	return count;
}

/** The real path of the regular file that a link leads to; undefined for anything else. A broken link is reported. */
async function fileBehindLink(
	link: string,
	relative: string,
	report: (relative: string, error: unknown) => void,
): Promise<string | undefined> {
	try {
		return (await stat(link)).isFile() ? await realpath(link) : undefined;
	} catch (error) {
		report(relative, error);
		return undefined;
	}
}

function printedName(directory: string, relative: string): string {
	const shown = withSlashes(directory);
	if (relative === '') {
		return shown;
	}
	return shown.endsWith('/') ? shown + withSlashes(relative) : `${shown}/${withSlashes(relative)}`;
}

function withSlashes(name: string): string {
	return path.sep === '/' ? name : name.replaceAll(path.sep, '/');
}

function byFile(a: { file: string }, b: { file: string }): number {
	return a.file < b.file ? -1 : a.file > b.file ? 1 : 0;
}
