import type { Connection } from 'vscode-languageserver';
import { text } from '../messages/text.js';

/** As few files are read before anybody could look at a progress bar. */
const FEW_FILES = 200;

/** Shows how far the reading of a folder is. */
export interface ReadingProgress {
	/** One more of the files has been gone through. */
	step(): void;
	done(): void;
}

/** Begins to show that `steps` files are gone through; nothing is shown where the client shows no progress. */
export function beginReading(connection: Connection, steps: number): ReadingProgress {
	if (steps <= FEW_FILES) {
		return { step: () => undefined, done: () => undefined };
	}
	// A client that does not want to show it stops nothing.
	const bar = connection.window.createWorkDoneProgress().catch(() => undefined);
	void bar.then((shown) => shown?.begin(text({ id: 'server.reading' }), 0, undefined, false));
	let gone = 0;
	return {
		step() {
			const before = percentOf(gone++, steps);
			const now = percentOf(gone, steps);
			if (now > before) {
				void bar.then((shown) => shown?.report(now));
			}
		},
		done: () => void bar.then((shown) => shown?.done()),
	};
}

/** At most 100: a file may come up while the others are read. */
function percentOf(gone: number, steps: number): number {
	return Math.min(100, Math.floor((gone * 100) / steps));
}
