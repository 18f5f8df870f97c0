// Makes the playground: one page that holds everything it needs.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';
import { common, grammarModules, worker } from './bundles.mjs';
import { readGrammarModule } from './grammar-modules.mjs';
import { noticesOf } from './notices.mjs';
import { root } from './paths.mjs';

const minified = { minify: true, metafile: /** @type {const} */ (true), write: /** @type {const} */ (false) };

/**
 * The page, from the sources as they are.
 * @returns {Promise<string>}
 */
export async function makePlayground() {
	const [server, frame, { text: frameStyle }, { text: style }] = await Promise.all([
		esbuild.build({ ...worker, ...minified }),
		bundled('playground/src/frame/main.ts'),
		bundled('playground/styles/frame.css'),
		bundled('playground/styles/page.css'),
	]);
	const frameScript = frame.text;
	const packed = packedFiles({
		'lsp-worker.js': onlyOf(server.outputFiles).contents,
		'rule-pages.json': Buffer.from(JSON.stringify(await rulePages())),
	});
	const page = await bundled('playground/src/main.ts', [packed, framePage(frameScript, frameStyle)]);
	const script = page.text;
	const notices = noticesOf(
		[server, frame, page].map(({ metafile }) => metafile),
		grammarModules.map(({ file }) => file),
	);
	const template = await readFile(path.join(root, 'playground', 'page.html'), 'utf8');
	const icon = await readFile(path.join(root, 'client', 'media', 'view.svg'));
	const policy = policyFor({ scripts: [script, frameScript], styles: [style, frameStyle] });
	return filled(template, {
		policy: `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
		icon: `<link rel="icon" href="data:image/svg+xml;base64,${icon.toString('base64')}">`,
		style: `<style>${style}</style>`,
		script: `<script>${script}</script>`,
		notices: `<script type="text/plain" id="notices">\n${inElement(notices)}\n</script>`,
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
	const { outputFiles, metafile } = await esbuild.build({
		...common,
		...minified,
		platform: 'browser',
		format: 'iife',
		entryPoints: [entry],
		outdir: 'playground/dist',
		loader: { '.c': 'text', '.cpp': 'text' },
		plugins,
	});
	return { text: inElement(onlyOf(outputFiles).text.trim()), metafile };
}

/** What ends an element in a page must not stand in it. @param {string} text */
function inElement(text) {
	return text.replace(/<\/(?=script|style)/gi, '<\\/');
}

/** What docs/rules says of each rule, by its name. */
async function rulePages() {
	const folder = path.join(root, 'docs', 'rules');
	const files = (await readdir(folder)).filter((file) => file.endsWith('.md')).sort();
	const pages = files.map(async (file) => [
		path.basename(file, '.md'),
		await readFile(path.join(folder, file), 'utf8'),
	]);
	return Object.fromEntries(await Promise.all(pages));
}

/** @param {readonly import('esbuild').OutputFile[]} files */
function onlyOf(files) {
	const [file] = files;
	if (!file || files.length > 1) {
		throw new Error(`A bundle has ${files.length} files.`);
	}
	return file;
}

/**
 * `packed:NAME`: one of these files or a module of the parser, compressed, as base64.
 * @param {Readonly<Record<string, Uint8Array>>} files
 */
function packedFiles(files) {
	/** @param {string} name */
	const contentOf = async (name) => {
		const module = grammarModules.find((each) => each.name === name);
		const content = module ? readGrammarModule(module) : files[name];
		if (!content) {
			throw new Error(`There is no file "${name}" to pack.`);
		}
		return content;
	};
	return {
		name: 'packed-files',
		/** @param {import('esbuild').PluginBuild} build */
		setup(build) {
			build.onResolve({ filter: /^packed:/ }, ({ path: name }) => ({
				path: name.slice('packed:'.length),
				namespace: 'packed',
			}));
			build.onLoad({ filter: /.*/, namespace: 'packed' }, async ({ path: name }) => ({
				contents: gzipSync(await contentOf(name), { level: 9 }).toString('base64'),
				loader: /** @type {const} */ ('text'),
			}));
		},
	};
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
