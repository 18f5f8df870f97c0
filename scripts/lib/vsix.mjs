// Packs the extension as it stands built.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { root } from './paths.mjs';
import { withoutRelativeLinks } from './published-readme.mjs';
import { zipContents } from './zip-contents.mjs';

/** Where the README lies that goes into the package while links in it have nowhere to lead. */
const publishedReadme = 'client/dist/README.md';

/**
 * Packs the extension, built already, into a file.
 * @param {string} file where to; overwritten
 * @returns {Promise<{ name: string, size: number, packed: number }[]>} what is in it; sizes in bytes
 */
export async function packExtension(file) {
	await createVSIX({ cwd: root, packagePath: file, dependencies: false, ...linkOptions() });
	return zipContents(file);
}

/** vsce makes links of the README absolute by the manifest's `repository`; without one they would lead nowhere. */
function linkOptions() {
	const { repository } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
	if (repository !== undefined) {
		return {};
	}
	const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
	writeFileSync(path.join(root, publishedReadme), withoutRelativeLinks(readme));
	return { readmePath: publishedReadme, allowMissingRepository: true, rewriteRelativeLinks: false };
}
