import type { Nodes, Parents, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { element } from '../../client/webview/dom.js';

/** The command of a link from one rule's page to another's; its argument is the rule. */
export const SHOW_RULE = 'rule';

/** What a link that names a command does: the command and its arguments. */
export type RunCommand = (command: string, args: unknown[]) => void;

/**
 * Markdown as nodes. What is no link, list, table or emphasis stays text: HTML is shown as it is written, pictures are not
 * fetched, and a link leads to an https page or to one of this page's own commands.
 */
export function markdownNodes(markdown: string, run: RunCommand): Node[] {
	const tree = fromMarkdown(markdown, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
	return childrenOf(tree, run);
}

function childrenOf(node: Parents, run: RunCommand): Node[] {
	return node.children.map((child) => toNode(child, run));
}

function toNode(node: Nodes, run: RunCommand): Node {
	switch (node.type) {
		case 'paragraph':
			return element('p', {}, ...childrenOf(node, run));
		case 'heading':
			return element(node.depth === 1 ? 'h3' : 'h4', {}, ...childrenOf(node, run));
		case 'strong':
			return element('strong', {}, ...childrenOf(node, run));
		case 'emphasis':
			return element('em', {}, ...childrenOf(node, run));
		case 'inlineCode':
			return element('code', {}, node.value);
		case 'code':
			// Code that is wider than its place is scrolled, by keyboard too.
			return element('pre', { tabindex: 0 }, element('code', {}, node.value));
		case 'break':
			return element('br');
		case 'thematicBreak':
			return element('hr');
		case 'blockquote':
			return element('blockquote', {}, ...childrenOf(node, run));
		case 'list':
			return element(node.ordered ? 'ol' : 'ul', {}, ...childrenOf(node, run));
		case 'listItem':
			return element('li', {}, ...childrenOf(node, run));
		case 'table':
			return table(node, run);
		case 'link':
			return link(node.url, childrenOf(node, run), run);
		default:
			return document.createTextNode('value' in node ? node.value : '');
	}
}

function table({ children: rows }: Table, run: RunCommand): HTMLElement {
	const [head, ...body] = rows.map((row, index) =>
		element(
			'tr',
			{},
			...row.children.map((cell) =>
				element(index === 0 ? 'th' : 'td', index === 0 ? { scope: 'col' } : {}, ...childrenOf(cell, run)),
			),
		),
	);
	return element('table', {}, element('thead', {}, head), element('tbody', {}, ...body));
}

function link(url: string, children: Node[], run: RunCommand): HTMLElement {
	const runs = (command: string, args: unknown[]) =>
		element('button', { type: 'button', class: 'link', on: { click: () => run(command, args) } }, ...children);
	const command = /^command:([\w.]+)\?(.*)$/.exec(url);
	if (command) {
		return runs(command[1]!, JSON.parse(decodeURIComponent(command[2]!)));
	}
	const rule = /^([a-z0-9-]+)\.md$/.exec(url);
	if (rule) {
		return runs(SHOW_RULE, [rule[1]!]);
	}
	if (!url.startsWith('https://')) {
		return element('span', {}, ...children);
	}
	const made = element('a', { href: url }, ...children);
	made.target = '_blank';
	made.rel = 'noopener noreferrer';
	return made;
}
