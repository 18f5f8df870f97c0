// What the last run of the tests said, and of what: a release asks.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { results, root } from '../lib/paths.mjs';

const file = path.join(results, 'last-run.json');

/**
 * @typedef {object} LastRun
 * @property {string} commit empty where git did not tell
 * @property {boolean} clean whether all files were as in that commit
 * @property {readonly string[]} parts those that were run
 * @property {number} passed
 * @property {number} failed
 */

/**
 * What git says of a folder's files.
 * @param {string} [folder]
 * @returns {Pick<LastRun, 'commit' | 'clean'>}
 */
export function stateOfTree(folder = root) {
	const git = (/** @type {string[]} */ ...args) => spawnSync('git', args, { cwd: folder, encoding: 'utf8' });
	const { stdout, status } = git('status', '--porcelain');
	return { commit: (git('rev-parse', 'HEAD').stdout ?? '').trim(), clean: status === 0 && stdout === '' };
}

/** @param {LastRun} run */
export function recordRun(run) {
	writeFileSync(file, `${JSON.stringify(run, undefined, 2)}\n`);
}

/** @returns {LastRun | undefined} undefined where none is recorded */
export function lastRun() {
	try {
		return JSON.parse(readFileSync(file, 'utf8'));
	} catch {
		return undefined;
	}
}
