// Runs the embedded VS Code's server on this machine, for this user alone.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { installExtension } from './extension-folder.mjs';

/** How long the server may take to start and to end, in milliseconds. */
const START_LIMIT = 30_000;
const STOP_LIMIT = 3_000;

/** Settings without which VS Code greets, asks and reaches for the network. */
export const quietSettings = {
	'chat.disableAIFeatures': true,
	'extensions.autoCheckUpdates': false,
	'extensions.autoUpdate': false,
	'extensions.ignoreRecommendations': true,
	'git.openRepositoryInParentFolders': 'never',
	'json.schemaDownload.enable': false,
	'npm.fetchOnlinePackageInfo': false,
	'security.workspace.trust.startupPrompt': 'never',
	'telemetry.telemetryLevel': 'off',
	'update.mode': 'none',
	'workbench.enableExperiments': false,
	'workbench.secondarySideBar.defaultVisibility': 'hidden',
	'workbench.startupEditor': 'none',
	'workbench.tips.enabled': false,
};

/**
 * @typedef {object} ServerOptions
 * @property {Record<string, unknown>} [settings] the user's settings, on top of quiet ones
 * @property {string} [language] what extensions are told that VS Code speaks, as it writes it: `pt-br`; left out: English
 * @property {boolean} [installed] whether the extension is installed in it as it is on a user's disk
 * @property {number} [port] 0 or left out: any free one
 * @property {boolean} [trusted] whether every folder is trusted; otherwise it opens in restricted mode
 * @property {boolean} [testDriver] whether the page may load an extension from its sources and run tests in it
 * @property {boolean} [privateHome] whether programs inside see an empty home folder instead of the user's
 * @property {Record<string, string>} [environment] for the extension host
 */

/**
 * Starts the server on 127.0.0.1, behind a token that only its page's address carries: without one every local user
 * could open a shell through it.
 * @param {import('./setup.mjs').EmbeddedEditor} editor
 * @param {ServerOptions} [options]
 */
