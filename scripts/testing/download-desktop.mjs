// node download-desktop.mjs: fetches desktop VS Code as @vscode/test-electron does, and prints where its executable is.
// Gives up early where nothing comes at all, so that a machine without that network loses seconds and not minutes.
import path from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { root } from '../lib/paths.mjs';

/** How long to wait for the first bytes, in milliseconds. */
const CONTACT_LIMIT = 20_000;

const giveUp = setTimeout(() => {
	process.stderr.write(`Nothing came within ${CONTACT_LIMIT / 1000} s.\n`);
	process.exit(1);
}, CONTACT_LIMIT);

try {
	const executable = await downloadAndUnzipVSCode({
		cachePath: path.join(root, '.vscode-test'),
		timeout: CONTACT_LIMIT,
		reporter: {
			report(/** @type {{ stage: string, bytesSoFar?: number }} */ { bytesSoFar }) {
				if (bytesSoFar) clearTimeout(giveUp);
			},
			error() {},
		},
	});
	clearTimeout(giveUp);
	process.stdout.write(executable);
	process.exit(0);
} catch (error) {
	process.stderr.write(`${/** @type {Error} */ (error).message}\n`);
	process.exit(1);
}
