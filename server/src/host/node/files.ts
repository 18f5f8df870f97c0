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

interface Candidate extends ListedFile {
	/** The same for two names of one file. */
	identity: string;
	isLink: boolean;
}

/**
 * Lists the C and C++ files that paths stand for, and those of `around` that are only there to be linked with.
 * Directories are walked: .gitignore is respected, symbolic links to directories are not followed. Never throws: what
 * cannot be read is among the troubles.
 */
export async function listFiles(paths: readonly string[], around: readonly string[] = []): Promise<FileListing> {
	const candidates: Candidate[] = [];
	const troubles: FileTrouble[] = [];
	const empty: string[] = [];
	const asked = [...new Set(paths)].map((given) => ({ given, isAsked: true }));
	for (const { given, isAsked } of [...asked, ...[...new Set(around)].map((given) => ({ given, isAsked: false }))]) {
		const shown = withSlashes(given);
		try {
			if ((await stat(given)).isDirectory()) {
				const found = await walk(given, troubles);
				candidates.push(...found.map((each) => ({ ...each, isAsked })));
				if (found.length === 0 && !troubles.some(({ file }) => file === shown)) {
					empty.push(shown);
				}
			} else {
				const identity = path.join(await realpath(path.dirname(given)), path.basename(given));
				candidates.push({ file: shown, absolute: path.resolve(given), named: true, isAsked, identity, isLink: false });
			}
		} catch (error) {
			troubles.push({ file: shown, message: whyUnreadable(error), named: true });
		}
	}
	return { files: eachOnce(candidates), troubles: troubles.sort(byFile), empty: empty.sort() };
}

/** Of several names of one file: one that is asked for, the one that was given, then the real one, then the shortest. */
function eachOnce(candidates: readonly Candidate[]): ListedFile[] {
	const files = new Map<string, Candidate>();
	for (const candidate of candidates) {
		const known = files.get(candidate.identity);
		if (!known || isBetterName(candidate, known)) {
			files.set(candidate.identity, candidate);
		}
	}
	return Array.from(files.values(), ({ file, absolute, named, isAsked }) => ({ file, absolute, named, isAsked })).sort(
		byFile,
	);
}

function isBetterName(one: Candidate, other: Candidate): boolean {
	const order =
		Number(other.isAsked) - Number(one.isAsked) ||
		Number(other.named) - Number(one.named) ||
		Number(one.isLink) - Number(other.isLink) ||
		one.file.length - other.file.length ||
		byFile(one, other);
	return order < 0;
}

async function walk(directory: string, troubles: FileTrouble[]): Promise<Omit<Candidate, 'isAsked'>[]> {
	const report = (relative: string, error: unknown) => {
		const file = printedName(directory, relative);
		troubles.push({ file, message: whyUnreadable(error), named: relative === '' });
	};
	const sources = await walkSources(directory, report);
	const [root, resolved] = [await realpath(directory), path.resolve(directory)];
	const found: Omit<Candidate, 'isAsked'>[] = [];
	for (const { relative, isLink } of sources) {
		const absolute = path.join(resolved, relative);
		const itself = root === resolved ? absolute : path.join(root, relative);
		const identity = isLink ? await fileBehindLink(absolute, relative, report) : itself;
		if (identity !== undefined) {
			found.push({ file: printedName(directory, relative), absolute, named: false, identity, isLink });
		}
	}
	return found;
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
