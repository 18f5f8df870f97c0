import { type FactsOfFile, FileMemory, factsOfFile } from '../analysis/analyse-file.js';
import { type FileRun, runInSteps, toTheEnd } from '../analysis/linking/file-run.js';
import type { FileSummary } from '../analysis/linking/file-summary.js';
import { Helpers } from '../analysis/linking/helpers.js';
import { LinkIndex } from '../analysis/linking/link-index.js';
import type { Span } from '../protocol/positions.js';
import type { FileFacts } from '../protocol/sockets.js';
import type { Target } from '../protocol/targets.js';
import { firstOf } from '../source/first-of.js';
import { prefilter } from '../source/prefilter.js';
import type { ProjectHeaders } from './project-headers.js';

/** A text with a name. `languageId` is VS Code's. */
export interface SourceText {
	uri: string;
	languageId: 'c' | 'cpp';
	text: string;
}

/** What reading one file gave. */
export interface ReadFile {
	summary: FileSummary;
	/** The top-level pieces of the text, of all targets; they may overlap. */
	items: readonly Span[];
	targets: readonly Target[];
}

/** What is known of a file that is read. */
export interface ReadBefore {
	/** What its version before gave. */
	earlier?: FileSummary;
	/** What reading the same text gave, the headers being the same, but fewer helpers known. */
	same?: ReadFile;
}

/**
 * Reads a file by itself; undefined where nothing in its text is of interest. `helpers` are functions of other files that
 * lead to socket calls.
 */
export type ReadSource = (source: SourceText, helpers: ReadonlySet<string>, before: ReadBefore) => ReadFile | undefined;

interface KnownFile extends ReadFile {
	source: SourceText;
}

/** How often callers of callers are looked for in files that name no socket call. */
const ROUNDS = 2;

const NO_FACTS: FileFacts = { targets: [], sockets: [], problems: [] };

/** Files that are linked with each other: a call in one leads into a function of another. */
export class LinkedFiles {
	private readonly known = new Map<string, KnownFile>();
	private helpers = new Helpers([]);
	private index: LinkIndex | undefined;
	private readonly runs = new Map<string, FileRun>();
	private readonly facts = new Map<string, FactsOfFile>();
	private readonly memories = new Map<string, FileMemory>();
	/** A run that has begun. It is worth nothing once a file changes. */
	private underway: { uri: string; steps: Generator<void, FileRun> } | undefined;
	private changes = 0;

	/** `remembers`: the files are going to be edited, so that what does not change is kept. */
	constructor(
		private readonly read: ReadSource,
		private readonly remembers = false,
		private readonly headers?: Pick<ProjectHeaders, 'changed'>,
	) {}

	/** Differs when a file has changed. */
	get stamp(): number {
		return this.changes;
	}

	/** Takes a file in, or its newer text. True where something in it is of interest. */
	take(source: SourceText): boolean {
		if (this.known.get(source.uri)?.source.text === source.text) {
			return true;
		}
		const earlier = this.known.get(source.uri)?.summary;
		const read = this.read(source, this.helpers.callableIn(source.text), { earlier });
		if (read) {
			this.keep(source, read);
		} else {
			this.drop(source.uri);
		}
		return read !== undefined;
	}

	/** Forgets a file that is no more. True where something in it was of interest. */
	drop(uri: string): boolean {
		this.memories.delete(uri);
		const wasKnown = this.known.delete(uri);
		if (wasKnown) {
			this.index = undefined;
			this.underway = undefined;
			this.changes++;
		}
		return wasKnown;
	}

	/** A file was written, made or deleted that others may include: they are read again. True where there are such. */
	headerChanged(uri: string): boolean {
		if (!this.headers?.changed(uri)) {
			return false;
		}
		for (const { source } of [...this.known.values()]) {
			this.readAgain(source, {});
		}
		return true;
	}

	private keep(source: SourceText, read: ReadFile): void {
		this.known.set(source.uri, { ...read, source });
		this.underway = undefined;
		this.changes++;
		if (this.index?.replace(read.summary)) {
			this.forgetRunsThrough(source.uri);
		} else {
			this.index = undefined;
		}
	}

	/** What was found out by running a file's functions holds no longer. */
	private forgetRunsThrough(uri: string): void {
		for (const found of [this.facts, this.runs]) {
			for (const [file, { restsOn }] of [...found]) {
				if (file === uri || restsOn.has(uri)) {
					found.delete(file);
				}
			}
		}
	}

