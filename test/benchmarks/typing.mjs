// Typing in a file of a linked folder, as editors do it: each key asks for completion, and for diagnostics that the next one cancels.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import { inNewFolder } from './made-up-tree.mjs';
import { median, percentile, shown, table } from './numbers.mjs';
import { BenchServer } from './server.mjs';

const CALLERS = 100;
const WORDS_A_ROUND = 4;
const KEYS_A_WORD = 10;
const MILLISECONDS_A_KEY = 120;
/** The editor asks for completion so long after a key. */
const MILLISECONDS_TO_COMPLETION = 30;

const HELPER = `#include <winsock2.h>
SOCKET make(struct sockaddr *address, int how) {
	BOOL on = TRUE;
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
	if (how & 1) setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on);
	else if (how & 2) setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on);
	if (how & 4) setsockopt(s, SOL_SOCKET, SO_KEEPALIVE, (char *)&on, sizeof on);
	if (bind(s, address, 16) != 0) return INVALID_SOCKET;
	return s;
}
`;

/** @param {string} folder @returns the helper's path */
function makeFolder(folder) {
	for (let number = 0; number < CALLERS; number++) {
		const code = `#include <winsock2.h>
int serve${number}(struct sockaddr *address, int how) {
	SOCKET s = make(address, how);
	return listen(s, ${number});
}
`;
		writeFileSync(path.join(folder, `serve${number}.c`), code);
	}
	const helper = path.join(folder, 'make.c');
	writeFileSync(helper, HELPER);
	return helper;
}

/** @param {string} folder @param {string} file @param {number} rounds */
async function typeIn(folder, file, rounds) {
	const uri = pathToFileURL(file).href;
	const text = readFileSync(file, 'utf8');
	const calls = text
		.split('\n')
		.flatMap((line, number) => (/\b(bind|setsockopt|listen)\s*\(/.test(line) ? [number] : []));
	const line = calls[calls.length >> 1] ?? 0;
	const server = new BenchServer();
	await server.start(pathToFileURL(folder).href);
	await server.open(uri, text);
	await server.diagnostics(uri);
	await server.linked;
	await server.diagnostics(uri);
	/** @type {{ completion: number[], settled: number[] }} */
	const times = { completion: [], settled: [] };
	for (let word = 0; word < rounds * WORDS_A_ROUND; word++) {
		let cancellation = new CancellationTokenSource();
		/** @type {Promise<unknown>} */
		let answered = Promise.resolve();
		for (let key = 0; key < KEYS_A_WORD; key++) {
			cancellation.cancel();
			cancellation = new CancellationTokenSource();
			await server.insert(uri, line, ' ');
			const typed = performance.now();
			answered = server.diagnostics(uri, cancellation.token).then(
				() => performance.now() - typed,
				() => undefined,
			);
			await sleep(MILLISECONDS_TO_COMPLETION);
			const asked = performance.now();
			const position = { line, character: 1 };
			await server.ask('textDocument/completion', { textDocument: { uri }, position });
			times.completion.push(performance.now() - asked);
			await sleep(MILLISECONDS_A_KEY - MILLISECONDS_TO_COMPLETION);
		}
		times.settled.push(/** @type {number} */ (await answered));
	}
	await server.stop();
	return Object.entries(times).map(([what, all]) => [
		path.basename(file),
		what,
		shown(median(all)),
		shown(percentile(all, 0.95)),
	]);
}

/** @param {{ tree?: string | undefined, typed?: string | undefined, rounds: number }} options */
export async function measureTyping({ tree, typed, rounds }) {
	const rows =
		tree !== undefined && typed !== undefined
			? await typeIn(tree, path.resolve(tree, typed), rounds)
			: await inNewFolder((folder) => typeIn(folder, makeFolder(folder), rounds));
	return table(['file', 'what', 'median', 'p95'], rows);
}
