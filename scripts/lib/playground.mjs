// Makes the playground: one page that holds everything it needs.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';
import { common, grammarModules, worker } from './bundles.mjs';
import { root } from './paths.mjs';

const minified = { minify: true, write: /** @type {const} */ (false) };

/**
 * The page, from the sources as they are.
 * @returns {Promise<string>}
 */
export async function makePlayground() {
	const [frameScript, frameStyle, style] = await Promise.all([
		bundled('playground/src/frame/main.ts'),
		bundled('playground/styles/frame.css'),
		bundled('playground/styles/page.css'),
	]);
	const script = await bundled('playground/src/main.ts', [packedFiles, framePage(frameScript, frameStyle)]);
	const template = await readFile(path.join(root, 'playground', 'page.html'), 'utf8');
	const icon = await readFile(path.join(root, 'client', 'media', 'view.svg'));
	const policy = policyFor({ scripts: [script, frameScript], styles: [style, frameStyle] });
	return filled(template, {
		policy: `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
		icon: `<link rel="icon" href="data:image/svg+xml;base64,${icon.toString('base64')}">`,
		style: `<style>${style}</style>`,
		script: `<script>${script}</script>`,
	});
}

/**
 * What the page may do. Nothing is fetched, from anywhere: scripts and styles are the page's own, by their hashes, the
 * worker's script is in the page, too, and no text becomes HTML or a script but by the one policy of trusted.ts.
 * @param {{ scripts: string[], styles: string[] }} parts
 */
function policyFor({ scripts, styles }) {
	return [
		"default-src 'none'",
		`script-src ${scripts.map(hash).join(' ')} 'wasm-unsafe-eval'`,
		`style-src ${styles.map(hash).join(' ')}`,
		'worker-src blob:',
		'img-src data:',
		"connect-src 'none'",
		"form-action 'none'",
		"base-uri 'none'",
		"require-trusted-types-for 'script'",
		'trusted-types bindsight',
	].join('; ');
}

/** @param {string} content */
function hash(content) {
	return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
}

/** @param {string} entry @param {import('esbuild').Plugin[]} plugins */
async function bundled(entry, plugins = []) {
	const { outputFiles } = await esbuild.build({
		...common,
		...minified,
		platform: 'browser',
		format: 'iife',
		entryPoints: [entry],
		outdir: 'playground/dist',
		loader: { '.c': 'text', '.cpp': 'text' },
		plugins,
	});
	// What ends the element in the page must not stand in it.
	return onlyOf(outputFiles)
		.text.trim()
		.replace(/<\/(?=script|style)/gi, '<\\/');
}

/** @param {readonly import('esbuild').OutputFile[]} files */
function onlyOf(files) {
	const [file] = files;
	if (!file || files.length > 1) {
		throw new Error(`A bundle has ${files.length} files.`);
	}
	return file;
}

/** `packed:NAME`: the worker's bundle or a module of the parser, compressed, as base64. */
const packedFiles = {
	name: 'packed-files',
	/** @param {import('esbuild').PluginBuild} build */
	setup(build) {
		build.onResolve({ filter: /^packed:/ }, ({ path: name }) => ({
			path: name.slice('packed:'.length),
			namespace: 'packed',
		}));
		build.onLoad({ filter: /.*/, namespace: 'packed' }, async ({ path: name }) => ({
			contents: gzipSync(await contentOf(name), { level: 9 }).toString('base64'),
			loader: 'text',
		}));
	},
};

/** @param {string} name */
async function contentOf(name) {
	const module = grammarModules.find((each) => each.name === name);
	if (module) {
		return await readFile(module.file);
	}
	const { outputFiles } = await esbuild.build({ ...worker, ...minified });
	return onlyOf(outputFiles).contents;
}

/** `frame:script` and `frame:style`: the inside of the panel's frame. @param {string} script @param {string} style */
function framePage(script, style) {
	return {
		name: 'frame-page',
		/** @param {import('esbuild').PluginBuild} build */
		setup(build) {
			build.onResolve({ filter: /^frame:/ }, ({ path: name }) => ({ path: name, namespace: 'frame' }));
			build.onLoad({ filter: /.*/, namespace: 'frame' }, ({ path: name }) => ({
				contents: name === 'frame:script' ? script : style,
				loader: 'text',
			}));
		},
	};
}

/** @param {string} template @param {Readonly<Record<string, string>>} parts */
function filled(template, parts) {
	return template.replace(/<!-- (\w+) -->/g, (_, name) => {
		const part = parts[name];
		if (part === undefined) {
			throw new Error(`The page has no part "${name}".`);
		}
		return part;
	});
}
