import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** A folder on disk for one test. */
export interface Folder {
	path: string;
	uri: string;
	uriOf(name: string): string;
	write(name: string, text: string): void;
	/** The folder itself where no name is given. */
	remove(name?: string): void;
	rename(from: string, to: string): void;
}

/** Makes a folder with these files. */
export function folderWith(files: Record<string, string>): Folder {
	const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'bindsight-')));
	const write = (name: string, text: string) => {
		mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
		writeFileSync(path.join(folder, name), text);
	};
	for (const [name, text] of Object.entries(files)) {
		write(name, text);
	}
	return {
		path: folder,
		uri: pathToFileURL(folder).href,
		uriOf: (name) => pathToFileURL(path.join(folder, name)).href,
		write,
		remove: (name = '.') => rmSync(path.join(folder, name), { recursive: true, force: true }),
		rename: (from, to) => renameSync(path.join(folder, from), path.join(folder, to)),
	};
}
