// The third-party notices of the two packages.
import path from 'node:path';
import * as esbuild from 'esbuild';
import { bundles, grammarModules } from './bundles.mjs';
import { noticesFor } from './notices.mjs';
import { root } from './paths.mjs';

/** Where the notices of each package stand, and which bundles it holds. */
const packages = [
	{
		file: 'THIRD-PARTY-NOTICES.md',
		holds: ['server/dist/lsp.cjs', 'client/dist/extension.cjs.js', 'client/dist/panel.js'],
	},
	{ file: 'server/THIRD-PARTY-NOTICES.md', holds: ['server/dist/lsp.cjs', 'server/dist/cli.cjs'] },
];

/**
 * The files of notices, each with what it ought to hold.
 * @returns {Promise<Map<string, string>>} the text by the file's path
 * @throws where something bundled has no licence that is known to allow it, or no text of one
 */
export async function noticesFiles() {
	const metafiles = await Promise.all(bundles.map(metafileOf));
	const grammars = grammarModules.map(({ file }) => file);
	return new Map(
		packages.map(({ file, holds }) => {
			const held = metafiles.map((metafile) => only(metafile, holds));
			return [path.join(root, file), asMarkdown(noticesFor(held, grammars))];
		}),
	);
}

/** @param {import('esbuild').BuildOptions} bundle */
async function metafileOf(bundle) {
	const { metafile } = await esbuild.build({ ...bundle, minify: true, write: false, metafile: true });
	return metafile;
}

/** @param {import('esbuild').Metafile} metafile @param {readonly string[]} names */
function only({ inputs, outputs }, names) {
	return { inputs, outputs: Object.fromEntries(Object.entries(outputs).filter(([name]) => names.includes(name))) };
}

/** @param {readonly import('./notices.mjs').Notice[]} notices */
function asMarkdown(notices) {
	return `# Third-party notices

Bindsight is MIT licensed (see LICENSE). Its files hold the following works of others.
${notices.map(section).join('')}`;
}

/** @param {import('./notices.mjs').Notice} notice */
function section({ name, version, license, remark, texts }) {
	const fenced = texts.map((text) => `\n\`\`\`text\n${text}\n\`\`\`\n`).join('');
	const page = `https://www.npmjs.com/package/${name}/v/${version}`;
	return `\n## ${name} ${version}\n\n${license}, <${page}>\n${remark && `\n${remark}\n`}${fenced}`;
}
