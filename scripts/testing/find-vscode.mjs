// Which VS Code the tests inside an editor run in.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from '../editor/chromium.mjs';
import { ensureInstalled, isSupported } from '../editor/setup.mjs';
import { run } from '../lib/processes.mjs';

/** How long the whole download may take, in milliseconds: short where there is another way. */
const downloadLimit = () => (isSupported() ? 60_000 : 15 * 60_000);

const standIn = fileURLToPath(new URL('../editor/stand-in.mjs', import.meta.url));
const downloader = fileURLToPath(new URL('./download-desktop.mjs', import.meta.url));

/**
 * @typedef {object} Choice
 * @property {string} executable
 * @property {string} what it is, for the reader
 * @property {boolean} needsDisplay
 */

/** @param {string} line */
function note(line) {
	process.stderr.write(`${line}\n`);
}

/**
 * The VS Code to test in: VSCODE_PATH, else a download, else the embedded one.
 * @param {{ download: boolean }} options
 * @returns {Promise<Choice>}
 * @throws where none can be had; the message says what to do
 */
export async function findVsCode({ download }) {
	const named = process.env.VSCODE_PATH;
	if (named) {
		if (!existsSync(named)) throw new Error(`VSCODE_PATH names ${named}, and there is no such file.`);
		return { executable: path.resolve(named), what: `VS Code at ${named}`, needsDisplay: true };
	}
	const downloaded = download ? await downloadDesktop() : undefined;
	if (downloaded) return downloaded;
	if (!isSupported()) {
		throw new Error(
			'There is no VS Code to test in: it could not be downloaded. Install VS Code and name its executable in ' +
				'VSCODE_PATH, or try again where the network lets @vscode/test-electron download it.',
		);
	}
	return embedded();
}

/** @returns {Promise<Choice>} the embedded VS Code, which needs no display */
export async function embedded() {
	await ensureInstalled();
	await ensureChromium();
	return { executable: standIn, what: 'the embedded VS Code', needsDisplay: false };
}

/** @returns {Promise<Choice | undefined>} */
async function downloadDesktop() {
	if (!hasDisplay() && !findXvfb()) {
		note('Desktop VS Code is not downloaded: there is no display for it (DISPLAY, or xvfb-run on the PATH).');
		return undefined;
	}
	note('Looking for desktop VS Code...');
	const { code, stdout, timedOut } = await run(process.execPath, [downloader], {
		stdio: ['ignore', 'pipe', 'inherit'],
		limit: downloadLimit(),
	});
	if (code === 0 && existsSync(stdout)) return { executable: stdout, what: 'desktop VS Code', needsDisplay: true };
	note(timedOut ? 'The download of desktop VS Code takes too long.' : 'Desktop VS Code could not be downloaded.');
	return undefined;
}

function hasDisplay() {
	return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function findXvfb() {
	const folders = (process.env.PATH ?? '').split(path.delimiter);
	return folders.map((folder) => path.join(folder, 'xvfb-run')).find((file) => existsSync(file));
}

/**
 * The command that runs a Node script which will start this VS Code, on a display where it needs one.
 * @param {Choice} choice
 * @param {readonly string[]} script with its arguments
 */
export function commandFor(choice, script) {
	const xvfb = choice.needsDisplay && !hasDisplay() ? findXvfb() : undefined;
	return xvfb
		? { command: xvfb, args: ['-a', process.execPath, ...script] }
		: { command: process.execPath, args: [...script] };
}
