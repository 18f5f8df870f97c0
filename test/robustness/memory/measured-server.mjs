// The built language server, with a way to ask how much memory it holds.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import {
	createProtocolConnection,
	StreamMessageReader,
	StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { root } from '../../../scripts/lib/paths.mjs';

const program = path.join(root, 'server/dist/lsp.cjs');
const probe = path.join(root, 'test/robustness/memory/probe.cjs');

/** Code that V8 compiles once more, better and better, is on its heap, too: it would hide what is kept. */
const FLAGS = ['--expose-gc', '--no-opt', '--no-sparkplug', '--no-lazy-feedback-allocation'];

/**
 * What is held after a garbage collection, in bytes: V8's heap, buffers outside of it but for those of WebAssembly, the memories of
 * WebAssembly, and all that the system counts.
 * @typedef {{ heap: number, external: number, wasm: number, resident: number }} Memory
 */

export class MeasuredServer {
	#process = spawn(process.execPath, [...FLAGS, '--require', probe, program, '--stdio'], {
		stdio: ['pipe', 'pipe', 'inherit', 'pipe'],
	});
	#connection = createProtocolConnection(
		new StreamMessageReader(/** @type {import('node:stream').Readable} */ (this.#process.stdout)),
		new StreamMessageWriter(/** @type {import('node:stream').Writable} */ (this.#process.stdin)),
	);

	/** @param {string | null} folder the uri of the folder to work in */
	async start(folder) {
		this.#connection.listen();
		await this.ask('initialize', {
			processId: process.pid,
			rootUri: folder,
			capabilities: { textDocument: { diagnostic: {}, codeAction: { codeActionLiteralSupport: {} } } },
		});
		await this.tell('initialized', {});
	}

	/** @param {string} method @param {object} params @returns {Promise<unknown>} */
	ask(method, params) {
		return this.#connection.sendRequest(method, params);
	}

	/** @param {string} method @param {object} params */
	tell(method, params) {
		return this.#connection.sendNotification(method, params);
	}

	/** @returns {Promise<Memory>} */
	async memory() {
		const pipe = /** @type {import('node:net').Socket} */ (this.#process.stdio[3]);
		pipe.write('?');
		const [line] = await once(pipe, 'data');
		return JSON.parse(String(line));
	}

	async stop() {
		await this.ask('shutdown', {});
		await this.tell('exit', {});
		this.#connection.dispose();
	}

	kill() {
		this.#process.kill();
	}
}
