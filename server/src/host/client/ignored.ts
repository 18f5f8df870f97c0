import ignore, { type Ignore } from 'ignore';

/** What the `.gitignore` files of a directory and of those above it leave out. */
export class Ignored {
	private constructor(
		private readonly directory: string,
		private readonly rules: Ignore,
		private readonly above: Ignored | undefined,
	) {}

	/** `directory` is a uri; `text` that of its `.gitignore`. */
	static by(directory: string, text: string, above: Ignored | undefined): Ignored {
		return new Ignored(directory, ignore().add(text), above);
	}

	/** The nearest file that says something of an entry decides. */
	leavesOut(uri: string, isDirectory: boolean): boolean {
		const path = decoded(uri.slice(this.directory.length).replace(/^\/+/, ''));
		const { ignored, unignored } = this.rules.test(isDirectory ? `${path}/` : path);
		return ignored || (!unignored && this.above?.leavesOut(uri, isDirectory) === true);
	}
}

function decoded(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}
