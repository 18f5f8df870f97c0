import { inputLines } from './input-lines.js';
import { UsageError } from './usage-error.js';

/** What a verb looks at. */
export interface GivenPaths {
	/** Files, and directories to walk. */
	paths: readonly string[];
	/** Further ones that are only there to be linked with: nothing is said of them. */
	around?: readonly string[];
	/** The share of the files that is looked at; left out: all. */
	share?: Share;
}

/** One of so many shares of equal size, as `--shard 2/8` writes it; counted from 1. */
export interface Share {
	number: number;
	of: number;
}

/** The paths that a verb was given: its arguments, and the lines of `--files-from`. Throws a UsageError for none. */
export async function givenPaths(named: readonly string[], filesFrom: string | undefined): Promise<string[]> {
	const paths = [...named];
	if (filesFrom !== undefined) {
		for await (const line of inputLines(filesFrom)) {
			if (line === null) {
				throw new UsageError({ id: 'cli.lineTooLong', args: { file: filesFrom } });
			}
			if (line.trim() !== '') {
				paths.push(line);
			}
		}
	} else if (paths.length === 0) {
		throw new UsageError({ id: 'cli.noPaths' });
	}
	return paths;
}
