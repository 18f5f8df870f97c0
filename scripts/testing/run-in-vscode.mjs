// node run-in-vscode.mjs EXECUTABLE TESTS OPENED: runs the bundled tests inside one VS Code, with a folder, or the file of a
// workspace, open.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { quietSettings } from '../editor/server.mjs';
import { root } from '../lib/paths.mjs';

const [executable, tests, opened] = process.argv.slice(2);
if (!executable || !tests || !opened) throw new Error('usage: run-in-vscode.mjs EXECUTABLE TESTS OPENED');

// On Windows test-electron hands its arguments to a shell, which splits at spaces.
const quote = (/** @type {string} */ text) => (process.platform === 'win32' && /\s/.test(text) ? `"${text}"` : text);

// The name is short because macOS limits the length of a socket's path, and VS Code puts one in there.
const profile = mkdtempSync(path.join(os.tmpdir(), 'profile-'));
mkdirSync(path.join(profile, 'User'));
writeFileSync(path.join(profile, 'User', 'settings.json'), JSON.stringify(quietSettings));
try {
	await runTests({
		vscodeExecutablePath: executable,
		extensionDevelopmentPath: quote(root),
		extensionTestsPath: quote(tests),
		launchArgs: [
			quote(opened),
			`--user-data-dir=${quote(profile)}`,
			`--extensions-dir=${quote(path.join(profile, 'extensions'))}`,
			'--disable-telemetry',
		],
	});
} catch (error) {
	process.stderr.write(`${/** @type {Error} */ (error).message}\n`);
	process.exitCode = 1;
} finally {
	rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
