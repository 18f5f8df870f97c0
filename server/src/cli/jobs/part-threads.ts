import { Worker } from 'node:worker_threads';
import type { Message } from '../../protocol/messages.js';
import type { CheckResults } from '../findings/check-results.js';
import type { Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';
import type { Work } from '../work.js';
import { CurrentFile } from './current-file.js';
import type { PartMessage, PartTask, ThreadTask } from './part-worker.js';

/** Hears what a thread says while it works. */
export interface PartListener {
	tell: Terminal['tell'];
	progress(message: Message): void;
}

/** So many files may end a thread of a part before something else than a file is to blame. */
const MOST_FATAL_FILES = 8;

/** Does parts one after the other in a thread, and in another one where that dies. */
export class PartThreads {
	private thread: PartThread | undefined;

	constructor(
		private readonly task: Omit<ThreadTask, 'current'>,
		private readonly signal: AbortSignal,
	) {}

	/**
	 * Looks at a part. Where the thread dies, out of memory or otherwise, it is done again by another one, without the file
	 * that it died of. Rejects with a UsageError, with what ended the thread where no file can be blamed, or with the reason
	 * of the signal.
	 */
	async collect(work: Work, listen: () => PartListener): Promise<CheckResults> {
		const without: string[] = [];
		for (;;) {
			this.thread ??= new PartThread(this.task, this.signal);
			try {
				return await this.thread.collect({ work, without }, listen());
			} catch (error) {
				const { lastFile } = this.thread;
				await this.end();
				const isOfFile = lastFile !== undefined && !without.includes(lastFile) && without.length < MOST_FATAL_FILES;
				if (error instanceof UsageError || this.signal.aborted || !isOfFile) {
					throw error;
				}
				without.push(lastFile);
			}
		}
	}

	async end(): Promise<void> {
		await this.thread?.end();
		this.thread = undefined;
	}
}

class PartThread {
	private readonly current = new CurrentFile();
	private readonly worker: Worker;
	private readonly stop = () => void this.end();
	private hasEnded = false;

	constructor(
		task: Omit<ThreadTask, 'current'>,
		private readonly signal: AbortSignal,
	) {
		// The bundle that runs: main.ts tells a thread from the program itself.
		this.worker = new Worker(__filename, {
			workerData: { ...task, current: this.current.memory } satisfies ThreadTask,
		});
		this.worker.on('error', () => {});
		this.worker.on('exit', () => {
			this.hasEnded = true;
		});
		signal.addEventListener('abort', this.stop);
	}

	async collect(task: PartTask, listener: PartListener): Promise<CheckResults> {
		const { worker } = this;
		const heard = new AbortController();
		try {
			return await new Promise<CheckResults>((resolve, reject) => {
				const ended = (code?: number) => reject(new Error(`A thread ended with ${code} before it was done.`));
				const hear = (message: PartMessage) => {
					if (message.kind === 'results') {
						resolve(message.results);
					} else if (message.kind === 'wrongUsage') {
						reject(new UsageError(message.sentence));
					} else {
						listener[message.kind](message.message satisfies Message);
					}
				};
				worker.on('error', reject).on('exit', ended).on('message', hear);
				heard.signal.addEventListener('abort', () =>
					worker.off('error', reject).off('exit', ended).off('message', hear),
				);
				if (this.hasEnded) {
					ended();
				}
				worker.postMessage(task);
			});
		} finally {
			heard.abort();
		}
	}

	/** The file that it is or was at. */
	get lastFile(): string | undefined {
		return this.current.get();
	}

	async end(): Promise<void> {
		this.signal.removeEventListener('abort', this.stop);
		await this.worker.terminate();
	}
}
