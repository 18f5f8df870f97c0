import type { FileProblem } from '../../protocol/sockets.js';
import type { Target } from '../../protocol/targets.js';
import { Collector } from '../run/collector.js';
import { NOTHING_ELSEWHERE, type Program } from '../run/program.js';
import type { FunctionSummary } from '../summaries/summary.js';
import type { ConfigurationSummary, FileSummary } from './file-summary.js';
import { mainConfiguration } from './foreign-file.js';
import { Placement } from './item-places.js';
import type { LinkIndex } from './link-index.js';
import { mappedCollector } from './mapped-collector.js';
import { placedCollector } from './placed-collectors.js';
import { runProgram } from './program-run.js';
import { RunMemory } from './run-memory.js';

/** What running a file's functions showed, in that file and in those that they lead to. */
export interface FileRun {
	uri: string;
	collectors: ReadonlyMap<Target, Collector>;
	/** The functions that were entered, by keyOfFunction. */
	entered: ReadonlySet<string>;
	/** The files that these stand in. */
	files: ReadonlySet<string>;
	/** These, and those on which it rests besides which functions are entered. */
	restsOn: ReadonlySet<string>;
	problems: readonly FileProblem[];
}

/** Names a function of any file for a target. */
export function keyOfFunction(target: Target, uri: string, { at }: FunctionSummary): string {
	return `${target} ${uri} ${at}`;
}

/** What a file is run with. */
interface FileRunParts {
	index?: LinkIndex;
	entered?: ReadonlySet<string>;
	memory?: RunMemory;
}

/**
 * Runs the functions of a file that nothing in another file leads to. With `entered`, the functions that are not in it,
 * too: those that no run of another file has reached. `memory` is that of earlier versions, and learns of this one.
 */
export function runFile(file: FileSummary, parts: FileRunParts = {}): FileRun {
	return toTheEnd(runInSteps(file, parts));
}

/** The same function by function, so that others can be served in between. */
export function* runInSteps(
	file: FileSummary,
	{ index, entered, memory }: FileRunParts = {},
): Generator<void, FileRun> {
	const collectors = new Map<Target, Collector>();
	const problems: FileProblem[] = [];
	const reached = new Set<string>();
	const files = new Set<string>();
	const restsOn = new Set<string>();
	const runs = memory ?? (hasSeveralOfATarget(file) ? new RunMemory() : undefined);
	for (const [position, configuration] of file.configurations.entries()) {
		const { target } = configuration;
		const collector = collectors.get(target) ?? new Collector();
		collectors.set(target, collector);
		const program: Program = { ...configuration, elsewhere: index?.elsewhere(file.uri, target) ?? NOTHING_ELSEWHERE };
		const isWanted = (summary: FunctionSummary): boolean =>
			entered
				? !entered.has(keyOfFunction(target, file.uri, summary))
				: !program.elsewhere.isCalled(summary) || isOnlyHere(configuration, file);
		const { gathered, visited, weighed, unfinished } = yield* runProgram(
			program,
			isWanted,
			runs?.of(configuration, position, index, visibleElsewhere(configuration, file)),
		);
		for (const summary of visited) {
			const uri = summary.file ?? file.uri;
			reached.add(keyOfFunction(target, uri, summary));
			files.add(uri);
			restsOn.add(uri);
		}
		for (const summary of weighed) {
			for (const each of program.elsewhere.effectOf(summary).files) {
				restsOn.add(each);
			}
		}
		const placement = new Placement(file.places, (uri) => index?.file(uri)?.places, files);
		for (const each of gathered) {
			collector.absorb(memory ? placedCollector(each, placement) : mappedCollector(each, placement));
		}
		for (const { at, start, end, name } of unfinished) {
			problems.push({ kind: 'limit', span: { start: at, end: at + end - start }, detail: name });
		}
	}
	return { uri: file.uri, collectors, entered: reached, files, restsOn, problems };
}

/** What steps give in the end. */
export function toTheEnd<T>(steps: Iterator<void, T>): T {
	for (;;) {
		const { done, value } = steps.next();
		if (done) {
			return value;
		}
	}
}

/** Two of one target often differ in a few functions only. */
function hasSeveralOfATarget({ configurations }: FileSummary): boolean {
	return new Set(configurations.map(({ target }) => target)).size < configurations.length;
}

/**
 * Which functions of a configuration other files lead back to, of which they see the main one: a text that is equal for
 * equal answers.
 */
function visibleElsewhere({ target, functions }: ConfigurationSummary, file: FileSummary): string {
	const keyOf = ({ at, name }: FunctionSummary): string => `${at} ${name}`;
	const visible = new Set(mainConfiguration(file, target)?.functions.map(keyOf));
	return functions.map((each) => (visible.has(keyOf(each)) ? '1' : '0')).join('');
}

/** Other files lead into the main configuration of a target only. */
function isOnlyHere(configuration: ConfigurationSummary, file: FileSummary): boolean {
	return mainConfiguration(file, configuration.target) !== configuration;
}