export async function startServer(editor, options = {}) {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'bindsight-vscode-'));
	const token = randomBytes(24).toString('hex');
	writeDataFolder(folder, token, { ...quietSettings, ...options.settings });
	if (options.language) writeLanguagePack(path.join(folder, 'data'), options.language);
	if (options.installed) await installExtension(path.join(folder, 'extensions'));
	const child = spawn(editor.node, serverArguments(editor, folder, options), {
		env: serverEnvironment(folder, options),
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const removeFolder = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
	const killAtExit = () => {
		child.kill('SIGKILL');
		removeFolder();
	};
	process.once('exit', killAtExit);
	const stop = async () => {
		process.off('exit', killAtExit);
		await end(child);
		removeFolder();
	};
	try {
		const port = await listeningPort(child);
		const authority = `127.0.0.1:${port}`;
		return { address: `http://${authority}/`, authority, token, child, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

/** @typedef {Awaited<ReturnType<typeof startServer>>} EditorServer */

/** @param {string} folder @param {string} token @param {Record<string, unknown>} settings */
function writeDataFolder(folder, token, settings) {
	for (const name of ['data/User', 'data/Machine', 'home', 'extensions']) {
		mkdirSync(path.join(folder, name), { recursive: true });
	}
	writeFileSync(path.join(folder, 'token'), token, { mode: 0o600 });
	writeFileSync(path.join(folder, 'data/User/settings.json'), JSON.stringify(settings, null, '\t'));
}

/**
 * A language pack without a single text: VS Code's own words stay English, and extensions speak that language. Packs with
 * texts come from the marketplace only.
 * @param {string} dataFolder @param {string} language
 */
function writeLanguagePack(dataFolder, language) {
	const texts = path.join(dataFolder, 'no-texts.i18n.json');
	writeFileSync(texts, JSON.stringify({ contents: {} }));
	const extensions = [{ extensionIdentifier: { id: 'bindsight.no-texts' }, version: '1.0.0' }];
	const pack = { hash: 'no-texts', label: language, extensions, translations: { vscode: texts } };
	writeFileSync(path.join(dataFolder, 'languagepacks.json'), JSON.stringify({ [language]: pack }));
}

/** @param {import('./setup.mjs').EmbeddedEditor} editor @param {string} folder @param {ServerOptions} options */
function serverArguments(editor, folder, { port = 0, language, trusted, testDriver }) {
	return [
		editor.server,
		...['--host', '127.0.0.1', '--port', String(port)],
		...['--connection-token-file', path.join(folder, 'token')],
		...['--server-data-dir', folder, '--extensions-dir', path.join(folder, 'extensions')],
		...['--accept-server-license-terms', '--telemetry-level', 'off', '--disable-telemetry'],
		...['--disable-experiments', '--disable-getting-started-override'],
		...(language ? ['--locale', language] : []),
		...(trusted ? ['--disable-workspace-trust'] : []),
		...(testDriver ? ['--enable-smoke-test-driver'] : []),
	];
}

/** What a VS Code that runs us may have left in the environment must not steer the one we start. */
const otherEditors = /^(VSCODE_(IPC_HOOK|PID|CWD|NLS|ESM|HANDLES)|ELECTRON_)/;

/** @param {string} folder @param {ServerOptions} options */
function serverEnvironment(folder, { privateHome, environment }) {
	const inherited = Object.entries(process.env).filter(([name]) => !otherEditors.test(name));
	const home = path.join(folder, 'home');
	return {
		...Object.fromEntries(inherited),
		...(privateHome ? { HOME: home, XDG_CONFIG_HOME: path.join(home, '.config'), XDG_RUNTIME_DIR: folder } : {}),
		...environment,
		EXTENSIONS_GALLERY: '{}',
	};
}

/** @param {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, import('node:stream').Readable>} child @returns {Promise<number>} */
function listeningPort(child) {
	return new Promise((resolve, reject) => {
		let output = '';
		const fail = (/** @type {string} */ what) => {
			clearTimeout(timer);
			reject(new Error(`The embedded VS Code ${what}.\n${output}`));
		};
		const timer = setTimeout(() => fail('did not start in time'), START_LIMIT);
		const listen = (/** @type {Buffer} */ chunk) => {
			if (output.length < 20_000) output += chunk;
			const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
			if (!port) return;
			clearTimeout(timer);
			resolve(Number(port));
		};
		child.stdout.on('data', listen);
		child.stderr.on('data', listen);
		child.once('error', (error) => fail(`could not be started: ${error.message}`));
		child.once('exit', (code, signal) => fail(`ended at once (${code ?? signal})`));
	});
}

/** @param {import('node:child_process').ChildProcess} child */
async function end(child) {
	if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
	const ended = new Promise((resolve) => child.once('exit', resolve));
	child.kill('SIGTERM');
	const forced = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT);
	await ended;
	clearTimeout(forced);
}

/**
 * The address that opens a folder, or a workspace of several.
 * @param {EditorServer} server
 * @param {object} page
 * @param {string} page.folder absolute; or the file of a workspace
 * @param {readonly string[]} [page.development] folders of extensions to load from their sources; needs the test driver
 * @param {string} [page.tests] module whose run() the extension host calls; needs the test driver
 */
export function pageAddress(server, { folder, development = [], tests }) {
	const remote = (/** @type {string} */ where) => `vscode-remote://${server.authority}${where}`;
	const payload = [
		...development.map((where) => ['extensionDevelopmentPath', remote(where)]),
		...(tests ? [['extensionTestsPath', remote(tests)]] : []),
	];
	const address = new URL(server.address);
	address.searchParams.set('tkn', server.token);
	address.searchParams.set(folder.endsWith('.code-workspace') ? 'workspace' : 'folder', folder);
	if (payload.length > 0) address.searchParams.set('payload', JSON.stringify(payload));
	return address.href.replaceAll('%2F', '/');
}
