import type { Links } from '../run/program.js';
import type { FunctionSummary } from '../summaries/summary.js';

/** What the outcome of a run rests on, besides which function a name leads to. */
export interface RestsOn {
	/** The functions that it went through. */
	visited: Set<FunctionSummary>;
	/** Which functions of its file are followed. */
	relevance: string;
	/** What files have besides functions. */
	environments: ReadonlyMap<string, string>;
}

/** The files of functions that a run went through. Those of the file that it began in are named by no file. */
export function filesOf(visited: ReadonlySet<FunctionSummary>): Set<string> {
	return new Set([...visited].flatMap(({ file }) => file ?? []));
}

/** What a run rests on that went through some functions of some files. */
export function whatRunRestsOn(
	visited: Set<FunctionSummary>,
	files: ReadonlySet<string>,
	{ relevance, program: { elsewhere } }: Links,
): RestsOn {
	return { visited, relevance, environments: new Map([...files].map((file) => [file, elsewhere.environmentOf(file)])) };
}

/** The same with the functions as they are now; undefined where a run may go another way than it went. */
export function asItIsNow({ visited, relevance, environments }: RestsOn, links: Links): RestsOn | undefined {
	const { elsewhere } = links.program;
	const isSameAround =
		relevance === links.relevance && [...environments].every(([file, then]) => elsewhere.environmentOf(file) === then);
	const now = isSameAround ? visitedNow(visited, links) : undefined;
	return now && { visited: now, relevance, environments };
}

/** Undefined where one of the functions does something else. */
function visitedNow(visited: Iterable<FunctionSummary>, links: Links): Set<FunctionSummary> | undefined {
	const now = new Set<FunctionSummary>();
	for (const { offset, start, file, flow, broken } of visited) {
		const found = links.functionAt(offset + start, file);
		if (found?.flow !== flow || found.broken !== broken) {
			return undefined;
		}
		now.add(found);
	}
	return now;
}
