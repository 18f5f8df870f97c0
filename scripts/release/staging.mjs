// A copy of what is committed, in which a release can be tried without touching anything of ours.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../lib/paths.mjs';
import { lockWithVersion, releasedChangelog, withVersion } from './versions.mjs';

/**
 * Hands a copy of the last commit to a function, and takes it away again whatever becomes of that.
 * @template Result
 * @param {(folder: string) => Promise<Result>} use
 * @returns {Promise<Result>}
 */
export async function withCopy(use) {
	const parent = mkdtempSync(path.join(os.tmpdir(), 'bindsight-release-'));
	const folder = path.join(parent, 'bindsight');
	try {
		git('worktree', 'add', '--quiet', '--detach', folder, 'HEAD');
		for (const modules of ['node_modules', 'server/node_modules']) {
			if (existsSync(path.join(root, modules))) {
				symlinkSync(path.join(root, modules), path.join(folder, modules), 'junction');
			}
		}
		return await use(folder);
	} finally {
		rmSync(parent, { recursive: true, force: true, maxRetries: 5 });
		git('worktree', 'prune');
	}
}

/**
 * Writes a version into every file of a folder that holds it.
 * @param {string} folder
 * @param {string} version
 * @param {string} day as 2026-11-21
 * @returns {string[]} the files that are others now, relative to the folder
 */
export function writeVersion(folder, version, day) {
	const changes = {
		'package.json': (/** @type {string} */ text) => withVersion(text, version),
		'server/package.json': (/** @type {string} */ text) => withVersion(text, version),
		'package-lock.json': (/** @type {string} */ text) => lockWithVersion(text, version),
		'CHANGELOG.md': (/** @type {string} */ text) => releasedChangelog(text, version, day),
	};
	return Object.entries(changes).flatMap(([name, change]) => {
		const file = path.join(folder, name);
		const before = readFileSync(file, 'utf8');
		const after = change(before);
		if (after === before) return [];
		writeFileSync(file, after);
		return [name];
	});
}

/** @param {string[]} args @throws where git refuses; the message is git's */
export function git(...args) {
	const { status, stderr } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
	if (status !== 0) throw new Error(`git ${args[0]}: ${stderr}`);
}
