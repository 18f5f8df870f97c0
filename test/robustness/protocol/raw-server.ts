import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { SERVER_COMMANDS } from '../../server/language-client.js';

/** A message as it came over stdout. */
export interface RawMessage {
	jsonrpc: string;
	id?: number | string | null;
	method?: string;
	params?: unknown;
	result?: unknown;
	error?: { code: number; message: string };
}

/** How the process ended. */
export interface End {
	code: number | null;
	signal: NodeJS.Signals | null;
}

/** The built server, spoken to in bytes. What it writes is read strictly: whatever is no message is kept as noise. */
export class RawServer {
	readonly process: ChildProcess & { stdin: Writable; stdout: Readable; stderr: Readable };
	readonly messages: RawMessage[] = [];
	/** Settles when the process has ended and all that it wrote has been read. */
	readonly ended: Promise<End>;
	errors = '';
	private rest = Buffer.alloc(0);
	private lastId = 0;
	private readonly waiting = new Set<() => void>();

	constructor(args: readonly string[] = SERVER_COMMANDS.bundle) {
		this.process = spawn(process.execPath, [...args], { stdio: 'pipe', env: { ...process.env, LC_ALL: 'C' } });
		// A server that has ended takes no more; what it said before counts.
		this.process.stdin.on('error', () => undefined);
		this.process.stdout.on('data', (data: Buffer) => this.read(data));
		this.process.stderr.on('data', (data) => {
			this.errors += String(data);
		});
		this.ended = once(this.process, 'close').then(([code, signal]) => ({ code, signal }));
		void this.ended.then(() => this.look());
	}

	/** What came over stdout that is no message, or only the beginning of one. */
	get noise(): string {
		return this.rest.toString('latin1');
	}

	/** Writes bytes as they are. */
	write(bytes: string | Uint8Array): void {
		this.process.stdin.write(bytes);
	}

	/** Writes any value as a message with a right header. */
	send(value: unknown): void {
		this.write(framed(JSON.stringify(value)));
	}

	notify(method: string, params?: unknown): void {
		this.send({ jsonrpc: '2.0', method, params });
	}

	/** Sends a request; answers the response, or undefined where the process ends without one. */
	request(method: string, params?: unknown): Promise<RawMessage | undefined> {
		const id = ++this.lastId;
		this.send({ jsonrpc: '2.0', id, method, params });
		return this.message((message) => message.id === id && message.method === undefined);
	}

	/** The first message that fits, now or later; undefined where the process ends without one. */
	message(fits: (message: RawMessage) => boolean): Promise<RawMessage | undefined> {
		return new Promise((resolve) => {
			const look = () => {
				const found = this.messages.find(fits);
				if (found || this.process.exitCode !== null || this.process.signalCode !== null) {
					this.waiting.delete(look);
					resolve(found);
				}
			};
			this.waiting.add(look);
			look();
		});
	}

	async initialize(params: object = {}): Promise<RawMessage | undefined> {
		const answer = await this.request('initialize', { processId: null, rootUri: null, capabilities: {}, ...params });
		this.notify('initialized', {});
		return answer;
	}

	open(uri: string, text: string, version = 1): void {
		this.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'c', version, text } });
	}

	private read(data: Buffer): void {
		this.rest = Buffer.concat([this.rest, data]);
		for (;;) {
			const header = /^Content-Length: (\d+)\r\n\r\n/.exec(this.rest.subarray(0, 64).toString('latin1'));
			const start = header?.[0].length ?? 0;
			const end = start + Number(header?.[1]);
			if (!header || this.rest.length < end) {
				break;
			}
			this.messages.push(JSON.parse(this.rest.subarray(start, end).toString('utf8')));
			this.rest = this.rest.subarray(end);
		}
		this.look();
	}

	private look(): void {
		for (const look of [...this.waiting]) {
			look();
		}
	}
}

/** A text as the body of a message. */
export function framed(body: string): string {
	return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}
