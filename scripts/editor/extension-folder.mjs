// Lays the extension out the way an installed one lies on a user's disk: the files of its package and no others.
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../lib/paths.mjs';

/** The files that go into the package, relative to the top folder, with `/`. */
export async function packagedFiles() {
	// Slow to load, and most who load this file never pack.
	const { listFiles, PackageManager } = await import('@vscode/vsce');
	return (await listFiles({ cwd: root, packageManager: PackageManager.None }))
		.map((file) => file.replaceAll('\\', '/'))
		.sort();
}

/**
 * Installs the extension into a folder of extensions.
 * @param {string} extensions the folder; made where missing
 * @returns {Promise<string>} where the extension lies
 */
export async function installExtension(extensions) {
	const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
	const folder = path.join(extensions, `${manifest.publisher}.${manifest.name}-${manifest.version}`);
	for (const file of await packagedFiles()) {
		const target = path.join(folder, file);
		mkdirSync(path.dirname(target), { recursive: true });
		cpSync(path.join(root, file), target);
	}
	return folder;
}
