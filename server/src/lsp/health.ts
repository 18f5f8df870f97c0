import type { Connection } from 'vscode-languageserver';
import { HEALTH_REQUEST, type HealthAnswer } from '../protocol/health.js';
import type { FileProblem } from '../protocol/sockets.js';

/** So many of the last analyses count. */
const MOST_TIMINGS = 200;

/** Wires the request to a connection; `rest` is what is known elsewhere. */
export function handleHealthRequest(
	connection: Connection,
	health: Health,
	rest: () => Omit<HealthAnswer, keyof ReturnType<Health['answer']>>,
): void {
	connection.onRequest(HEALTH_REQUEST, (): HealthAnswer => ({ ...rest(), ...health.answer() }));
}

/** How the server has fared, in numbers alone. */
export class Health {
	private readonly times: number[] = [];
	private readonly problems = new Map<string, readonly FileProblem['kind'][]>();
	failures = 0;

	/** What an analysis answers, its time taken down, and `spent`, its milliseconds until then. Throws what `analyse` throws. */
	timed<T>(spent: number, analyse: () => T): T {
		const start = performance.now();
		try {
			return analyse();
		} finally {
			this.times.push(spent + performance.now() - start);
			if (this.times.length > MOST_TIMINGS) {
				this.times.shift();
			}
		}
	}

	/** What the newest analysis of an open document met. */
	met(uri: string, problems: readonly FileProblem[]): void {
		this.problems.set(
			uri,
			problems.map(({ kind }) => kind),
		);
	}

	closed(uri: string): void {
		this.problems.delete(uri);
	}

	/** Times in milliseconds, to a tenth. */
	answer(): Pick<HealthAnswer, 'timings' | 'failures' | 'problems'> {
		const sorted = [...this.times].sort((one, other) => one - other);
		const problems: Record<string, number> = {};
		for (const kind of [...this.problems.values()].flat()) {
			problems[kind] = (problems[kind] ?? 0) + 1;
		}
		const timings = {
			count: sorted.length,
			median: tenths(sorted[sorted.length >> 1] ?? 0),
			most: tenths(sorted.at(-1) ?? 0),
		};
		return { timings, failures: this.failures, problems };
	}
}

function tenths(milliseconds: number): number {
	return Math.round(milliseconds * 10) / 10;
}
