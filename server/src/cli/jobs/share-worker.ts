import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { Locale } from '../../messages/locale.js';
import { speak } from '../../messages/text.js';
import type { Message } from '../../protocol/messages.js';
import { type CheckResults, collectResults } from '../findings/check-results.js';
import type { GivenPaths } from '../given-paths.js';
import type { AskedFor } from '../projects.js';
import { type Colours, plainColours, type Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';
import { CurrentFile } from './current-file.js';

/** What a worker is given. */
export interface ShareTask {
	given: GivenPaths;
	asked: AskedFor;
	locale: Locale;
	/** Where the thread leaves the name of the file that it is at: the memory of a CurrentFile. */
	current: SharedArrayBuffer;
}

/** What a worker says, the results last. */
export type ShareMessage =
	| { kind: 'tell'; message: Message }
	| { kind: 'progress'; message: Message }
	| { kind: 'results'; results: CheckResults }
	| { kind: 'wrongUsage'; sentence: Message };

/** The work of a thread of its own: its share of the files. What goes wrong besides wrong usage ends the thread. */
export async function runShareWorker(): Promise<void> {
	const port = parentPort!;
	const { given, asked, locale, current } = workerData as ShareTask;
	const post = (message: ShareMessage) => port.postMessage(message);
	speak(locale);
	try {
		post({ kind: 'results', results: await collectResults(given, asked, toldTo(port, new CurrentFile(current))) });
	} catch (error) {
		if (!(error instanceof UsageError)) {
			throw error;
		}
		post({ kind: 'wrongUsage', sentence: error.sentence });
	}
}

function toldTo(port: MessagePort, current: CurrentFile): Terminal {
	const colours: Colours = plainColours;
	return {
		tell: (message) => port.postMessage({ kind: 'tell', message } satisfies ShareMessage),
		progress: (message) => message && port.postMessage({ kind: 'progress', message } satisfies ShareMessage),
		...{ colours, width: undefined, isRead: true, link: (words) => words },
		begin: (file) => current.set(file),
		print: () => Promise.resolve(),
		printError: () => {},
	};
}
