/** The directory that a file or a directory is in, as `asDirectory` writes it; undefined for the topmost. */
export function directoryOf(uri: string): string | undefined {
	const { root, path } = partsOf(uri);
	return path === '' ? undefined : root + path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** A directory's uri without a slash at its end; the topmost one keeps its own. */
export function asDirectory(uri: string): string {
	const { root, path } = partsOf(uri);
	return root + path;
}

/** Both are empty for a uri without a path from a root, as that of an untitled document. */
function partsOf(uri: string): { root: string; path: string } {
	const [, root = '', path = ''] = /^([a-z][a-z0-9+.-]*:(?:\/\/[^/?#]*)?\/)([^?#]*)/i.exec(uri) ?? [];
	return { root, path: path.replace(/(?<!\/)\/+$/, '') };
}

/** Whether something lies in a directory, however deep. */
export function isUnder(directory: string, uri: string): boolean {
	return uri.startsWith(directory.endsWith('/') ? directory : `${directory}/`);
}

/** A uri as a `.gitignore` would name what is there: without escapes. What is escaped wrongly stays as it is. */
export function decoded(uri: string): string {
	try {
		return decodeURIComponent(uri);
	} catch {
		return uri;
	}
}

/** Asks for all of them, `atOnce` at a time. */
export async function forEachOf<T>(all: readonly T[], atOnce: number, ask: (one: T) => Promise<void>): Promise<void> {
	const left = [...all];
	const next = async () => {
		for (let one = left.shift(); one !== undefined; one = left.shift()) {
			await ask(one);
		}
	};
	await Promise.all(Array.from({ length: atOnce }, next));
}
