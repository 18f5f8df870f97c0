// What others wrote and our files hold, with its licences: read from what esbuild says it bundles.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

/** The licences that ask no more of a bundle than to keep their notices with it. */
const allowedLicenses = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0'];

/** What is compiled into a module and is in no package that is installed here. @type {Readonly<Record<string, string>>} */
const compiledIn = {
	'web-tree-sitter':
		'Its WebAssembly module was compiled by Emscripten and holds parts of that (Copyright (c) 2010-2014 Emscripten ' +
		'authors, MIT License) and of musl (Copyright © 2005-2020 Rich Felker, et al., MIT License), under the same terms as ' +
		"below, and what ICU's macros for UTF-8 and UTF-16 expand to (Unicode License, https://www.unicode.org/license.txt).",
};

/** @typedef {{ name: string, version: string, license: string, remark: string, texts: string[] }} Notice */

/**
 * Every package that bundles hold a part of, by name.
 * @param {readonly import('esbuild').Metafile[]} metafiles
 * @param {readonly string[]} files what else is held, by path
 * @returns {Notice[]}
 * @throws where one has no licence that is known to allow it, or no text of one
 */
export function noticesFor(metafiles, files = []) {
	const inputs = metafiles
		.flatMap(({ outputs }) => Object.values(outputs))
		.flatMap(({ inputs }) => Object.entries(inputs));
	const bundled = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => path.resolve(root, file));
	const folders = new Set([...bundled, ...files].flatMap((file) => packageFolder(file) ?? []));
	const notices = new Map([...folders].map(noticeOf).map((notice) => [`${notice.name} ${notice.version}`, notice]));
	return [...notices.keys()].sort().flatMap((key) => notices.get(key) ?? []);
}

/**
 * The same as one text.
 * @param {readonly import('esbuild').Metafile[]} metafiles
 * @param {readonly string[]} files what else is held, by path
 * @returns {string}
 */
export function noticesOf(metafiles, files = []) {
	return noticesFor(metafiles, files)
		.map(({ name, version, license, remark, texts }) =>
			[`${name} ${version} (${license})`, ...(remark ? [remark] : []), ...texts].join('\n\n'),
		)
		.join(`\n\n${'-'.repeat(80)}\n\n`);
}

/** The folder of the installed package that a file belongs to. @param {string} file */
function packageFolder(file) {
	return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file)?.[0];
}

/** @param {string} folder @returns {Notice} */
function noticeOf(folder) {
	const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
	if (!allowedLicenses.includes(license)) {
		throw new Error(`${name} is bundled under the licence "${license}", which scripts/lib/notices.mjs does not know.`);
	}
	const texts = readdirSync(folder)
		.filter((file) => /^(?:licen[cs]e|copying|notice|thirdpartynotices)(?:[.-]|$)/i.test(file))
		.sort()
		.map((file) => readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
	if (texts.length === 0) {
		throw new Error(`${name} is bundled, and its package holds no text of its licence.`);
	}
	return { name, version, license, remark: compiledIn[name] ?? '', texts };
}
