// Bundles the extension, the panel, the language server and the command line, and lays the grammars beside them.
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const require = createRequire(path.join(root, 'server', 'package.json'));
const watch = process.argv.includes('--watch');
const minify = process.argv.includes('--minify');

/** web-tree-sitter's ESM entry reads import.meta.url, which a CJS bundle does not have. */
const treeSitterAsCommonJs = {
	name: 'web-tree-sitter-as-commonjs',
	/** @param {import('esbuild').PluginBuild} build */
	setup(build) {
		build.onResolve({ filter: /^web-tree-sitter$/ }, () => ({ path: require.resolve('web-tree-sitter') }));
	},
};

/** jsonc-parser's CommonJS entry asks for its parts in a way that no bundler follows. */
const alias = { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' };

/** @type {import('esbuild').BuildOptions} */
const common = {
	absWorkingDir: root,
	bundle: true,
	alias,
	sourcemap: minify ? false : 'linked',
	minify,
	target: 'es2022',
	logLevel: 'warning',
	legalComments: 'none',
};

/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
	{
		...common,
		platform: 'node',
		format: 'cjs',
		entryPoints: { lsp: 'server/src/lsp/main.ts', cli: 'server/src/cli/main.ts' },
		outdir: 'server/dist',
		outExtension: { '.js': '.cjs' },
		external: ['./lsp.cjs'],
		plugins: [treeSitterAsCommonJs],
	},
	{
		...common,
		platform: 'browser',
		format: 'iife',
		entryPoints: { 'lsp-worker': 'server/src/lsp/browser-main.ts' },
		outdir: 'server/dist',
		plugins: [treeSitterAsCommonJs],
	},
	{
		...common,
		platform: 'node',
		format: 'cjs',
		entryPoints: { extension: 'client/src/extension.ts' },
		outdir: 'client/dist',
		outExtension: { '.js': '.cjs' },
		external: ['vscode'],
	},
	{
		...common,
		platform: 'browser',
		format: 'iife',
		entryPoints: ['client/webview/panel.ts', 'client/webview/panel.css'],
		outdir: 'client/dist',
	},
];

for (const folder of ['server/dist', 'client/dist']) {
	rmSync(path.join(root, folder), { recursive: true, force: true });
	mkdirSync(path.join(root, folder), { recursive: true });
}
for (const module of ['web-tree-sitter', 'tree-sitter-c', 'tree-sitter-cpp']) {
	copyFileSync(require.resolve(`${module}/${module}.wasm`), path.join(root, 'server/dist', `${module}.wasm`));
}

if (watch) {
	await Promise.all(bundles.map(async (options) => (await esbuild.context(options)).watch()));
} else {
	await Promise.all(bundles.map((options) => esbuild.build(options)));
}
