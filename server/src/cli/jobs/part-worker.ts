import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { Locale } from '../../messages/locale.js';
import { speak } from '../../messages/text.js';
import type { Message } from '../../protocol/messages.js';
import { type CheckResults, collectResults } from '../findings/check-results.js';
import type { AskedFor } from '../projects.js';
import { type Colours, plainColours, type Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';
import type { Work } from '../work.js';
import { CurrentFile } from './current-file.js';

/** What a thread is given when it starts. */
export interface ThreadTask {
	asked: AskedFor;
	locale: Locale;
	/** Where the thread leaves the name of the file that it is at: the memory of a CurrentFile. */
	current: SharedArrayBuffer;
}

/** What a thread is given to do; the next part once it has said the results of the one before. */
export interface PartTask {
	work: Work;
	/** The files that threads have died of. */
	without: readonly string[];
}

/** What a thread says, the results of a part last. */
export type PartMessage =
	| { kind: 'tell'; message: Message }
	| { kind: 'progress'; message: Message }
	| { kind: 'results'; results: CheckResults }
	| { kind: 'wrongUsage'; sentence: Message };

/** The work of a thread of its own: one part after the other. What goes wrong besides wrong usage ends the thread. */
export function runPartWorker(): void {
	const port = parentPort!;
	const { asked, locale, current } = workerData as ThreadTask;
	const file = new CurrentFile(current);
	const terminal = toldTo(port, file);
	const post = (message: PartMessage) => port.postMessage(message);
	speak(locale);
	port.on('message', async ({ work, without }: PartTask) => {
		file.clear();
		try {
			post({ kind: 'results', results: await collectResults(work, asked, terminal, without) });
		} catch (error) {
			if (!(error instanceof UsageError)) {
				throw error;
			}
			post({ kind: 'wrongUsage', sentence: error.sentence });
		}
	});
}

/** How often the progress of a thread is told: nobody reads faster, and telling each file would take as long as reading it. */
const PROGRESS_EVERY = 50;

function toldTo(port: MessagePort, current: CurrentFile): Terminal {
	const colours: Colours = plainColours;
	let last = 0;
	return {
		tell: (message) => port.postMessage({ kind: 'tell', message } satisfies PartMessage),
		progress(message) {
			const now = performance.now();
			if (message && now - last >= PROGRESS_EVERY) {
				last = now;
				port.postMessage({ kind: 'progress', message } satisfies PartMessage);
			}
		},
		...{ colours, width: undefined, isRead: true, link: (words) => words },
		begin: (file) => current.set(file),
		print: () => Promise.resolve(),
		printError: () => {},
	};
}
