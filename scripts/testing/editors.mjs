// The editors besides VS Code that the tests drive: Neovim, Emacs with eglot, and Helix.
import { spawnSync } from 'node:child_process';
import { canInstallPackages, installPackages, isCommand, isPackage } from '../lib/debian-packages.mjs';

/** Whether there is an Emacs with eglot: 29 and newer bring it along. */
export function hasEglot() {
	return isCommand('emacs') && spawnSync('emacs', ['--batch', '--eval', "(require 'eglot)"]).status === 0;
}

/** What is needed, and the packages of Debian that bring it, which some have `since` a version. */
const needed = [
	{ what: 'Neovim', isThere: () => isCommand('nvim'), packages: ['neovim'] },
	{ what: 'Emacs', isThere: () => isCommand('emacs'), packages: ['emacs-nox'] },
	{ what: 'eglot', isThere: hasEglot, packages: ['elpa-eglot'] },
	{ what: 'Helix', isThere: () => isCommand('hx'), packages: ['hx'], since: 13 },
];

/**
 * Installs what is missing, where we may.
 * @param {{ download: boolean }} options
 * @returns {Promise<string[]>} what is missing still, as lines for the reader
 */
export async function ensureEditors({ download }) {
	const missing = [];
	for (const { what, isThere, packages, since } of needed) {
		const mayInstall = download && canInstallPackages() && (since === undefined || packages.every(isPackage));
		if (!isThere() && mayInstall) await installPackages(packages);
		if (!isThere()) {
			const debian = since === undefined ? 'Debian' : `Debian ${since} and newer`;
			missing.push(`There is no ${what}: its tests are not run. On ${debian}: apt-get install ${packages.join(' ')}`);
		}
	}
	return missing;
}
