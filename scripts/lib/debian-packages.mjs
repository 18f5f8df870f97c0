// Installs packages of Debian for the tests, where we may.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { run } from './processes.mjs';

/** How long one run of apt-get may take, in milliseconds. */
const LIMIT = 5 * 60_000;

/**
 * Whether a command is on the PATH.
 * @param {string} command
 */
export function isCommand(command) {
	return (process.env.PATH ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, command)));
}

/** Whether packages can be installed: as root, where there is apt-get. */
export function canInstallPackages() {
	return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/**
 * Whether this Debian has such a package, as far as it knows.
 * @param {string} name
 */
export function isPackage(name) {
	return spawnSync('apt-cache', ['show', name], { stdio: 'ignore' }).status === 0;
}

/**
 * Installs packages with apt-get, without what they only recommend. What apt-get complains of goes to stderr.
 * @param {readonly string[]} packages
 */
export async function installPackages(packages) {
	process.stderr.write(`Installing ${packages.join(', ')} with apt-get...\n`);
	await aptGet('update');
	await aptGet('install', '-y', '--no-install-recommends', ...packages);
}

/** @param {...string} args */
async function aptGet(...args) {
	await run('apt-get', ['-q', ...args], {
		stdio: ['ignore', 'ignore', 'inherit'],
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
		limit: LIMIT,
	});
}
