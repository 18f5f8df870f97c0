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
	await createVSIX({ cwd: root, packagePath: file, dependencies: false, allowMissingRepository: true });
	return zipContents(file);
}
