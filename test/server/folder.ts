import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach } from 'vitest';

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

const folders: Folder[] = [];

afterEach(() => {
	for (const folder of folders.splice(0)) {
		folder.remove();
	}
});

/** Makes a folder with these files, gone after the test. */
export function folderWith(files: Record<string, string>): Folder {
	const root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'bindsight-')));
	const write = (name: string, text: string) => {
		mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
		writeFileSync(path.join(root, name), text);
	};
	for (const [name, text] of Object.entries(files)) {
		write(name, text);
	}
	const folder: Folder = {
		path: root,
		uri: pathToFileURL(root).href,
		uriOf: (name) => pathToFileURL(path.join(root, name)).href,
		write,
		remove: (name = '.') => rmSync(path.join(root, name), { recursive: true, force: true }),
		rename: (from, to) => renameSync(path.join(root, from), path.join(root, to)),
	};
	folders.push(folder);
	return folder;
}
