import type { LinkedFiles, SourceText } from '../project/linked-files.js';
import type { HeaderFiles } from '../project/project-headers.js';
import type { ProjectSettings } from '../protocol/project-settings.js';
import type { TextFacts } from './analysed-document.js';
import { boundedCache } from './bounded-cache.js';
import type { SourceDocument } from './documents.js';
import { type FactsReader, KnownFile } from './facts-of.js';

/** Files that belong together: a folder of the workspace, or what one run of the command line is given. */
export interface Unit {
	/** The headers that its files can include. */
	headers: HeaderFiles;
	/** What the project of a file says. */
	settingsOf(uri: string): ProjectSettings;
	/** The files are going to be edited: what an edit leaves as it was is kept. */
	remembers?: boolean;
}

/** Of how many files that stand by themselves the version before is kept. */
const MOST_KNOWN = 16;

const NOTHING_KNOWN: TextFacts = { facts: { targets: [], sockets: [], problems: [] }, items: [] };

/** Links files unit by unit; a file that is in none stands by itself. */
export class LinkedUnits {
	private readonly units = new Map<string, LinkedFiles>();
	private readonly unitOf = new Map<string, string>();

	/** Of the files that stand by themselves. */
	private readonly known = boundedCache<string, KnownFile>(MOST_KNOWN);

	constructor(private readonly reader: Pick<FactsReader, 'factsOf'> & Partial<FactsReader>) {}

	/** Starts a unit, empty, in place of one of that name. */
	open(name: string, unit: Unit): void {
		this.close(name);
		const files = this.reader.linkedFiles?.(unit);
		if (files) {
			this.units.set(name, files);
		}
	}

	close(name: string): void {
		if (this.units.delete(name)) {
			for (const [uri, unit] of this.unitOf) {
				if (unit === name) {
					this.unitOf.delete(uri);
				}
			}
		}
	}

	/** Takes a file into an open unit, or its newer text. True where something in it is of interest. */
	take(name: string, source: SourceText): boolean {
		this.add(name, source.uri);
		return this.units.get(name)?.take(source) ?? false;
	}

	/** Makes a file one of a unit in which nothing is of interest by itself. */
	add(name: string, uri: string): void {
		this.unitOf.set(uri, name);
	}

	/** The names of which a file has one that is of interest by itself. */
	namesOfInterest({ libraries }: ProjectSettings): ReadonlySet<string> {
		return this.reader.namesOfInterest?.(libraries) ?? new Set();
	}

	/** Whether a file belongs to a unit. */
	has(uri: string): boolean {
		return this.linkedWith(uri) !== undefined;
	}

	/**
	 * Forgets files that are no more, and directories with all that was in them. True where something in there was of
	 * interest.
	 */
	drop(uris: readonly string[]): boolean {
		const gone = new Set(uris);
		const isGone = (uri: string): boolean => gone.has(uri) || (uri !== '' && isGone(directoryOf(uri)));
		let wasOfInterest = false;
		for (const uri of [...this.unitOf.keys()].filter(isGone)) {
			const files = this.linkedWith(uri);
			this.unitOf.delete(uri);
			const isIncluded = files?.headerChanged(uri) === true;
			wasOfInterest = files?.drop(uri) === true || isIncluded || wasOfInterest;
		}
		return wasOfInterest;
	}

	/** A file of a unit was written, made or deleted: those that include it are read again. True where there are such. */
	headerChanged(name: string, uri: string): boolean {
		return this.units.get(name)?.headerChanged(uri) ?? false;
	}

	/**
	 * Looks for callers that name no socket call; `naming` gives at least the files of the unit that name one of some names,
	 * once a round.
	 */
	async findCallers(name: string, naming: (names: ReadonlySet<string>) => AsyncIterable<SourceText>): Promise<void> {
		await this.units.get(name)?.findCallers((names) => this.assigned(name, naming(names)));
	}

	/** Makes files ones of a unit in which nothing is of interest by themselves. */
	private async *assigned(name: string, sources: AsyncIterable<SourceText>): AsyncGenerator<SourceText> {
		for await (const source of sources) {
			this.add(name, source.uri);
			yield source;
		}
	}

	/** The files of an open unit in which something is of interest, sorted. */
	filesOf(name: string): readonly string[] {
		return this.units.get(name)?.uris() ?? [];
	}

	/** The text of a linked file in which something is of interest. */
	sourceOf(uri: string): SourceText | undefined {
		return this.linkedWith(uri)?.sourceOf(uri);
	}

	/** The other files that the functions of a file lead to, sorted. */
	leadsTo(uri: string): readonly string[] {
		return this.linkedWith(uri)?.leadsTo(uri) ?? [];
	}

	/** Differs when something that a file is linked with has changed. */
	stampOf(uri: string): number {
		return this.linkedWith(uri)?.stamp ?? 0;
	}

	/** What is known of a linked file as it was taken in last. */
	linkedFactsOf(uri: string): TextFacts {
		const files = this.linkedWith(uri);
		const source = files?.sourceOf(uri);
		return files && source ? files.factsOf(source) : NOTHING_KNOWN;
	}

	/** What is known of a file, in its unit or by itself. */
	factsOf(document: SourceDocument, { targets, libraries }: ProjectSettings): TextFacts {
		return this.linkedWith(document.uri)?.factsOf(document) ?? this.factsAlone(document, { targets, libraries });
	}

	/** Does a piece of what `factsOf` a linked document has to know; false where nothing is left to do beforehand. */
	advance(document: SourceText): boolean {
		return this.linkedWith(document.uri)?.advance(document) ?? false;
	}

	private factsAlone(document: SourceDocument, { targets, libraries }: ProjectSettings): TextFacts {
		const known = this.known.get(document.uri) ?? new KnownFile();
		this.known.set(document.uri, known);
		return this.reader.factsOf(document, targets, libraries, known);
	}

	private linkedWith(uri: string): LinkedFiles | undefined {
		const name = this.unitOf.get(uri);
		return name === undefined ? undefined : this.units.get(name);
	}
}

/** What a uri is in; empty at the top. */
function directoryOf(uri: string): string {
	return uri.slice(0, Math.max(0, uri.lastIndexOf('/')));
}
