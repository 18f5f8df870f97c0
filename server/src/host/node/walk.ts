import { type Dirent, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { decode } from '../../source/decode.js';
import { Ignored } from '../ignored.js';
import { isSource } from '../source-files.js';
import { readBytes } from './files-read.js';

/** A C or C++ file, or a link of such a name, in a directory that is walked. */
export interface WalkedFile {
	/** The way down from the directory, with `/`. */
	relative: string;
	isLink: boolean;
}

/** Other work waits while so many directories are read. */
const AT_ONCE = 256;
/** A `.gitignore` with more bytes is none: each file is held to each of its lines. */
const MOST_IGNORED = 1024 * 1024;
/** What `git init` finds out and writes down as core.ignoreCase. */
const IGNORE_CASE = process.platform === 'win32' || process.platform === 'darwin';

/**
 * The C and C++ files in a directory and below. `.gitignore` is respected, in the directories above, too, up to the
 * repository's; but a directory that is given is wanted, even where one above leaves it out. Links to directories are not
 * followed. `report` hears of each directory that cannot be read, by its way down; it is taken for empty. Never throws.
 */
export async function walkSources(
	directory: string,
	report: (relative: string, error: unknown) => void,
): Promise<WalkedFile[]> {
	const root = withSlashes(path.resolve(directory));
	const above = ignoredAbove(root);
	const walk = new Walk(root, report);
	await walk.from(above);
	if (above !== undefined && walk.isEmpty) {
		await walk.from(undefined);
	}
	return walk.found;
}

class Walk {
	readonly found: WalkedFile[] = [];
	/** True where there was nothing, of whatever kind, that is not left out. */
	isEmpty = true;
	private readonly reported = new Set<string>();

	constructor(
		private readonly root: string,
		private readonly report: (relative: string, error: unknown) => void,
	) {}

	async from(above: Ignored | undefined): Promise<void> {
		const pending: { relative: string; ignored: Ignored | undefined }[] = [{ relative: '', ignored: above }];
		let read = 0;
		for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
			const { relative, ignored } = next;
			const entries = this.entriesOf(relative);
			const rules = ignoredIn(this.absolute(relative), entries, ignored);
			for (const entry of entries) {
				const way = relative === '' ? entry.name : `${relative}/${entry.name}`;
				if (this.isWanted(way, entry, rules)) {
					pending.push({ relative: way, ignored: rules });
				}
			}
			if (++read % AT_ONCE === 0) {
				await new Promise((resolve) => setImmediate(resolve));
			}
		}
	}

	/** Keeps a file; answers whether it is a directory to be walked. */
	private isWanted(relative: string, entry: Dirent, rules: Ignored | undefined): boolean {
		const isDirectory = entry.isDirectory();
		const isCandidate = !isDirectory && (entry.isFile() || entry.isSymbolicLink()) && isSource(entry.name);
		if (entry.name === '.git' || !(isDirectory || isCandidate || this.isEmpty)) {
			return false;
		}
		if (rules?.leavesOut(this.absolute(relative), isDirectory)) {
			return false;
		}
		this.isEmpty = false;
		if (isCandidate) {
			this.found.push({ relative, isLink: entry.isSymbolicLink() });
		}
		return isDirectory;
	}

	private entriesOf(relative: string): Dirent[] {
		try {
			return readdirSync(this.absolute(relative), { withFileTypes: true });
		} catch (error) {
			if (!this.reported.has(relative)) {
				this.reported.add(relative);
				this.report(relative, error);
			}
			return [];
		}
	}

	private absolute(relative: string): string {
		return below(this.root, relative);
	}
}

/** What the directories above a directory leave out, from the top of its repository on; nothing where that is itself one. */
function ignoredAbove(directory: string): Ignored | undefined {
	const above: string[] = [];
	for (let each = directory; !existsSync(below(each, '.git')); each = above[0]!) {
		const parent = withSlashes(path.dirname(each));
		if (parent === each) {
			return undefined;
		}
		above.unshift(parent);
	}
	let ignored: Ignored | undefined;
	for (const each of above) {
		ignored = ignoredBy(each, ignored);
	}
	return ignored;
}

function ignoredIn(directory: string, entries: readonly Dirent[], above: Ignored | undefined): Ignored | undefined {
	return entries.some(({ name }) => name === '.gitignore') ? ignoredBy(directory, above) : above;
}

/** A `.gitignore` that cannot be read leaves nothing out, as in Git. */
function ignoredBy(directory: string, above: Ignored | undefined): Ignored | undefined {
	const read = readBytes(below(directory, '.gitignore'), MOST_IGNORED);
	const decoded = 'bytes' in read ? decode(read.bytes) : undefined;
	return decoded?.binary === false ? Ignored.by(directory, decoded.text, above, IGNORE_CASE) : above;
}

function below(directory: string, relative: string): string {
	return relative === '' ? directory : directory.endsWith('/') ? directory + relative : `${directory}/${relative}`;
}

function withSlashes(name: string): string {
	return path.sep === '/' ? name : name.replaceAll(path.sep, '/');
}
