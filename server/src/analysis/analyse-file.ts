import type { LibraryDescription } from '../knowledge/libraries/index.js';
import type { FileFacts, FileProblem } from '../protocol/sockets.js';
import { TARGETS, type Target } from '../protocol/targets.js';
import type { SourceFile } from '../source/source-file.js';
import { factsOf, type RegionsOf } from './facts.js';
import { LibraryIndex } from './libraries/library-index.js';
import { type FileRun, runFile } from './linking/file-run.js';
import { type FileSummary, type FileToSummarise, summariseFile } from './linking/file-summary.js';
import type { LinkIndex } from './linking/link-index.js';
import { numberedRegions } from './linking/numbered-regions.js';
import { RunMemory } from './linking/run-memory.js';
import { seenFrom } from './linking/viewpoint.js';
import { Collector } from './run/collector.js';
import { type FileLanguage, type ItemParser, ItemSummaries } from './summaries/item-summaries.js';

/** Turns source files into facts about their sockets; keeps the summaries of the items it has seen. */
export interface Analyser {
	/** The names that make a file worth reading: those of the system's calls and of the libraries. */
	readonly names: ReadonlySet<string>;
	/** What a file brings to an analysis. */
	summarise(source: SourceFile, file: FileToSummarise): FileSummary;
	/** Everything that is known of the sockets of a file. Never throws for any source; the same source gives equal facts. */
	analyseFile(source: SourceFile, language: FileLanguage): FileFacts;
}

/** An analyser that reads items with the given parser. `libraries`: a project's own, besides the built-in ones. */
export function createAnalyser(parse: ItemParser, libraries: readonly LibraryDescription[] = []): Analyser {
	const summaries = new ItemSummaries(parse);
	const index = new LibraryIndex(libraries);
	const summarise: Analyser['summarise'] = (source, file) => summariseFile(source, file, summaries, index);
	return {
		names: index.names,
		summarise,
		analyseFile: (source, language) => factsOfFile(summarise(source, { uri: '', language, helpers: new Set() })).facts,
	};
}

/** What a file's facts rest on besides the file. */
export interface Linked {
	index?: LinkIndex;
	/** The run of a file, as runFile makes it with the same index. */
	runOf?: (uri: string) => FileRun | undefined;
	/** What is kept of earlier versions of the file. */
	memory?: FileMemory;
}

/** What is kept of a file for its next version. */
export class FileMemory {
	/** Of the functions that nothing elsewhere leads to. */
	readonly own = new RunMemory();
	/** Of those that no run of another file has reached. */
	readonly rest = new RunMemory();
}

/** The facts of a file, and what they rest on. */
export interface FactsOfFile {
	facts: FileFacts;
	/** Files by uri, its own among them: the facts hold until one of these changes. */
	restsOn: ReadonlySet<string>;
}

/**
 * The facts of a file: what its own run shows, and what those of the files show that lead into it.
 */
export function factsOfFile(file: FileSummary, { index, runOf = () => undefined, memory }: Linked = {}): FactsOfFile {
	const own = runOf(file.uri) ?? runFile(file, { index, memory: memory?.own });
	const callers = (index?.callersOf(file.uri) ?? [])
		.map(runOf)
		.filter((run) => run !== undefined)
		.filter((run) => run.files.has(file.uri));
	const entered = new Set([own, ...callers].flatMap((run) => [...run.entered]));
	const rest = index && runFile(file, { index, entered, memory: memory?.rest });
	const collectors = new Map<Target, Collector>();
	for (const target of TARGETS) {
		if (!own.collectors.has(target)) {
			continue;
		}
		const gathered = new Collector();
		for (const run of rest ? [own, rest] : [own]) {
			gathered.absorb(run.collectors.get(target)!);
		}
		for (const run of callers) {
			const collector = run.collectors.get(target);
			if (collector) {
				gathered.absorb(seenFrom(collector, run.uri, file.uri));
			}
		}
		collectors.set(target, gathered);
	}
	const problems: FileProblem[] = [...file.problems, ...own.problems, ...(rest?.problems ?? [])];
	const facts: FileFacts = {
		targets: [...collectors.keys()],
		sockets: factsOf(collectors, regionsIn(file, index)),
		problems: distinct(problems.filter(({ span }) => span.file === undefined)),
		hasUnseenHeaders: file.hasUnseenHeaders,
	};
	const runs = [own, ...callers, ...(rest ? [rest] : [])];
	return { facts, restsOn: new Set([file.uri, ...runs.flatMap((run) => [...run.restsOn])]) };
}

function regionsIn(file: FileSummary, index: LinkIndex | undefined): RegionsOf {
	return numberedRegions((uri) => (uri === undefined ? file : index?.file(uri))?.unknownRegions);
}

function distinct(problems: readonly FileProblem[]): FileProblem[] {
	const byPlace = new Map(
		problems.map((problem) => [`${problem.kind} ${problem.span.start} ${problem.span.end}`, problem]),
	);
	return [...byPlace.values()].sort((a, b) => a.span.start - b.span.start || a.kind.localeCompare(b.kind));
}
