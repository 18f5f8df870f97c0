import { statSync } from 'node:fs';
import { extensionOf, SOURCE_EXTENSIONS } from '../host/source-files.js';
import { inputLines } from './input-lines.js';
import { UsageError } from './usage-error.js';

/** What a verb looks at. */
export interface GivenPaths {
	/** Files, and directories to walk. */
	paths: readonly string[];
	/** Further ones that are only there to be linked with: nothing is said of them. */
	around?: readonly string[];
	/** The share of the files that is looked at, and the share of that, and so on; left out: all. */
	shares?: readonly Share[];
}

/** One of so many shares of equal size, as `--shard 2/8` writes it; counted from 1. */
export interface Share {
	number: number;
	of: number;
}

/**
 * The paths that a verb was given: its arguments, and the lines of `--files-from`. These come from a version control that
 * knows every kind of file: one with an extension that C and C++ do not have is left out. Throws a UsageError for none.
 */
export async function givenPaths(named: readonly string[], filesFrom: string | undefined): Promise<string[]> {
	const paths = [...named];
	if (filesFrom !== undefined) {
		for await (const line of inputLines(filesFrom)) {
			if (line === null) {
				throw new UsageError({ id: 'cli.lineTooLong', args: { file: filesFrom } });
			}
			if (line.trim() !== '' && isOfInterest(line)) {
				paths.push(line);
			}
		}
	} else if (paths.length === 0) {
		throw new UsageError({ id: 'cli.noPaths' });
	}
	return paths;
}

/** Extensions of what C and C++ include, besides those that a walk takes. */
const INCLUDED = new Set(['', '.inc', '.def']);

function isOfInterest(path: string): boolean {
	const extension = extensionOf(path.replaceAll('\\', '/')).toLowerCase();
	return SOURCE_EXTENSIONS.has(extension) || INCLUDED.has(extension) || isDirectory(path);
}

function isDirectory(path: string): boolean {
	return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
