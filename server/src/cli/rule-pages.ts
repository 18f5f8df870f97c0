import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Beside the running bundle; in a checkout and where a test runner runs the sources, where they are written. */
const FOLDERS = [
	path.join(__dirname, 'rules'),
	...['../..', '../../..'].map((up) => path.join(__dirname, up, 'docs/rules')),
];

function fileOf(rule: string): string | undefined {
	return FOLDERS.map((folder) => path.join(folder, `${rule}.md`)).find(existsSync);
}

/** Where the page of a rule is on this machine, as a file: URI; undefined where it was not installed. */
export function pageUri(rule: string): string | undefined {
	const file = fileOf(rule);
	return file === undefined ? undefined : pathToFileURL(file).href;
}

/** The page of a rule, in Markdown with line feeds; undefined where it was not installed. */
export function pageText(rule: string): string | undefined {
	const file = fileOf(rule);
	return file === undefined ? undefined : readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
}
