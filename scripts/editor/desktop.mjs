// Desktop VS Code, where its command is installed.
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from '../lib/paths.mjs';
import { run } from '../lib/processes.mjs';

/** How long the command may take to hand a window over to VS Code, in milliseconds. */
const LIMIT = 60_000;

/** The command `code` on the PATH. */
export function findCode() {
	const names = process.platform === 'win32' ? ['code.cmd', 'code.exe'] : ['code'];
	for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
		for (const name of names) {
			const file = path.join(folder, name);
			if (folder && existsSync(file) && statSync(file).isFile()) return file;
		}
	}
	return undefined;
}

/**
 * Opens a new window with the extension loaded from this checkout.
 * @param {string} code the command
 * @param {string} what file or folder to open; absolute
 * @returns {Promise<boolean>} whether VS Code took it
 */
export async function openInDesktop(code, what) {
	const args = [`--extensionDevelopmentPath=${root}`, '--new-window', what];
	// A .cmd file runs in a shell only, and a shell splits at spaces.
	const shell = process.platform === 'win32';
	const quote = (/** @type {string} */ text) => (shell ? `"${text}"` : text);
	const result = await run(quote(code), args.map(quote), { shell, limit: LIMIT });
	return result.code === 0;
}
