import { type Analyser, createAnalyser, FileMemory, factsOfFile } from '../analysis/analyse-file.js';
import type { FileSummary } from '../analysis/linking/file-summary.js';
import { ItemPlaces } from '../analysis/linking/item-places.js';
import type { FileLanguage } from '../analysis/summaries/item-summaries.js';
import type { LibraryDescription } from '../knowledge/libraries/index.js';
import { LinkedFiles, type ReadFile, type ReadSource, type SourceText } from '../project/linked-files.js';
import { ProjectHeaders } from '../project/project-headers.js';
import type { Span } from '../protocol/positions.js';
import type { Target } from '../protocol/targets.js';
import { scanSource } from '../source/directives.js';
import type { HeaderLookup } from '../source/headers.js';
import { prefilter } from '../source/prefilter.js';
import { readSource } from '../source/read-source.js';
import { ReadingMemory } from '../source/reading-memory.js';
import type { SourceFile } from '../source/source-file.js';
import { targetsAskedFor, targetsOf } from '../source/targets-of.js';
import { tokenize } from '../source/tokenizer.js';
import { namesOf, type Tokens } from '../source/tokens.js';
import type { Grammars } from '../syntax/grammars.js';
import { createSyntaxParser } from '../syntax/parser.js';
import type { TextFacts } from './analysed-document.js';
import { boundedCache } from './bounded-cache.js';
import type { SourceDocument } from './documents.js';
import type { Unit } from './linked-units.js';

/** The longest text that is analysed, in UTF-16 units. Hand-written files are far below it. */
export const LONGEST_TEXT = 8 * 1024 * 1024;

/**
 * From the text of a document to what is known of its sockets; `libraries` are those of its project, `known` what is kept of
 * its version before, and of this one for the next.
 */
export type FactsOf = (
	document: SourceDocument,
	targets?: readonly Target[],
	libraries?: readonly LibraryDescription[],
	known?: KnownFile,
) => TextFacts;

/** What is kept of a file that stands by itself. */
export class KnownFile {
	readonly memory = new FileMemory();
	summary: FileSummary | undefined;
}

/** Of so many files that are edited at the same time it is kept how they were read. */
const MOST_EDITED = 4;

/** How a file is read. */
interface Reading {
	/** Functions of other files that lead to socket calls. */
	helpers: ReadonlySet<string>;
	analyser: Analyser;
	/** The targets that were asked for. */
	asked?: readonly Target[];
	headers?: HeaderLookup;
	/** What the version before gave. */
	earlier?: FileSummary;
	/** What reading the same text gave with fewer helpers. */
	same?: ReadFile;
	/** What is kept for reading the next version. */
	memory?: ReadingMemory;
}

/** Joins source, syntax and analysis up, for files by themselves and for files that are linked with each other. */
export interface FactsReader {
	/** A document's facts by itself. */
	factsOf: FactsOf;
	/** The tokens of a document: those that it was read from, where they are still known. */
	tokensOf(document: SourceDocument): Tokens;
	/** The names of which a file has one that is of interest by itself. */
	namesOfInterest(libraries?: readonly LibraryDescription[]): ReadonlySet<string>;
	/** The files of a unit to be linked, none of them taken in yet. */
	linkedFiles(unit: Unit): LinkedFiles;
}

/**
 * Rejects where the grammars cannot be loaded. `libraries`: those of a project that documents by themselves are read with,
 * besides the built-in ones; files of a unit have the libraries of their settings. `begins` is called before a file is read
 * that may be of interest.
 */
