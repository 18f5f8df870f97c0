import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Hover, MarkupContent } from 'vscode-languageserver';
import { type LanguageClient, startServer } from '../../server/language-client.js';

const URI = 'file:///work/hostile.cpp';
const WORDS =
	'<img src=x onerror=alert(1)> [run](command:workbench.action.terminal.new) ![](https://elsewhere.test/a.png)';

/** Code whose names, comments and strings are Markdown and HTML, wherever C++ takes them. */
const HOSTILE = `#include <winsock2.h>
#define PORT_OF(x) htons(5150) /* ${WORDS} */
#define LOCAL "](command:workbench.action.terminal.new) <b>"
/** ${WORDS} */
struct connection { SOCKET fd; };
template <typename T> struct holder { SOCKET fd; };
int open_it(struct connection *c, std::map<std::string, SOCKET> &all, holder<int> <:img:> h)
{
	int on = 1;
	struct sockaddr_in local = {0}; // ${WORDS}
	local.sin_family = AF_INET;
	local.sin_port = PORT_OF("${WORDS}");
	inet_pton(AF_INET, "127.0.0.1 ${WORDS}", &local.sin_addr);
	all["${WORDS}"] = socket(AF_INET, SOCK_STREAM, /* ${WORDS} */ 0);
	if (bind(all["${WORDS}"], (struct sockaddr *)&local, sizeof(local)) == SOCKET_ERROR)
		return 1;
	setsockopt(all["${WORDS}"], SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof(on));
	c->fd = socket(AF_INET, SOCK_STREAM, 0);
	setsockopt(c->fd, SOL_SOCKET, SO_REUSEADDR | LOCAL, "<b>", 3);
	setsockopt(c->fd, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof(on["${WORDS}"]));
	bind(c->fd, (struct sockaddr *)"${WORDS}", sizeof(local));
	listen(c->fd, /* | a | b | */ 5);
	return WSAGetLastError() == WSAEACCES;
}
`;

let client: LanguageClient;

beforeAll(async () => {
	client = startServer();
	await client.initialize({
		capabilities: { textDocument: { hover: { contentFormat: ['markdown'] } } },
		initializationOptions: { hoverCommands: ['bindsight.showMatrix', 'bindsight.explainStatus'] },
	});
	await client.open(URI, HOSTILE, { languageId: 'cpp' });
});
afterAll(async () => client.stop());

/** Every node of a piece of Markdown, read as editors read it. */
function nodesOf(markdown: string): Nodes[] {
	const all: Nodes[] = [];
	const add = (node: Nodes): void => {
		all.push(node);
		('children' in node ? node.children : []).forEach(add);
	};
	add(fromMarkdown(markdown, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] }));
	return all;
}

/** All hovers of the text, each once. */
async function hovers(): Promise<string[]> {
	const found = new Set<string>();
	const lines = HOSTILE.split('\n');
	for (const [line, text] of lines.entries()) {
		for (const { index } of text.matchAll(/\b\w/g)) {
			const hover: Hover | null = await client.hover(URI, { line, character: index });
			if (hover) {
				found.add((hover.contents as MarkupContent).value);
			}
		}
	}
	return [...found];
}

describe('a hover over hostile code', () => {
	it('holds no HTML, no picture, and no link but to documents and to our two commands', async () => {
		const texts = await hovers();
		const nodes = texts.flatMap(nodesOf);
		expect(texts.length).toBeGreaterThan(8);
		expect(nodes.filter(({ type }) => /^(?:html|image|imageReference|definition)$/.test(type))).toEqual([]);
		const urls = nodes.flatMap((node) => (node.type === 'link' ? node.url : []));
		const others = urls.filter(
			(url) => !/^https:\/\/[\w.-]+\/|^command:bindsight\.(?:showMatrix|explainStatus)\?/.test(url),
		);
		expect(others).toEqual([]);
		expect(urls.filter((url) => url.includes('elsewhere') || url.includes('terminal'))).toEqual([]);
		// Some of the words did get there.
		expect(nodes.some((node) => 'value' in node && node.value.includes('command:workbench'))).toBe(true);
	});

	it('gives a command nothing but a place, or the name of a status', async () => {
		const urls = (await hovers()).flatMap(nodesOf).flatMap((node) => (node.type === 'link' ? node.url : []));
		const commands = urls.filter((url) => url.startsWith('command:'));
		expect(commands.length).toBeGreaterThan(0);
		for (const url of commands) {
			const [given] = JSON.parse(decodeURIComponent(url.slice(url.indexOf('?') + 1)));
			expect(typeof given === 'string' ? /^[A-Z_0-9]+$/.test(given) : given.uri === URI).toBe(true);
		}
	});
});
