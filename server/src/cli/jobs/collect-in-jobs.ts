import { spokenLocale } from '../../messages/text.js';
import type { Message } from '../../protocol/messages.js';
import { type CheckResults, collectResults, joinResults } from '../findings/check-results.js';
import type { GivenPaths } from '../given-paths.js';
import type { AskedFor } from '../projects.js';
import type { Terminal } from '../terminal.js';
import { type Work, workOf } from '../work.js';
import { jobsFor } from './jobs-for.js';
import { type PartListener, PartThreads } from './part-threads.js';
import { filesIn, partsOf } from './parts.js';

/**
 * Looks at the files in so many threads, each at one part after the other, and gathers what one thread would have gathered.
 * `jobs` undefined: in as many as pay.
 */
export async function collectInJobs(
	jobs: number | undefined,
	given: GivenPaths,
	asked: AskedFor,
	terminal: Terminal,
): Promise<CheckResults> {
	const work = await workOf(given, asked);
	const threads = jobs ?? jobsFor(work);
	if (threads === 1) {
		return collectResults(work, asked, terminal);
	}
	const [ofPaths, ...parts] = partsOf(work, threads, jobs !== undefined);
	const first = await collectResults(ofPaths!, asked, terminal);
	return joinResults([first, ...(await collectParts(parts, Math.min(threads, parts.length), asked, terminal))]);
}

/** The results of parts, in their order. */
async function collectParts(
	parts: readonly Work[],
	threads: number,
	asked: AskedFor,
	terminal: Terminal,
): Promise<CheckResults[]> {
	const results: CheckResults[] = [];
	const listeners = new PartListeners(parts, terminal);
	// What takes longest is begun first, so that no thread is left alone with it at the end.
	const waiting = parts.map((part, position) => ({ part, position, files: part.units[0]!.files.length }));
	waiting.sort((a, b) => b.files - a.files);
	const abandoned = new AbortController();
	const workThrough = async (): Promise<void> => {
		const thread = new PartThreads({ asked, locale: spokenLocale() }, abandoned.signal);
		try {
			for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
				const { part, position } = next;
				results[position] = await thread.collect(part, () => listeners.of(position));
			}
		} finally {
			await thread.end();
		}
	};
	const running = Array.from({ length: threads }, workThrough);
	try {
		await Promise.all(running);
		return results;
	} finally {
		waiting.length = 0;
		abandoned.abort();
		terminal.progress(null);
		await Promise.allSettled(running);
	}
}

/** Makes one of what several threads say. */
class PartListeners {
	private readonly told = new Set<string>();
	private readonly done = new Map<number, number>();
	private readonly all: number;

	constructor(
		parts: readonly Work[],
		private readonly terminal: Terminal,
	) {
		this.all = parts.reduce((sum, part) => sum + filesIn(part), 0);
	}

	/** For the part at a position. */
	of(position: number): PartListener {
		const own = new Set<string>();
		return {
			tell: (message) => {
				// Every part tells what is wrong with a project file that counts for it; it is told once.
				const key = JSON.stringify(message);
				if (own.has(key) || !this.told.has(key)) {
					own.add(key);
					this.told.add(key);
					this.terminal.tell(message);
				}
			},
			progress: (message) => this.terminal.progress(this.inAll(position, message)),
		};
	}

	private inAll(position: number, { id, args = {} }: Message): Message {
		if (id !== 'cli.progress') {
			return { id, args };
		}
		this.done.set(position, Number(args.done));
		const done = [...this.done.values()].reduce((sum, each) => sum + each, 0);
		return { id, args: { ...args, done, all: this.all } };
	}
}
