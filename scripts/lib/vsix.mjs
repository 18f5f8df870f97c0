// Packs the extension as it stands built.
import { createVSIX } from '@vscode/vsce';
import { root } from './paths.mjs';
import { zipContents } from './zip-contents.mjs';

/**
 * Packs the extension, built already, into a file.
 * @param {string} file where to; overwritten
 * @returns {Promise<{ name: string, size: number, packed: number }[]>} what is in it; sizes in bytes
 */
export async function packExtension(file) {
	// Links of the README stay as they are: no public address of the repository is known to send them to.
	const links = { allowMissingRepository: true, rewriteRelativeLinks: false };
	await createVSIX({ cwd: root, packagePath: file, dependencies: false, ...links });
	return zipContents(file);
}
