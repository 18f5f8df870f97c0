import ignore, { type Ignore } from 'ignore';

/** What the `.gitignore` files of a directory and of those above it leave out. */
export class Ignored {
	private constructor(
		private readonly directory: string,
		private readonly rules: Ignore,
		private readonly above: Ignored | undefined,
	) {}

	/** `directory` is a path with `/` and without one at its end; `text` is that of its `.gitignore`. */
	static by(directory: string, text: string, above: Ignored | undefined): Ignored {
		return new Ignored(directory, ignore().add(text), above);
	}

	/** Whether an entry below the directory is left out. The nearest file that says something of it decides. */
	leavesOut(path: string, isDirectory: boolean): boolean {
		const below = path.slice(this.directory.length).replace(/^\/+/, '');
		const { ignored, unignored } = this.rules.test(isDirectory ? `${below}/` : below);
		return ignored || (!unignored && this.above?.leavesOut(path, isDirectory) === true);
	}
}