	/**
	 * Looks for the callers of what is known: functions that name no socket call themselves, but call one that does. `naming`
	 * gives at least the files that name one of some names, once a round.
	 */
	async findCallers(naming: (names: ReadonlySet<string>) => AsyncIterable<SourceText>): Promise<void> {
		let searched = new Helpers([]);
		for (let round = 0; round < ROUNDS; round++) {
			this.helpers = this.currentIndex().helpers;
			const unsearched = this.helpers.without(searched);
			if (unsearched.isEmpty) {
				return;
			}
			for await (const source of naming(unsearched.everyName)) {
				if (prefilter(source.text, unsearched.callableIn(source.text))) {
					const known = this.known.get(source.uri);
					this.readAgain(source, { same: known?.source.text === source.text ? known : undefined });
				}
			}
			searched = this.helpers;
		}
	}

	private readAgain(source: SourceText, before: ReadBefore): void {
		const read = this.read(source, this.helpers.callableIn(source.text), before);
		if (read) {
			this.keep(source, read);
		}
	}

	/** Everything that is known of a file's sockets, in this file and in those that it is linked with. */
	factsOf(source: SourceText): { facts: FileFacts; items: readonly Span[] } {
		this.take(source);
		const file = this.known.get(source.uri);
		if (!file) {
			return { facts: NO_FACTS, items: [] };
		}
		return { facts: this.factsOfKnown(file), items: file.items };
	}

	/**
	 * Does a piece of what is to be known before `factsOf` a file, and of the files that it leads to, has its answer ready;
	 * false where nothing of that is left.
	 */
	advance(source: SourceText): boolean {
		const { uri, text } = source;
		if (this.known.get(uri)?.source.text !== text) {
			return this.take(source);
		}
		const next = this.underway?.uri ?? this.nextRunFor(uri);
		if (next !== undefined) {
			this.stepOfRun(next);
			return true;
		}
		const other = [uri, ...this.leadsTo(uri)].find((each) => !this.facts.has(each));
		if (other !== undefined) {
			this.factsOfKnown(this.known.get(other)!);
		}
		return other !== undefined;
	}

	/** A file that is to be run before the facts of a file, and of those that it leads to, can be told. */
	private nextRunFor(uri: string): string | undefined {
		const missingFor = (each: string): string | undefined =>
			[...this.currentIndex().callersOf(each), each].find((file) => this.known.has(file) && !this.runs.has(file));
		return missingFor(uri) ?? firstOf(this.leadsTo(uri), missingFor);
	}

	private factsOfKnown({ summary, source: { uri } }: KnownFile): FileFacts {
		const index = this.currentIndex();
		// A caller that was edited may bring something new.
		for (const caller of index.callersOf(uri)) {
			this.runOf(caller);
		}
		const found =
			this.facts.get(uri) ??
			factsOfFile(summary, {
				index,
				runOf: (each) => this.runOf(each),
				memory: this.memoryOf(uri),
			});
		this.facts.set(uri, found);
		return found.facts;
	}

	/** The files in which something is of interest, sorted. */
	uris(): string[] {
		return [...this.known.keys()].sort();
	}

	/** The file as it was taken in last; undefined where nothing in it is of interest. */
	sourceOf(uri: string): SourceText | undefined {
		return this.known.get(uri)?.source;
	}

	/** The other files that the functions of a file lead to, sorted: what is wrong there may be for this file to mend. */
	leadsTo(uri: string): string[] {
		const entered = this.runOf(uri)?.files ?? new Set();
		return [...entered].filter((each) => each !== uri).sort();
	}

	private currentIndex(): LinkIndex {
		if (!this.index) {
			this.index = new LinkIndex([...this.known.values()].map(({ summary }) => summary));
			this.runs.clear();
			this.facts.clear();
		}
		return this.index;
	}

	private memoryOf(uri: string): FileMemory | undefined {
		if (this.remembers && !this.memories.has(uri)) {
			this.memories.set(uri, new FileMemory());
		}
		return this.memories.get(uri);
	}

	private runOf(uri: string): FileRun | undefined {
		const known = this.runs.get(uri);
		if (known || !this.known.has(uri)) {
			return known;
		}
		return this.keepRun(uri, toTheEnd(this.takeSteps(uri)));
	}

	/** The steps of a file's run that are not done yet. They are no longer underway: one that throws is the last. */
	private takeSteps(uri: string): Generator<void, FileRun> {
		const { underway } = this;
		if (underway?.uri === uri) {
			this.underway = undefined;
			return underway.steps;
		}
		return runInSteps(this.known.get(uri)!.summary, { index: this.currentIndex(), memory: this.memoryOf(uri)?.own });
	}

	private stepOfRun(uri: string): void {
		const steps = this.takeSteps(uri);
		const { done, value } = steps.next();
		if (done) {
			this.keepRun(uri, value);
		} else {
			this.underway = { uri, steps };
		}
	}

	private keepRun(uri: string, run: FileRun): FileRun {
		this.runs.set(uri, run);
		for (const file of run.files) {
			this.facts.delete(file);
		}
		return run;
	}
}
