import * as fs from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { globby } from 'globby';
import type { Message } from '../../protocol/messages.js';
import { isSource } from '../source-files.js';
import { whyUnreadable } from './files-errors.js';

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
				if (found.length === 0) {
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
function eachOnce(candidates: Candidate[]): ListedFile[] {
	const sorted = candidates.toSorted(
		(a, b) =>
			Number(b.isAsked) - Number(a.isAsked) ||
			Number(b.named) - Number(a.named) ||
			Number(a.isLink) - Number(b.isLink) ||
			a.file.length - b.file.length ||
			byFile(a, b),
	);
	const files = new Map<string, ListedFile>();
	for (const { identity, file, absolute, named, isAsked } of sorted) {
		if (!files.has(identity)) {
			files.set(identity, { file, absolute, named, isAsked });
		}
	}
	return [...files.values()].sort(byFile);
}

async function walk(directory: string, troubles: FileTrouble[]): Promise<Omit<Candidate, 'isAsked'>[]> {
	const unreadable = new Map<string, FileTrouble>();
	const printed = (absolute: string) => printedName(directory, path.relative(path.resolve(directory), absolute));
	const report = (absolute: string, error: unknown) => {
		const file = printed(absolute);
		unreadable.set(file, { file, message: whyUnreadable(error), named: path.resolve(directory) === absolute });
	};

	// A directory that is given by name is wanted, even where a .gitignore above it leaves it out.
	let entries = await glob(directory, { gitignore: true }, report);
	if (entries.length === 0) {
		entries = await glob(directory, { ignoreFiles: '**/.gitignore' }, report);
	}

	const root = await realpath(directory);
	const found: Omit<Candidate, 'isAsked'>[] = [];
	for (const { path: relative, dirent } of entries) {
		if (!isSource(relative)) {
			continue;
		}
		const absolute = path.resolve(directory, relative);
		if (dirent.isFile()) {
			const identity = path.join(root, relative);
			found.push({ file: printedName(directory, relative), absolute, named: false, identity, isLink: false });
		} else if (dirent.isSymbolicLink()) {
			const target = await fileBehindLink(absolute, report);
			if (target !== undefined) {
				found.push({ file: printedName(directory, relative), absolute, named: false, identity: target, isLink: true });
			}
		}
	}
	troubles.push(...unreadable.values());
	return found;
}

function glob(
	directory: string,
	ignore: { gitignore: true } | { ignoreFiles: string },
	report: (absolute: string, error: unknown) => void,
) {
	return globby('**', {
		...ignore,
		cwd: directory,
		fs: reportingFileSystem(report),
		ignore: ['**/.git'],
		dot: true,
		onlyFiles: false,
		objectMode: true,
		expandDirectories: false,
		followSymbolicLinks: false,
	});
}

/** A directory that cannot be read is reported and taken for empty, so that the walk goes on. */
function reportingFileSystem(report: (absolute: string, error: unknown) => void): typeof fs {
	const readdir = (directory: string, options: never, done: (error: null, entries: unknown[]) => void) =>
		fs.readdir(directory, options, (error: unknown, entries: unknown[]) => {
			if (error) {
				report(path.resolve(directory), error);
			}
			done(null, error ? [] : entries);
		});
	return { ...fs, readdir } as unknown as typeof fs;
}

/** The real path of the regular file that a link leads to; undefined for anything else. A broken link is reported. */
async function fileBehindLink(
	link: string,
	report: (absolute: string, error: unknown) => void,
): Promise<string | undefined> {
	try {
		return (await stat(link)).isFile() ? await realpath(link) : undefined;
	} catch (error) {
		report(link, error);
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
