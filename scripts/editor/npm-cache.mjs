// Folders of npm packages that stand ready from one run to the next.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { npm, run } from '../lib/processes.mjs';

/** How long fetching may take, in milliseconds. */
const LIMIT = 8 * 60_000;

/** Where the cache stands: BINDSIGHT_EDITOR_CACHE, else bindsight/editor in the user's cache folder. */
export function cacheFolder() {
	if (process.env.BINDSIGHT_EDITOR_CACHE) return path.resolve(process.env.BINDSIGHT_EDITOR_CACHE);
	const base = process.env.XDG_CACHE_HOME;
	return path.join(base && path.isAbsolute(base) ? base : path.join(os.homedir(), '.cache'), 'bindsight', 'editor');
}

/**
 * Makes a folder of the cache, unless it is there. It is built aside and moved into place whole, so that an interrupted
 * set-up leaves nothing that looks finished.
 * @param {string} finished the folder; its name says everything that it is made of
 * @param {(folder: string) => Promise<void>} install fills the folder, which holds an empty package of npm
 */
export async function ensureCached(finished, install) {
	if (existsSync(finished)) return;
	mkdirSync(path.dirname(finished), { recursive: true });
	removeInterrupted(finished);
	const partial = `${finished}.partial-${process.pid}`;
	const discard = () => rmSync(partial, { recursive: true, force: true });
	process.once('exit', discard);
	try {
		mkdirSync(partial, { recursive: true });
		writeFileSync(path.join(partial, 'package.json'), '{ "name": "editor", "private": true }\n');
		await install(partial);
		moveIntoPlace(partial, finished);
	} finally {
		discard();
		process.off('exit', discard);
	}
}

/**
 * Fetches packages as npm is configured, and runs none of their scripts.
 * @param {string} folder @param {readonly string[]} packages none: what the folder's own package.json names
 * @param {string} what they are, for messages
 */
export async function npmInstall(folder, packages, what) {
	const { command, args, shell } = npm();
	const options = ['--no-audit', '--no-fund', '--ignore-scripts', '--omit=dev', '--save-exact', '--loglevel=error'];
	const result = await run(command, [...args, 'install', ...options, ...packages], {
		cwd: folder,
		shell,
		stdio: ['ignore', 'ignore', 'inherit'],
		env: withoutNpmContext(),
		limit: LIMIT,
	});
	if (result.timedOut) throw new Error(`Fetching ${what} took too long; check the network and try again.`);
	if (result.code !== 0) throw new Error(`npm could not fetch ${what}; what it said stands above.`);
}

/** npm started by npm inherits the outer run's options; the inner one is to see the user's configuration only. */
function withoutNpmContext() {
	const outer =
		/^npm_(package|lifecycle|command|config_(local_prefix|prefix|workspace|workspaces|global|omit|include))/;
	return Object.fromEntries(Object.entries(process.env).filter(([name]) => !outer.test(name)));
}

/** @param {string} finished */
function removeInterrupted(finished) {
	const folder = path.dirname(finished);
	for (const name of readdirSync(folder)) {
		const owner = /\.partial-(\d+)$/.exec(name)?.[1];
		if (owner && !isRunning(Number(owner))) rmSync(path.join(folder, name), { recursive: true, force: true });
	}
}

/** @param {number} pid */
function isRunning(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
	}
}

/** @param {string} partial @param {string} finished */
function moveIntoPlace(partial, finished) {
	try {
		renameSync(partial, finished);
	} catch (error) {
		// Somebody else was setting it up at the same time and came first: theirs is as good.
		if (!existsSync(finished)) throw error;
	}
}
