import type { Links } from '../run/program.js';
import type { FunctionSummary } from '../summaries/summary.js';

/** The functions that a run went through, as they are now; undefined where one does something else. */
export function visitedNow(visited: Iterable<FunctionSummary>, links: Links): Set<FunctionSummary> | undefined {
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
