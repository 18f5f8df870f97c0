import path from 'node:path';
import type { Page } from 'playwright-core';
import {
	AbstractMessageReader,
	AbstractMessageWriter,
	createProtocolConnection,
	type DataCallback,
	type Disposable,
	type Message,
	type ProtocolConnection,
	type PublishDiagnosticsParams,
} from 'vscode-languageserver/node';

const root = path.join(import.meta.dirname, '../..');
const ORIGIN = 'http://worker.test';

const TYPES: Record<string, string> = { '.cjs': 'text/javascript', '.wasm': 'application/wasm' };

/** The three modules, as addresses of the page's own. */
export const GRAMMAR_ADDRESSES = {
	webTreeSitter: `${ORIGIN}/web-tree-sitter.wasm`,
	c: `${ORIGIN}/tree-sitter-c.wasm`,
	cpp: `${ORIGIN}/tree-sitter-cpp.wasm`,
};

class PageReader extends AbstractMessageReader {
	private callback: DataCallback | undefined;
	private readonly early: Message[] = [];

	receive(message: Message): void {
		if (this.callback) {
			this.callback(message);
		} else {
			this.early.push(message);
		}
	}

	listen(callback: DataCallback): Disposable {
		this.callback = callback;
		this.early.splice(0).forEach(callback);
		return { dispose: () => undefined };
	}
}

class PageWriter extends AbstractMessageWriter {
	constructor(private readonly page: Page) {
		super();
	}

	async write(message: Message): Promise<void> {
		await this.page.evaluate(
			(sent) => (window as unknown as { server: Worker }).server.postMessage(sent),
			message as never,
		);
	}

	end(): void {}
}

/** The built worker in a page of a real browser, with a client on this side. */
export interface WorkerServer {
	connection: ProtocolConnection;
	/** What the page and the worker complained of. */
	complaints: string[];
	/** The first diagnostics of that document that come from now on. */
	nextDiagnostics(uri: string): Promise<PublishDiagnosticsParams>;
}

/** Serves server/dist to a page, whose policy lets it fetch from nowhere else, and starts the worker there. */
export async function startWorkerServer(page: Page): Promise<WorkerServer> {
	const complaints: string[] = [];
	page.on('pageerror', (error) => complaints.push(error.message));
	page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
	await page.route(`${ORIGIN}/**`, (route) => {
		const name = path.posix.basename(new URL(route.request().url()).pathname);
		return name === ''
			? route.fulfill({
					contentType: 'text/html',
					body: '<!doctype html><title>A worker</title><link rel="icon" href="data:,">',
				})
			: route.fulfill({ path: path.join(root, 'server/dist', name), contentType: TYPES[path.posix.extname(name)] });
	});
	const reader = new PageReader();
	await page.exposeFunction('received', (message: Message) => reader.receive(message));
	await page.goto(`${ORIGIN}/`);
	await page.evaluate((address) => {
		const scope = window as unknown as { server: Worker; received(message: unknown): void };
		scope.server = new Worker(address);
		scope.server.onmessage = ({ data }) => scope.received(data);
		scope.server.onerror = ({ message }) => console.error(message);
	}, `${ORIGIN}/lsp.cjs`);
	const connection = createProtocolConnection(reader, new PageWriter(page));
	const nextDiagnostics = (uri: string) =>
		new Promise<PublishDiagnosticsParams>((resolve) => {
			const waiting = connection.onNotification(
				'textDocument/publishDiagnostics',
				(params: PublishDiagnosticsParams) => {
					if (params.uri === uri) {
						waiting.dispose();
						resolve(params);
					}
				},
			);
		});
	connection.listen();
	return { connection, complaints, nextDiagnostics };
}
