import { Worker } from 'node:worker_threads';
import type { Message } from '../../protocol/messages.js';
import type { CheckResults } from '../findings/check-results.js';
import type { Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';
import { CurrentFile } from './current-file.js';
import type { ShareMessage, ShareTask } from './share-worker.js';

/** Hears what a thread says while it works. */
export interface ShareListener {
	tell: Terminal['tell'];
	progress(message: Message): void;
}

/** So many files may end a thread of a share before something else than a file is to blame. */
const MOST_FATAL_FILES = 8;

/**
 * Looks at a share in a thread of its own. Where the thread dies, out of memory or otherwise, it is done again by another
 * one, without the file that it died of. Rejects with a UsageError, with what ended the thread where no file can be
 * blamed, or with the reason of `signal`.
 */
export async function collectShare(
	task: Omit<ShareTask, 'current'>,
	listen: () => ShareListener,
	signal: AbortSignal,
): Promise<CheckResults> {
	const without: string[] = [];
	for (;;) {
		const thread = new ShareThread({ ...task, given: { ...task.given, without } }, listen(), signal);
		try {
			return await thread.results;
		} catch (error) {
			const { lastFile } = thread;
			const isOfFile = lastFile !== undefined && !without.includes(lastFile) && without.length < MOST_FATAL_FILES;
			if (error instanceof UsageError || signal.aborted || !isOfFile) {
				throw error;
			}
			without.push(lastFile);
		}
	}
}

class ShareThread {
	readonly results: Promise<CheckResults>;
	private readonly current = new CurrentFile();

	constructor(task: Omit<ShareTask, 'current'>, listener: ShareListener, signal: AbortSignal) {
		// The bundle that runs: main.ts tells a thread from the program itself.
		const worker = new Worker(__filename, {
			workerData: { ...task, current: this.current.memory } satisfies ShareTask,
		});
		const end = () => worker.terminate();
		signal.addEventListener('abort', end);
		const results = new Promise<CheckResults>((resolve, reject) => {
			worker.on('error', reject);
			worker.on('exit', (code) => reject(new Error(`A thread ended with ${code} before it was done.`)));
			worker.on('message', (message: ShareMessage) => {
				if (message.kind === 'results') {
					resolve(message.results);
				} else if (message.kind === 'wrongUsage') {
					reject(new UsageError(message.sentence));
				} else {
					listener[message.kind](message.message satisfies Message);
				}
			});
		});
		this.results = results.finally(async () => {
			signal.removeEventListener('abort', end);
			await end();
		});
	}

	/** The file that it is or was at. */
	get lastFile(): string | undefined {
		return this.current.get();
	}
}
