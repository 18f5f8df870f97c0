import type { Directive, Include, ScannedSource } from './directives.js';

/** A header of the project whose text is at hand. */
export interface Header {
	/** Names it in MacroDefinition.file. */
	uri: string;
	/** From `scanSource`; give the same object again for the same text, it is not scanned twice then. */
	source: ScannedSource;
}

/**
 * The header that an `#include` of the file with the uri `from` means; undefined where it is not at hand. Must answer the
 * same each time it is asked for the same.
 */
export type HeaderLookup = (include: Include, from: string) => Header | undefined;

/** A file with the headers that it can reach. */
export interface FileWithHeaders {
	source: ScannedSource;
	/** '' where nobody knows it. */
	uri: string;
	lookup?: HeaderLookup;
	/** What the walk goes by: the header that an `#include` means, of those that narrowHeaders has found. */
	headerOf?: (include: Directive) => Header | undefined;
}

/** Headers that include headers: deeper ones are left out. */
const DEEPEST_INCLUDE = 24;
/** So many headers are read for one file, and so many times one is gone into; the rest is left out. */
export const MOST_HEADERS = 500;
/** So many directives of headers are read for one file. */
const MOST_DIRECTIVES = 100_000;

/** Goes into the headers of one file in the order of their `#include`s: within limits, and once only where they say so. */
export class HeaderWalk {
	/** How many headers are open: 0 in the file itself. */
	depth = 0;
	private readonly done = new Set<string>();
	private headers = 0;
	private directives = 0;

	constructor(private readonly file: FileWithHeaders) {}

	/**
	 * The header to read now; undefined where it is not at hand or was done with. `leave` when it is read.
	 * `isDefined` tells whether a macro is defined for sure; `isCertain` whether this include is.
	 */
	enter(directive: Directive, isDefined: (macro: string) => boolean, isCertain: boolean): ScannedSource | undefined {
		if (this.depth >= DEEPEST_INCLUDE) return undefined;
		const header = this.file.headerOf?.(directive);
		if (header === undefined || this.done.has(header.uri)) return undefined;
		const { guard, isIncludedOnce, directives } = header.source;
		if (guard !== undefined && isDefined(guard)) return undefined;
		if (this.headers >= MOST_HEADERS || this.directives + directives.length > MOST_DIRECTIVES) return undefined;
		this.headers++;
		this.directives += directives.length;
		if (isIncludedOnce && isCertain) this.done.add(header.uri);
		this.depth++;
		return header.source;
	}

	leave(): void {
		this.depth--;
	}
}
