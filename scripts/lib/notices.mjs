// The notices of what others wrote and a bundle holds, as their licences want it.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

const LICENCE = /^(?:licen[cs]e|copying|thirdpartynotices)(?:[.-]|$)/i;

/**
 * Every package that bundles were made from, with its licence in full, in the order of their names.
 * @param {readonly import('esbuild').Metafile[]} metafiles
 * @param {readonly string[]} files what else is in the bundle, by path
 * @returns {string}
 */
export function noticesOf(metafiles, files = []) {
	const inputs = metafiles.flatMap(({ inputs }) => Object.keys(inputs)).map((file) => path.resolve(root, file));
	const folders = new Set([...inputs, ...files].flatMap((file) => packageFolder(file) ?? []));
	const notices = [...folders].map(noticeOf).sort((one, other) => (one.name < other.name ? -1 : 1));
	return notices.map(({ text }) => text).join(`\n\n${'-'.repeat(80)}\n\n`);
}

/** The folder of the installed package that a file belongs to. @param {string} file */
function packageFolder(file) {
	return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file)?.[0];
}

/** @param {string} folder */
function noticeOf(folder) {
	const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
	const texts = readdirSync(folder)
		.filter((file) => LICENCE.test(file))
		.map((file) => readFileSync(path.join(folder, file), 'utf8').trim());
	if (texts.length === 0) {
		throw new Error(`${name} has no licence to be shown.`);
	}
	return { name, text: [`${name} ${version} (${license})`, ...texts].join('\n\n') };
}
