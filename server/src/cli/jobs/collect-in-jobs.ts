import { spokenLocale } from '../../messages/text.js';
import type { Message } from '../../protocol/messages.js';
import { type CheckResults, collectResults, joinResults } from '../findings/check-results.js';
import type { GivenPaths } from '../given-paths.js';
import type { AskedFor } from '../projects.js';
import type { Terminal } from '../terminal.js';
import { collectShare, type ShareListener } from './share-run.js';

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
	const toldOnce = (): ShareListener['tell'] => {
		const own = new Set<string>();
		return (message) => {
			// Every share tells what is wrong with the paths and the project files; it is told once.
			const key = JSON.stringify(message);
			if (own.has(key) || !told.has(key)) {
				own.add(key);
				told.add(key);
				terminal.tell(message);
			}
		};
	};
	const abandoned = new AbortController();
	const results = shares.map((share) =>
		collectShare(
			{ given: { ...given, shares: [...(given.shares ?? []), share] }, asked, locale: spokenLocale() },
			() => ({ progress: (message) => terminal.progress(progressOf(share.number, message)), tell: toldOnce() }),
			abandoned.signal,
		),
	);
	try {
		return joinResults(await Promise.all(results));
	} finally {
		abandoned.abort();
		terminal.progress(null);
		await Promise.allSettled(results);
	}
}
