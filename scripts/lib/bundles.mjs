// What is bundled of Bindsight, and how.
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from './paths.mjs';

const require = createRequire(path.join(root, 'server', 'package.json'));

/** web-tree-sitter's ESM entry reads import.meta.url, which a bundle that is no ES module does not have. */
const treeSitterAsCommonJs = {
	name: 'web-tree-sitter-as-commonjs',
	/** @param {import('esbuild').PluginBuild} build */
	setup(build) {
		build.onResolve({ filter: /^web-tree-sitter$/ }, () => ({ path: require.resolve('web-tree-sitter') }));
	},
};

/** What libraries would start programs with, where nothing of ours asks them to: neither can anybody else then. */
const withoutPrograms = {
	name: 'without-programs',
	/** @param {import('esbuild').PluginBuild} build */
	setup(build) {
		build.onResolve({ filter: /^(?:node:)?child_process$/ }, () => ({ path: 'child_process', namespace: 'nothing' }));
		build.onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: 'module.exports = {};' }));
	},
};

/** @satisfies {import('esbuild').BuildOptions} */
export const common = {
	absWorkingDir: root,
	bundle: true,
	// jsonc-parser's CommonJS entry asks for its parts in a way that no bundler follows.
	alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
	target: 'es2022',
	logLevel: 'warning',
	legalComments: 'none',
};

/** The language server as the worker of a page, and nothing else. @satisfies {import('esbuild').BuildOptions} */
export const worker = {
	...common,
	platform: 'browser',
	format: 'iife',
	entryPoints: { 'lsp-worker': 'server/src/lsp/browser-main.ts' },
	outdir: 'server/dist',
	plugins: [treeSitterAsCommonJs],
};

/** Every bundle of the package. @type {import('esbuild').BuildOptions[]} */
export const bundles = [
	{
		...common,
		platform: 'node',
		format: 'cjs',
		entryPoints: { lsp: 'server/src/lsp/main.ts' },
		outdir: 'server/dist',
		outExtension: { '.js': '.cjs' },
		// It is a worker, too: what is made for browsers alone can be found.
		conditions: ['browser'],
		plugins: [treeSitterAsCommonJs, withoutPrograms],
	},
	{
		...common,
		platform: 'node',
		format: 'cjs',
		entryPoints: { cli: 'server/src/cli/main.ts' },
		outdir: 'server/dist',
		outExtension: { '.js': '.cjs' },
		external: ['./lsp.cjs'],
		plugins: [treeSitterAsCommonJs, withoutPrograms],
	},
	{
		...common,
		platform: 'node',
		format: 'cjs',
		// The manifest names it without the last `.js`: VS Code adds one to whatever it loads in a browser, and takes what is
		// not called `.cjs` for an ES module, since the package is of type `module`.
		entryPoints: { 'extension.cjs': 'client/src/extension.ts' },
		outdir: 'client/dist',
		conditions: ['browser'],
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

/**
 * What lies beside the bundles and is a line long, by its path: outside a browser VS Code loads the extension by the name in
 * the manifest, and Node has to take what has that name with `.js` for no ES module.
 */
export const besideBundles = {
	'client/dist/extension.cjs': "module.exports = require('./extension.cjs.js');\n",
	'client/dist/package.json': '{ "type": "commonjs" }\n',
};

/** The modules of the parser, each with the file that it is installed as. */
export const grammarModules = ['web-tree-sitter', 'tree-sitter-c', 'tree-sitter-cpp'].map((name) => ({
	name: `${name}.wasm`,
	file: require.resolve(`${name}/${name}.wasm`),
}));
