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
}

/** Headers that include headers: deeper ones are left out. */
const DEEPEST_INCLUDE = 24;
/** So many headers, those that come again counted again, are gone into for one file; the rest is left out. */
const MOST_HEADERS = 500;
/** So many directives of headers are read for one file. */
const MOST_DIRECTIVES = 100_000;

/** Goes into the headers of one file in the order of their `#include`s: within limits, and once only where they say so. */
export class HeaderWalk {
	private readonly open: string[];
	private readonly done = new Set<string>();
	private headers = 0;
	private directives = 0;

	constructor(private readonly file: FileWithHeaders) {
		this.open = [file.uri];
	}

	/** How many headers are open: 0 in the file itself. */
	get depth(): number {
		return this.open.length - 1;
	}

	/**
	 * The header to read now; undefined where it is not at hand or was done with. `leave` when it is read.
	 * `isDefined` tells whether a macro is defined for sure; `isCertain` whether this include is.
	 */
	enter(directive: Directive, isDefined: (macro: string) => boolean, isCertain: boolean): ScannedSource | undefined {
		const { lookup } = this.file;
		if (lookup === undefined || !directive.header || this.depth >= DEEPEST_INCLUDE) return undefined;
		const include = { name: directive.header, isQuoted: directive.isQuoted! };
		const header = lookup(include, this.open.at(-1)!);
		if (header === undefined || header.uri === this.file.uri || this.done.has(header.uri)) return undefined;
		const { guard, isIncludedOnce, directives } = header.source;
		if (guard !== undefined && isDefined(guard)) return undefined;
		if (this.headers >= MOST_HEADERS || this.directives + directives.length > MOST_DIRECTIVES) return undefined;
		this.headers++;
		this.directives += directives.length;
		if (isIncludedOnce && isCertain) this.done.add(header.uri);
		this.open.push(header.uri);
		return header.source;
	}

	leave(): void {
		this.open.pop();
	}
}

/** Every header that a file reaches through whatever branch, each once with its uri, in the order of the includes. */
export function reachableHeaders(file: FileWithHeaders): Header[] {
	const { lookup } = file;
	if (lookup === undefined) return [];
	const found = new Map<string, Header>();
	const visit = (source: ScannedSource, uri: string, depth: number): void => {
		for (const { header, isQuoted } of source.directives) {
			if (!header || found.size >= MOST_HEADERS) continue;
			const next = lookup({ name: header, isQuoted: isQuoted! }, uri);
			if (next === undefined || next.uri === file.uri || found.has(next.uri)) continue;
			found.set(next.uri, next);
			if (depth < DEEPEST_INCLUDE) visit(next.source, next.uri, depth + 1);
		}
	};
	visit(file.source, file.uri, 1);
	return [...found.values()];
}
