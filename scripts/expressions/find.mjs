// The regular expressions in what ships: literals, and where one is put together.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'acorn';
import { full } from 'acorn-walk';
import { transform } from 'esbuild';
import { root } from '../lib/paths.mjs';

const FOLDERS = ['server/src', 'client/src', 'client/panel-host', 'client/webview', 'playground/src'];

/**
 * @typedef {object} Expressions
 * @property {Map<string, string>} literals each once, with the file that it stands in first
 * @property {string[]} built `FILE: CODE` of each that is put together at run time, sorted
 */

/** @returns {Promise<Expressions>} */
export async function findExpressions() {
	/** @type {Expressions} */
	const found = { literals: new Map(), built: [] };
	for (const file of await sources()) {
		const { code } = await transform(await readFile(path.join(root, file), 'utf8'), { loader: 'ts', target: 'esnext' });
		full(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }), (node) => {
			const { type, regex, callee } = /** @type {Record<string, any>} */ (node);
			if (type === 'Literal' && regex) {
				const written = `/${regex.pattern}/${regex.flags}`;
				found.literals.set(written, found.literals.get(written) ?? file);
			} else if ((type === 'NewExpression' || type === 'CallExpression') && callee?.name === 'RegExp') {
				found.built.push(`${file}: ${code.slice(node.start, node.end)}`);
			}
		});
	}
	return { ...found, built: found.built.sort() };
}

/** @returns {Promise<string[]>} */
async function sources() {
	const lists = await Promise.all(
		FOLDERS.map(async (folder) => {
			const names = await readdir(path.join(root, folder), { recursive: true });
			return names.map((name) => `${folder}/${name.replaceAll(path.sep, '/')}`);
		}),
	);
	return lists.flat().filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'));
}
