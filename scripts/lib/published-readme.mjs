// The README as it reads where nothing but itself is at hand: on a registry's page.
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';

/** @typedef {{ type: string, url?: string, alt?: string, children?: Node[], position?: import('unist').Position }} Node */

/**
 * A Markdown text without the links and pictures that lead to files beside it: links leave their words, pictures nothing.
 * @param {string} markdown
 * @returns {string}
 */
export function withoutRelativeLinks(markdown) {
	const tree = /** @type {Node} */ (
		fromMarkdown(markdown, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] })
	);
	return nodesIn(tree)
		.filter(leadsToFile)
		.sort((a, b) => startOf(b) - startOf(a))
		.reduce((text, node) => text.slice(0, startOf(node)) + wordsOf(node, markdown) + text.slice(endOf(node)), markdown)
		.replace(/\n{3,}/g, '\n\n');
}

/** @param {Node} node @returns {Node[]} */
function nodesIn(node) {
	return [node, ...(node.children ?? []).flatMap(nodesIn)];
}

/** @param {Node} node */
function leadsToFile({ type, url }) {
	return (type === 'link' || type === 'image') && !/^([a-z][a-z+.-]*:|#)/i.test(url ?? '');
}

/** @param {Node} node @param {string} markdown */
function wordsOf(node, markdown) {
	const [first, last] = [node.children?.at(0), node.children?.at(-1)];
	return first && last ? markdown.slice(startOf(first), endOf(last)) : '';
}

/** @param {Node} node */
function startOf({ position }) {
	return position?.start.offset ?? 0;
}

/** @param {Node} node */
function endOf({ position }) {
	return position?.end.offset ?? 0;
}
