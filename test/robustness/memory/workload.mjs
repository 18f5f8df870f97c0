// What a person does in an editor, for as long as one likes: no two edits are alike, and the texts stay as long as they are.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { madeUpCode } from '../../benchmarks/made-up-code.mjs';

const DOCUMENT_LENGTH = 2500;
/** So many lines of a document are other than they were at most. */
const MOST_CHANGED = 4;

/** @typedef {import('./measured-server.mjs').MeasuredServer} MeasuredServer */
/** @typedef {{ uri: string, version: number, lines: string[], changed: { line: number, before: string }[] }} OpenDocument */

/** A helper that another file calls: its file is linked with that one. */
const HELPER = `#include <winsock2.h>
int take_port(SOCKET s, struct sockaddr_in *local)
{
	return bind(s, (struct sockaddr *)local, sizeof *local);
}
`;

const CALLER = `#include <winsock2.h>
int take_port(SOCKET s, struct sockaddr_in *local);
int open_listener(void)
{
	int on = 1;
	struct sockaddr_in local = { 0 };
	SOCKET s = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
	local.sin_family = AF_INET;
	local.sin_port = htons(5150);
	if (take_port(s, &local) == SOCKET_ERROR)
		return -1;
	setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (const char *)&on, sizeof on);
	return listen(s, SOMAXCONN);
}
`;

/** How a line of code becomes another one; what a person types is broken half of the time. */
const EDITS = /** @type {((line: string, number: number) => string)[]} */ ([
	(line, number) => `${line} /* ${number} */`,
	(line, number) => `int unused_${number}; ${line}`,
	(line, number) => line.replace(/\b(on|local|listener|s)\b/, `$1_${number}`),
	(line, number) => line.replace(/\d+/, String(number)),
	(_, number) => `#if FEATURE_${number}`,
	(_, number) => `#define take_port(s, a) bind(s, a, ${number})`,
	(line, number) => `${line}{{((${number}`,
	(line, number) => `"${line}${number}`,
	() => '',
]);

export class Workload {
	#folder = mkdtempSync(path.join(os.tmpdir(), 'bindsight-memory-'));
	/** @type {OpenDocument[]} */
	#documents = [];
	#edits = 0;
	#files = 0;

	/** @param {MeasuredServer} server @param {(below: number) => number} random */
	constructor(server, random) {
		this.server = server;
		this.random = random;
	}

	/** Opens documents that stand by themselves and some that are linked. */
	async begin() {
		mkdirSync(path.join(this.#folder, '.git'));
		const linked = { 'helper.c': HELPER, 'caller.c': CALLER, 'other.c': CALLER.replace('open_listener', 'open_other') };
		for (const [name, text] of Object.entries(linked)) {
			writeFileSync(path.join(this.#folder, name), text);
		}
		await this.server.start(pathToFileURL(this.#folder).href);
		for (const [name, text] of Object.entries(linked)) {
			await this.#open(pathToFileURL(path.join(this.#folder, name)).href, text);
		}
		for (const number of [1, 2, 3]) {
			await this.#open(`file:///alone/${number}.c`, madeUpCode(DOCUMENT_LENGTH));
		}
		await this.server.ask('bindsight/portsInUse', {});
	}

	/** Begins again: with the same numbers the same edits and files follow. @param {(below: number) => number} random */
	repeat(random) {
		this.random = random;
		this.#edits = 0;
		this.#files = 0;
	}

	/** Takes back what is changed. */
	async restore() {
		for (const document of this.#documents) {
			while (document.changed.length > 0) {
				await this.#replaceLine(document, this.#restore(document));
			}
		}
	}

	/** One edit, and what an editor asks for after it. */
	async edit() {
		const document = /** @type {OpenDocument} */ (this.#documents[this.random(this.#documents.length)]);
		const number = ++this.#edits;
		const line = document.changed.length === MOST_CHANGED ? this.#restore(document) : this.#alter(document, number);
		await this.#replaceLine(document, line);
		if (number % 10 === 0) {
			await this.#look(document, { line, character: 0 });
		}
	}

	/** Opens a file that nobody has seen before, looks at it and closes it. */
	async visit() {
		const number = ++this.#files;
		const uri = `file:///visited/${number % 50}/${number}.c`;
		const text = madeUpCode(DOCUMENT_LENGTH).replaceAll('serve_', `serve_${number}_`);
		await this.server.tell('textDocument/didOpen', { textDocument: { uri, languageId: 'c', version: 1, text } });
		const textDocument = { uri };
		await this.server.ask('textDocument/diagnostic', { textDocument });
		await this.server.ask('textDocument/hover', { textDocument, position: { line: 14, character: 8 } });
		await this.server.tell('textDocument/didClose', { textDocument });
	}

	/** Opens such a file, and leaves it open. */
	async keepOpen() {
		const number = ++this.#files;
		await this.#open(`file:///kept/${number}.c`, madeUpCode(DOCUMENT_LENGTH).replaceAll('serve_', `serve_${number}_`));
	}

	/** Ends the server and removes the files. */
	async end() {
		await this.server.stop();
		rmSync(this.#folder, { recursive: true, force: true });
	}

	/** @param {string} uri @param {string} text */
	async #open(uri, text) {
		this.#documents.push({ uri, version: 1, lines: text.split('\n').slice(0, -1), changed: [] });
		await this.server.tell('textDocument/didOpen', { textDocument: { uri, languageId: 'c', version: 1, text } });
		await this.server.ask('textDocument/diagnostic', { textDocument: { uri } });
	}

	/** @param {OpenDocument} document @param {number} line */
	async #replaceLine(document, line) {
		const { uri, lines } = document;
		const range = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
		await this.server.tell('textDocument/didChange', {
			textDocument: { uri, version: ++document.version },
			contentChanges: [{ range, text: `${lines[line]}\n` }],
		});
		await this.server.ask('textDocument/diagnostic', { textDocument: { uri } });
	}

	/** @param {OpenDocument} document @param {number} number @returns {number} the line */
	#alter(document, number) {
		const line = this.random(document.lines.length);
		const before = document.lines[line] ?? '';
		const edit = EDITS[this.random(EDITS.length)] ?? String;
		document.changed.push({ line, before });
		document.lines[line] = edit(before, number);
		return line;
	}

	/** @param {OpenDocument} document @returns {number} the line */
	#restore(document) {
		const { line, before } = /** @type {{ line: number, before: string }} */ (document.changed.pop());
		document.lines[line] = before;
		return line;
	}

	/** @param {OpenDocument} document @param {{ line: number, character: number }} position */
	async #look({ uri }, position) {
		const textDocument = { uri };
		const range = { start: { line: 0, character: 0 }, end: position };
		await this.server.ask('textDocument/hover', { textDocument, position: { ...position, character: 6 } });
		await this.server.ask('bindsight/sharingMatrix', { textDocument, position });
		await this.server.ask('textDocument/completion', { textDocument, position });
		await this.server.ask('textDocument/inlayHint', { textDocument, range });
		await this.server.ask('textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } });
		await this.server.ask('bindsight/meetingSockets', { textDocument, position });
		await this.server.ask('bindsight/portsInUse', {});
	}
}
