// The injection grammar that colours the names of Bindsight's knowledge in C and C++.
import path from 'node:path';
import * as esbuild from 'esbuild';
import { root } from './paths.mjs';

export const grammarFile = path.join(root, 'syntaxes', 'socket-names.tmLanguage.json');

/** A module that reads each kind of name from where it stands. */
const knowledge = `
import { GROUP_JOINING_OPTIONS } from './calls/constants.js';
import { SOCKET_CATEGORIES } from './calls/winsock-kernel.js';
import { SOCKET_OPTIONS } from './options/index.js';
import { LEVEL_NAMES } from './options/levels.js';
import { STATUSES } from './statuses/index.js';

export default {
	'socket-option': [...SOCKET_OPTIONS.map(({ name }) => name), ...GROUP_JOINING_OPTIONS],
	'socket-level': LEVEL_NAMES,
	'socket-category': SOCKET_CATEGORIES.map(({ flag }) => flag),
	'status-code': STATUSES.map(({ name }) => name),
};
`;

/** @returns {Promise<Record<string, readonly string[]>>} the names that are coloured, by kind */
export async function colouredNames() {
	const { outputFiles } = await esbuild.build({
		stdin: { contents: knowledge, resolveDir: path.join(root, 'server/src/knowledge'), loader: 'ts' },
		bundle: true,
		format: 'esm',
		write: false,
	});
	const module = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0]?.text ?? '')}`);
	return module.default;
}

/**
 * A pattern of exactly these names. Names with the same first word are written together, so that the regular expression
 * engine can pass over a line by looking for that word.
 * @param {readonly string[]} names
 */
function patternOf(names) {
	/** @type {Map<string, string[]>} */
	const byFirstWord = new Map();
	for (const name of [...new Set(names)].sort()) {
		const [firstWord = ''] = /^(?:WSA|[A-Z0-9]+_)/.exec(name) ?? [];
		byFirstWord.set(firstWord, [...(byFirstWord.get(firstWord) ?? []), name.slice(firstWord.length)]);
	}
	const groups = [...byFirstWord].map(([firstWord, rests]) => `${firstWord}(?:${rests.join('|')})`);
	return `\\b(?:${groups.join('|')})\\b`;
}

/**
 * The text of the grammar. Every name gets two scopes: the first is what the default themes colour, the second what
 * Monokai, Solarized and their like do.
 * @param {Record<string, readonly string[]>} names by kind
 */
export function grammarText(names) {
	const grammar = {
		comment: 'Made by scripts/make-grammar.mjs from server/src/knowledge; a test compares the two.',
		scopeName: 'socket-names.bindsight',
		injectionSelector: 'L:source.c -comment -string, L:source.cpp -comment -string',
		patterns: Object.entries(names).map(([kind, each]) => ({
			name: `variable.other.constant.${kind}.bindsight constant.other.${kind}.bindsight`,
			match: patternOf(each),
		})),
	};
	return `${JSON.stringify(grammar, null, 2)}\n`;
}
