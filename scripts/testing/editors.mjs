// The editors besides VS Code that the tests drive: Neovim, and Emacs with eglot.
import { spawnSync } from 'node:child_process';
import { canInstallPackages, installPackages, isCommand } from '../lib/debian-packages.mjs';

/** Whether there is an Emacs with eglot: 29 and newer bring it along. */
export function hasEglot() {
	return isCommand('emacs') && spawnSync('emacs', ['--batch', '--eval', "(require 'eglot)"]).status === 0;
}

/** What is needed, and the packages of Debian that bring it. */
const needed = [
	{ what: 'Neovim', isThere: () => isCommand('nvim'), packages: ['neovim'] },
	{ what: 'Emacs', isThere: () => isCommand('emacs'), packages: ['emacs-nox'] },
	{ what: 'eglot', isThere: hasEglot, packages: ['elpa-eglot'] },
];

/**
 * Installs what is missing, where we may.
 * @param {{ download: boolean }} options
 * @returns {Promise<string[]>} what is missing still, as lines for the reader
 */
export async function ensureEditors({ download }) {
	const missing = [];
	for (const { what, isThere, packages } of needed) {
		if (!isThere() && download && canInstallPackages()) await installPackages(packages);
		if (!isThere()) {
			missing.push(`There is no ${what}: its tests are not run. On Debian: apt-get install ${packages.join(' ')}`);
		}
	}
	return missing;
}
