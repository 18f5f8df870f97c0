// Bundles the extension, the panel, the language server and the command line, and lays the grammars beside them.
import { copyFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { besideBundles, bundles, grammarModules } from './lib/bundles.mjs';
import { readGrammarModule } from './lib/grammar-modules.mjs';
import { root } from './lib/paths.mjs';

const minify = process.argv.includes('--minify');
const options = bundles.map((bundle) => ({
	...bundle,
	minify,
	sourcemap: minify ? /** @type {const} */ (false) : /** @type {const} */ ('linked'),
}));

for (const folder of ['server/dist', 'client/dist']) {
	rmSync(path.join(root, folder), { recursive: true, force: true });
	mkdirSync(path.join(root, folder), { recursive: true });
}
for (const module of grammarModules) {
	writeFileSync(path.join(root, 'server/dist', module.name), readGrammarModule(module));
}
for (const [file, text] of Object.entries(besideBundles)) {
	writeFileSync(path.join(root, file), text);
}
copyFileSync(path.join(root, 'CHANGELOG.md'), path.join(root, 'server/CHANGELOG.md'));
cpSync(path.join(root, 'docs/rules'), path.join(root, 'server/dist/rules'), { recursive: true });

if (process.argv.includes('--watch')) {
	await Promise.all(options.map(async (each) => (await esbuild.context(each)).watch()));
} else {
	await Promise.all(options.map((each) => esbuild.build(each)));
}
