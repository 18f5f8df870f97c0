import { firstOf } from '../../source/first-of.js';
import type { CallEffect, Links } from '../run/program.js';
import type { FunctionSummary } from '../summaries/summary.js';
import type { ConfigurationSummary } from './file-summary.js';
import type { LinkIndex } from './link-index.js';
import { asItIsNow, filesOf, type RestsOn, whatRunRestsOn } from './rests-on.js';
import type { RootRun } from './root-run.js';

/** A run, and what it rests on besides its own file's environment. */
interface RememberedRun {
	run: RootRun;
	restsOn: RestsOn;
	/** Of the functions of other files that were weighed. */
	effects: ReadonlyMap<FunctionSummary, CallEffect>;
}

/** The runs of one configuration's functions, and what they all rest on. */
interface ConfigurationRuns {
	context: readonly unknown[];
	runs: Map<string, RememberedRun>;
}

/** The runs of one configuration's functions. */
export interface ConfigurationMemory {
	/** The run of a root as it went the last time, where it would go in the same way now. */
	recall(root: FunctionSummary, found: string, mostStepsElsewhere: number, links: Links): RootRun | undefined;
	keep(root: FunctionSummary, found: string, run: RootRun, links: Links): void;
	/** All functions were run: what was neither recalled nor kept is forgotten. */
	finish(): void;
}

/**
 * What running the functions of a file has shown, kept for its other configurations and for its next version: of what a
 * condition or an edit leaves as it was, nothing is run once more. What a run shows is the same as long as the functions
 * that it went through do the same, and everything around them is the same.
 */
export class RunMemory {
	private readonly configurations = new Map<string, ConfigurationRuns>();

	/**
	 * The memory of a configuration, the `position`th of its file. `visibleElsewhere`: which of its functions other files
	 * lead to.
	 */
	of(
		{ target, libraries, environment }: ConfigurationSummary,
		position: number,
		index: LinkIndex | undefined,
		visibleElsewhere: string,
	): ConfigurationMemory {
		const key = `${target} ${position}`;
		const context = [target, index?.shape, libraries, environment(), visibleElsewhere];
		const before = this.configurations.get(key);
		const isSame = before && isSameContext(before.context, context);
		const known: ConfigurationRuns = { context, runs: isSame ? before.runs : new Map() };
		this.configurations.set(key, known);
		// Several readings of a file for one target may differ in other functions only.
		const others = [...this.configurations.values()].filter((each) => each !== known);
		const alike = [known, ...others.filter((each) => isSameContext(each.context, context))];
		const runs = new Map<string, RememberedRun>();
		return {
			recall(root, found, mostStepsElsewhere, links) {
				const key = keyOf(root, found);
				const now = firstOf(alike, (each) => asRememberedNow(each.runs.get(key), mostStepsElsewhere, links));
				if (!now) {
					return undefined;
				}
				const run = { ...now.run, root, visited: now.restsOn.visited, weighed: new Set(now.effects.keys()) };
				runs.set(key, { ...now, run });
				return run;
			},
			keep(root, found, run, links) {
				const restsOn = whatRunRestsOn(run.visited, filesOf(run.visited), links);
				const effects = new Map([...run.weighed].map((each) => [each, links.program.elsewhere.effectOf(each)]));
				const key = keyOf(root, found);
				runs.set(key, { run, restsOn, effects });
				// An edit may come before the others are run.
				known.runs.set(key, { run, restsOn, effects });
			},
			finish() {
				known.runs = runs;
			},
		};
	}
}

/** The same with all that it rests on as it is now; undefined where the run would go another way, or is cut otherwise. */
function asRememberedNow(
	remembered: RememberedRun | undefined,
	mostStepsElsewhere: number,
	links: Links,
): RememberedRun | undefined {
	if (!remembered || !fitsInto(remembered.run, mostStepsElsewhere)) {
		return undefined;
	}
	const restsOn = asItIsNow(remembered.restsOn, links);
	const effects = restsOn && effectsNow(remembered.effects, links);
	return effects && { run: remembered.run, restsOn, effects };
}

function isSameContext(one: readonly unknown[], other: readonly unknown[]): boolean {
	return one.every((each, at) => each === other[at]);
}

function keyOf({ offset, start }: FunctionSummary, found: string): string {
	return `${offset + start} ${found}`;
}

/** Whether a run would not be cut short, or not otherwise than it was. */
function fitsInto({ stepsElsewhere, isCutElsewhere, mostStepsElsewhere }: RootRun, most: number): boolean {
	return isCutElsewhere ? mostStepsElsewhere === most : stepsElsewhere <= most;
}

/** The effects of the functions that were weighed, as they are now; undefined where one is another than it was. */
function effectsNow(
	effects: ReadonlyMap<FunctionSummary, CallEffect>,
	links: Links,
): Map<FunctionSummary, CallEffect> | undefined {
	const now = new Map<FunctionSummary, CallEffect>();
	for (const [{ offset, start, file }, then] of effects) {
		const found = links.functionAt(offset + start, file);
		const effect = found && links.effectOf(found);
		if (!effect || !isSameEffect(effect, then)) {
			return undefined;
		}
		now.set(found, effect);
	}
	return now;
}

function isSameEffect(a: CallEffect, b: CallEffect): boolean {
	const isSame = a.isTooLarge === b.isTooLarge && a.isFelt === b.isFelt && a.expects.size === b.expects.size;
	return a === b || (isSame && [...a.expects].every((place) => b.expects.has(place)));
}
