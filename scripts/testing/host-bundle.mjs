// Bundles the tests that run inside VS Code's extension host.
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { results, root } from '../lib/paths.mjs';

const sources = path.join(root, 'test', 'editor', 'host');

/**
 * One bundle a test file, beside the one that runs them all. Mocha stays outside: it loads its parts by name.
 * @returns {Promise<string>} the module whose run() VS Code is to call
 */
export async function bundleHostTests() {
	const folder = path.join(results, 'host');
	rmSync(folder, { recursive: true, force: true });
	const tests = readdirSync(sources).filter((name) => name.endsWith('.test.ts'));
	await esbuild.build({
		absWorkingDir: root,
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'es2022',
		sourcemap: 'inline',
		logLevel: 'warning',
		entryPoints: ['run.ts', ...tests].map((name) => path.join(sources, name)),
		outdir: folder,
		outExtension: { '.js': '.cjs' },
		external: ['vscode', 'mocha'],
	});
	return path.join(folder, 'run.cjs');
}
