import { type IgnorePattern, readIgnorePattern } from './ignore-pattern.js';

const BYTE_ORDER_MARK = '\ufeff';

/** What the `.gitignore` files of a directory and of those above it leave out. */
export class Ignored {
	private constructor(
		private readonly directory: string,
		private readonly patterns: readonly IgnorePattern[],
		private readonly above: Ignored | undefined,
	) {}

	/**
	 * `directory` is a path with `/` and without one at its end; `text` is that of its `.gitignore`. `ignoreCase` is as Git
	 * sets it up where the file system does not tell upper from lower case.
	 */
	static by(directory: string, text: string, above: Ignored | undefined, ignoreCase = false): Ignored {
		const lines = (text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text).split('\n');
		// The last pattern that matches decides.
		const patterns = lines.reverse().flatMap((line) => {
			return readIgnorePattern(line.endsWith('\r') ? line.slice(0, -1) : line, ignoreCase) ?? [];
		});
		return new Ignored(directory, patterns, above);
	}

	/** Whether an entry below the directory is left out. The nearest file that says something of it decides. */
	leavesOut(path: string, isDirectory: boolean): boolean {
		const start = path.startsWith('/', this.directory.length) ? this.directory.length + 1 : this.directory.length;
		const below = path.slice(start);
		const name = path.slice(path.lastIndexOf('/') + 1);
		const decides = this.patterns.find((each) => (isDirectory || !each.onlyDirectories) && each.matches(below, name));
		return decides ? !decides.isNegated : this.above?.leavesOut(path, isDirectory) === true;
	}
}
