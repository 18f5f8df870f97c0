import type { FileProblem } from '../protocol/sockets.js';
import { Assumptions } from './assumptions.js';
import {
	type Classification,
	type ConditionsOfTarget,
	type DecidedBranches,
	decideBranches,
	type Requirement,
} from './branches.js';
import type { UnknownRegion } from './source-file.js';

/** The branches of one configuration, with its assumptions as a reader would write them. */
export interface ChosenBranches extends DecidedBranches {
	described: string[];
}

/**
 * Chooses configurations of a target: first what a default build would be, then as few others, `most` in all, as make
 * every interesting stretch active at least once. What the limit left out is one problem: where it begins, and the
 * conditions it stands under.
 */
export function chooseConfigurations(
	conditions: ConditionsOfTarget,
	{ requirements, unknownRegions }: Classification,
	most: number,
): { chosen: ChosenBranches[]; problems: FileProblem[] } {
	const open = new Map(requirements);
	const decided = [decideBranches(conditions, Assumptions.none(conditions.platform))];
	removeActive(open, decided[0]!);
	for (let attempt = 0; attempt < 2 * most && decided.length < most; attempt++) {
		const first = [...open].find(([, needs]) => needs !== 'unsought')?.[0];
		if (first === undefined) break;
		const next = decideBranches(conditions, seedAssumptions(conditions, open));
		const before = open.size;
		removeActive(open, next);
		if (open.size < before) decided.push(next);
		// Conditions that exclude each other: no build has this stretch.
		else open.delete(first);
	}
	const relevant = new Set<string>();
	for (const needs of requirements.values()) {
		if (needs !== 'unsought') for (const key of needs.keys()) relevant.add(key);
	}
	const chosen = decided.map((branches) => ({ ...branches, described: branches.assumptions.describe(relevant) }));
	return { chosen, problems: problemsOf(conditions, open, unknownRegions) };
}

function removeActive(open: Map<number, Requirement>, { active }: DecidedBranches): void {
	for (const stretch of open.keys()) if (active[stretch] === 1) open.delete(stretch);
}

/** What makes the first open stretch active, and as many of the others as go together with it. */
function seedAssumptions({ platform }: ConditionsOfTarget, open: ReadonlyMap<number, Requirement>): Assumptions {
	const assumptions = Assumptions.none(platform);
	for (const needs of open.values()) if (needs !== 'unsought') assumptions.merge(needs);
	return assumptions;
}

function problemsOf(
	{ source }: ConditionsOfTarget,
	open: ReadonlyMap<number, Requirement>,
	unknownRegions: readonly UnknownRegion[],
): FileProblem[] {
	const [first] = open.keys();
	if (first === undefined) return [];
	const { directives, tokens } = source;
	const start = directives[first - 1]?.end ?? 0;
	const end = directives[first]?.start ?? tokens.text.length;
	const around = unknownRegions.filter((region) => region.start <= start && end <= region.end);
	return [{ kind: 'limit', span: { start, end }, detail: around.map(({ condition }) => condition).join(' && ') }];
}
