import { Worker } from 'node:worker_threads';
import { spokenLocale } from '../../messages/text.js';
import type { Message } from '../../protocol/messages.js';
import { type CheckResults, collectResults, joinResults } from '../findings/check-results.js';
import type { GivenPaths } from '../given-paths.js';
import type { AskedFor } from '../projects.js';
import type { Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';
import type { ShareMessage, ShareTask } from './share-worker.js';

/** Looks at the files in so many threads, each at a share of them, and gathers what one thread would have gathered. */
export async function collectInJobs(
	jobs: number,
	given: GivenPaths,
	asked: AskedFor,
	terminal: Terminal,
): Promise<CheckResults> {
	if (jobs === 1) {
		return collectResults(given, asked, terminal);
	}
	const told = new Set<string>();
	const counts = new Map<number, { done: number; all: number }>();
	const progressOf = (share: number, { id, args = {} }: Message): Message => {
		if (id !== 'cli.progress') {
			return { id, args };
		}
		counts.set(share, { done: Number(args.done), all: Number(args.all) });
		const sum = (of: 'done' | 'all') => [...counts.values()].reduce((total, each) => total + each[of], 0);
		return { id, args: { ...args, done: sum('done'), all: sum('all') } };
	};
	const shares = Array.from({ length: jobs }, (_, index) => ({ number: index + 1, of: jobs }));
	const workers = shares.map((share) => {
		const own = new Set<string>();
		return shareOf(
			{ given: { ...given, shares: [...(given.shares ?? []), share] }, asked, locale: spokenLocale() },
			{
				progress: (message) => terminal.progress(message && progressOf(share.number, message)),
				tell(message) {
					// Every share tells what is wrong with the paths and the project files; it is told once.
					const key = JSON.stringify(message);
					if (own.has(key) || !told.has(key)) {
						own.add(key);
						told.add(key);
						terminal.tell(message);
					}
				},
			},
		);
	});
	try {
		return joinResults(await Promise.all(workers.map(({ results }) => results)));
	} finally {
		terminal.progress(null);
		await Promise.all(workers.map(({ worker }) => worker.terminate()));
	}
}

function shareOf(task: ShareTask, terminal: Pick<Terminal, 'tell' | 'progress'>) {
	// The bundle that runs: main.ts tells a thread from the program itself.
	const worker = new Worker(__filename, { workerData: task });
	const results = new Promise<CheckResults>((resolve, reject) => {
		worker.on('error', reject);
		worker.on('exit', (code) => reject(new Error(`A thread ended with ${code} before it was done.`)));
		worker.on('message', (message: ShareMessage) => {
			if (message.kind === 'results') {
				resolve(message.results);
			} else if (message.kind === 'wrongUsage') {
				reject(new UsageError(message.sentence));
			} else {
				terminal[message.kind](message.message satisfies Message);
			}
		});
	});
	return { worker, results };
}
