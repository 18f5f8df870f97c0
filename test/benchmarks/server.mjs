// The built language server over stdio, asked as an editor asks that pulls its diagnostics: nothing waits for a pause in typing.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
	CancellationToken,
	createProtocolConnection,
	StreamMessageReader,
	StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { root } from '../../scripts/lib/paths.mjs';

/** A server, and the documents that are open in it. */
export class BenchServer {
	#process = spawn(process.execPath, [path.join(root, 'server/dist/lsp.cjs'), '--stdio'], {
		stdio: ['pipe', 'pipe', 'inherit'],
	});
	#connection = createProtocolConnection(
		new StreamMessageReader(this.#process.stdout),
		new StreamMessageWriter(this.#process.stdin),
	);
	/** @type {Map<string, { version: number, lines: string[] }>} */
	#documents = new Map();

	#tellLinked = () => {};
	/** Resolves once the server has said that it knows more than before: the workspace folder is linked. */
	linked = new Promise((resolve) => {
		this.#tellLinked = () => resolve(undefined);
	});

	/**
	 * @param {string} [folder] the uri of a workspace folder
	 * @returns {Promise<number>} how long it took until it had answered, in milliseconds
	 */
	async start(folder) {
		const start = performance.now();
		this.#connection.onRequest('workspace/diagnostic/refresh', () => {
			this.#tellLinked();
			return null;
		});
		this.#connection.listen();
		await this.#connection.sendRequest('initialize', {
			processId: process.pid,
			rootUri: null,
			capabilities: {
				workspace: { diagnostics: { refreshSupport: true } },
				textDocument: { diagnostic: {} },
			},
			workspaceFolders: folder === undefined ? [] : [{ uri: folder, name: 'bench' }],
		});
		await this.#connection.sendNotification('initialized', {});
		return performance.now() - start;
	}

	/** @param {string} uri @param {string} text */
	async open(uri, text) {
		this.#documents.set(uri, { version: 1, lines: text.split('\n') });
		await this.#connection.sendNotification('textDocument/didOpen', {
			textDocument: { uri, languageId: 'c', version: 1, text },
		});
	}

	/** @param {string} uri */
	async close(uri) {
		this.#documents.delete(uri);
		await this.#connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
	}

	/** Puts a text in front of a line. @param {string} uri @param {number} line from 0 @param {string} text */
	async insert(uri, line, text) {
		const document = this.#documents.get(uri);
		if (!document) throw new Error(`${uri} is not open.`);
		const place = { line, character: 0 };
		await this.#connection.sendNotification('textDocument/didChange', {
			textDocument: { uri, version: ++document.version },
			contentChanges: [{ range: { start: place, end: place }, text }],
		});
	}

	/**
	 * @param {string} uri @param {import('vscode-languageserver-protocol').CancellationToken} [token]
	 * @returns {Promise<number>} how many there are
	 */
	async diagnostics(uri, token = CancellationToken.None) {
		const params = { textDocument: { uri } };
		const report = await this.#connection.sendRequest('textDocument/diagnostic', params, token);
		return /** @type {{ items?: unknown[] }} */ (report).items?.length ?? 0;
	}

	/** @param {string} method @param {object} params */
	ask(method, params) {
		return this.#connection.sendRequest(method, params);
	}

	/** In megabytes; undefined where the system does not say. */
	residentMemory() {
		try {
			const status = readFileSync(`/proc/${this.#process.pid}/status`, 'utf8');
			return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1000;
		} catch {
			return undefined;
		}
	}

	async stop() {
		await this.#connection.sendRequest('shutdown');
		await this.#connection.sendNotification('exit');
		this.#connection.dispose();
	}
}