export async function createFactsReader(
	grammars: Grammars,
	libraries: readonly LibraryDescription[] = [],
	begins: (uri: string) => void = () => undefined,
): Promise<FactsReader> {
	const parser = await createSyntaxParser(grammars);
	const analysers = new Map<string, Analyser>();
	const edited = boundedCache<string, ReadingMemory>(MOST_EDITED);

	/** One analyser for the same libraries, so that what it has seen is kept. */
	function analyserWith(own: readonly LibraryDescription[]): Analyser {
		const key = JSON.stringify(own);
		let analyser = analysers.get(key);
		if (!analyser) {
			analyser = createAnalyser(
				(item, language) => (language === 'header' ? parser.parseItemAsHeader(item) : parser.parseItem(item, language)),
				own,
			);
			analysers.set(key, analyser);
		}
		return analyser;
	}

	/** For a file that is being edited. */
	function memoryOf(uri: string): ReadingMemory {
		const memory = edited.get(uri) ?? new ReadingMemory();
		edited.set(uri, memory);
		return memory;
	}

	function read(
		{ uri, languageId, text }: SourceText,
		{ helpers, analyser, asked, headers, earlier, same, memory }: Reading,
	): ReadFile | undefined {
		if (text.length > LONGEST_TEXT) {
			return { summary: tooLong(uri, text), items: [], targets: [] };
		}
		const names = helpers.size === 0 ? analyser.names : new Set([...analyser.names, ...helpers]);
		if (!prefilter(text, names)) {
			return undefined;
		}
		begins(uri);
		const scanned = memory ? memory.scan(text) : scanSource(text);
		// Most files that name something of interest only speak of it, in a comment or a string.
		if (!isAnyIn(scanned.tokens, names)) {
			return undefined;
		}
		const targets =
			same?.targets ??
			(asked ? targetsAskedFor(asked, scanned, { uri, headers }) : targetsOf(scanned, { uri, headers }));
		const language = languageOf(uri, languageId);
		const cplusplus = language === 'header' ? undefined : language === 'cpp';
		const source = readSource(scanned, { targets, names, cplusplus, uri, headers, memory });
		const summary = analyser.summarise(source, { uri, language, helpers, earlier, same: same?.summary });
		return { summary, items: itemsOf(source), targets };
	}

	return {
		namesOfInterest: (own = libraries) => analyserWith(own).names,
		factsOf(document, asked, own = libraries, known = undefined) {
			const file = read(document, {
				helpers: new Set(),
				analyser: analyserWith(own),
				asked,
				earlier: known?.summary,
				memory: known && memoryOf(document.uri),
			});
			if (known) {
				known.summary = file?.summary;
			}
			return file
				? { facts: factsOfFile(file.summary, { memory: known?.memory }).facts, items: file.items }
				: { facts: { targets: asked ?? [], sockets: [], problems: [] }, items: [] };
		},
		tokensOf: ({ uri, text }) => edited.get(uri)?.tokensOf(text) ?? tokenize(text),
		linkedFiles({ headers, settingsOf, remembers }) {
			const projectHeaders = new ProjectHeaders(headers);
			const { lookup } = projectHeaders;
			const readLinked: ReadSource = (source, helpers, { earlier, same }) => {
				const { targets, libraries: own = libraries } = settingsOf(source.uri);
				// Most files of a unit are read once.
				const memory = earlier && memoryOf(source.uri);
				const analyser = analyserWith(own);
				return read(source, { helpers, analyser, asked: targets, headers: lookup, earlier, same, memory });
			};
			return new LinkedFiles(readLinked, remembers, projectHeaders);
		},
	};
}

function isAnyIn(tokens: Tokens, names: ReadonlySet<string>): boolean {
	for (const name of namesOf(tokens)) {
		if (names.has(name)) {
			return true;
		}
	}
	return false;
}

/** For files by themselves. Rejects where the grammars cannot be loaded. */
export async function createFactsOf(
	grammars: Grammars,
	libraries: readonly LibraryDescription[] = [],
): Promise<FactsOf> {
	return (await createFactsReader(grammars, libraries)).factsOf;
}

function tooLong(uri: string, text: string): ReadFile['summary'] {
	const detail = `${text.length} > ${LONGEST_TEXT}`;
	return {
		uri,
		configurations: [],
		unknownRegions: new Map(),
		problems: [{ kind: 'limit', span: { start: 0, end: 0 }, detail }],
		hasUnseenHeaders: false,
		places: new ItemPlaces([]),
		items: new Map(),
	};
}

/** A `.h` does not show whether it is C or C++, whatever the editor calls it. */
function languageOf(uri: string, languageId: SourceDocument['languageId']): FileLanguage {
	return /\.h$/i.test(uri) ? 'header' : languageId;
}

function itemsOf(source: SourceFile): Span[] {
	const items = source.configurations.flatMap((configuration) => configuration.items);
	return [...new Map(items.map(({ start, end }) => [`${start}-${end}`, { start, end }])).values()];
}
