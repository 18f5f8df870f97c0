// Bundles a module of the tests, so that Node can run it without a test runner.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { common } from '../lib/bundles.mjs';

/** Each of our modules knows where it stands, also inside of a bundle: some read files beside them. */
const ownPlaces = {
	name: 'own-places',
	/** @param {esbuild.PluginBuild} build */
	setup(build) {
		build.onLoad({ filter: /\.(ts|mjs)$/ }, async ({ path: file }) => {
			const code = await readFile(file, 'utf8');
			const places = {
				'import.meta.url': pathToFileURL(file).href,
				__dirname: path.dirname(file),
				__filename: file,
			};
			const contents = code.replace(/\bimport\.meta\.url\b|\b__dirname\b|\b__filename\b/g, (name) =>
				JSON.stringify(places[/** @type {keyof typeof places} */ (name)]),
			);
			return { contents, loader: file.endsWith('.ts') ? 'ts' : 'js' };
		});
	},
};

/**
 * @param {string} program the module to run
 * @param {string} outfile
 */
export async function bundleForNode(program, outfile) {
	await esbuild.build({
		...common,
		platform: 'node',
		format: 'esm',
		// What is bundled of CommonJS asks for Node's own modules.
		banner: {
			js: "import { createRequire as requireFor } from 'node:module'; const require = requireFor(import.meta.url);",
		},
		sourcemap: 'inline',
		entryPoints: [program],
		outfile,
		plugins: [ownPlaces],
	});
}
