import { namesOfCondition } from './condition.js';
import type { Directive, ScannedSource } from './directives.js';
import { type FileWithHeaders, type Header, type HeaderLookup, MOST_HEADERS } from './headers.js';
import { macroWords } from './macro-words.js';

/** What a file needs of its headers. */
export interface HeaderNeeds {
	/** The names whose definitions matter; what these hang on is found from here. */
	names: Iterable<string>;
	/** Whether an `#include` matters whose header is not at hand. */
	isWanted: (include: string) => boolean;
}

/**
 * The headers that a file reaches through whatever branch, each cut down to the directives that can matter to the file:
 * so that reading them for each target, again and again, costs little. Answers the file with a look-up for these, them, and
 * whether one of the project's own is not among them.
 */
export function narrowHeaders(
	file: FileWithHeaders,
	needs: HeaderNeeds,
): { file: FileWithHeaders; headers: Header[]; hasUnseen: boolean } {
	if (file.lookup === undefined) return { file, headers: [], hasUnseen: file.source.directives.some(isOwnHeader) };
	const reached = headersReachedFrom(file);
	const definitions = definitionsIn(reached.headers, file.lookup);
	const kept = new KeptDirectives(reached, definitions, needs).find();
	const narrowed = new Map<Header, Header>();
	reached.headers.forEach((header, index) => {
		const { source, uri } = header;
		narrowed.set(header, { uri, source: { ...source, directives: inOrder(source, kept[index]!) } });
	});
	const lookup = (directive: Directive) => {
		const header = reached.resolved.get(directive);
		return header === undefined ? undefined : narrowed.get(header);
	};
	return { file: { ...file, headerOf: lookup }, headers: [...narrowed.values()], hasUnseen: reached.hasUnseen };
}

/** Whether an `#include` means a header of the project. What a build makes, `config.h`, says what the system has. */
function isOwnHeader({ header, isQuoted }: Directive): boolean {
	return isQuoted === true && !/config/i.test(header ?? '');
}

/** Every header, each once, and which one each `#include` means. */
interface ReachedHeaders {
	headers: Header[];
	resolved: ReadonlyMap<Directive, Header>;
	hasUnseen: boolean;
}

/** What the headers are of a source that is read, for the look-up that has found them. */
const reachedFrom = new WeakMap<ScannedSource, { file: FileWithHeaders; reached: ReachedHeaders }>();

function headersReachedFrom(file: FileWithHeaders): ReachedHeaders {
	const known = reachedFrom.get(file.source);
	if (known !== undefined && known.file.uri === file.uri && known.file.lookup === file.lookup) return known.reached;
	const reached = reachHeaders(file);
	reachedFrom.set(file.source, { file, reached });
	return reached;
}

function reachHeaders(file: FileWithHeaders): ReachedHeaders {
	const headers = new Map<string, Header>();
	const resolved = new Map<Directive, Header>();
	const pending = [{ uri: file.uri, source: file.source }];
	let hasUnseen = false;
	for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
		for (const index of outlineOf(next.source).includes) {
			const directive = next.source.directives[index]!;
			const found = file.lookup!({ name: directive.header!, isQuoted: directive.isQuoted! }, next.uri);
			hasUnseen ||= found === undefined && isOwnHeader(directive);
			if (found === undefined || found.uri === file.uri) continue;
			const known = headers.get(found.uri);
			if (known === undefined && headers.size >= MOST_HEADERS) continue;
			resolved.set(directive, known ?? found);
			if (known !== undefined) continue;
			headers.set(found.uri, found);
			pending.push(found);
		}
	}
	return { headers: [...headers.values()], resolved, hasUnseen };
}

/** What of a source's directives may matter to the files that include it, found out once. */
interface Outline {
	/** For each directive the innermost `#if` group around it, or the one that it belongs to; -1 where there is none. */
	groupOf: Int32Array;
	/** `names`: what its conditions name. `members`: the indices of the directives that belong to it. */
	groups: { parent: number; names: string[]; members: number[] }[];
	/** The indices of the includes of a name that is no macro. */
	includes: number[];
	/**
	 * The indices of what defines the include guard's macro, or takes it away. Without a guard, of everything but definitions:
	 * such a header often says in an `#error` which of several macros there have to be.
	 */
	always: number[];
	/** The indices of what may be kept by name. */
	definitions: number[];
}

const outlines = new WeakMap<ScannedSource, Outline>();

function outlineOf(source: ScannedSource): Outline {
	let outline = outlines.get(source);
	if (outline === undefined) {
		outline = readOutline(source);
		outlines.set(source, outline);
	}
	return outline;
}

function readOutline({ directives, guard }: ScannedSource): Outline {
	const groupOf = new Int32Array(directives.length).fill(-1);
	const outline: Outline = { groupOf, groups: [], includes: [], always: [], definitions: [] };
	let current = -1;
	directives.forEach(({ kind, condition, header, name }, index) => {
		if (kind === 'if') {
			outline.groups.push({ parent: current, names: [], members: [] });
			current = outline.groups.length - 1;
		}
		groupOf[index] = current;
		const group = outline.groups[current];
		if (condition !== undefined) group?.names.push(...namesOfCondition(condition));
		if (kind === 'if' || kind === 'elif' || kind === 'else' || kind === 'endif') group?.members.push(index);
		if (kind === 'endif' && group !== undefined) current = group.parent;
		if (kind === 'define' || kind === 'undef') outline.definitions.push(index);
		if (header) outline.includes.push(index);
		if (name === guard) outline.always.push(index);
	});
	return outline;
}

/** So many headers are known to one look-up; beyond that it starts anew, as some may have been replaced long since. */
const MOST_KNOWN_HEADERS = 5000;

/** Where the macros are defined of all headers that one look-up has found so far. */
class HeaderDefinitions {
	private readonly known = new Set<ScannedSource>();
	private readonly byName = new Map<string, { source: ScannedSource; index: number }[]>();

	get count(): number {
		return this.known.size;
	}

	/** Takes in what is new. */
	add(headers: readonly Header[]): void {
		for (const { source } of headers) {
			if (this.known.has(source)) continue;
			this.known.add(source);
			for (const index of outlineOf(source).definitions) {
				const name = source.directives[index]!.name!;
				const others = this.byName.get(name);
				if (others === undefined) this.byName.set(name, [{ source, index }]);
				else others.push({ source, index });
			}
		}
	}

	of(name: string): readonly { source: ScannedSource; index: number }[] {
		return this.byName.get(name) ?? [];
	}
}

const definitionsFound = new WeakMap<HeaderLookup, HeaderDefinitions>();

function definitionsIn(headers: readonly Header[], lookup: HeaderLookup): HeaderDefinitions {
	let definitions = definitionsFound.get(lookup);
	if (definitions === undefined || definitions.count > MOST_KNOWN_HEADERS) {
		definitions = new HeaderDefinitions();
		definitionsFound.set(lookup, definitions);
	}
	definitions.add(headers);
	return definitions;
}

/** Finds the directives that matter, from name to name. */
class KeptDirectives {
	/** Of each header the indices of the directives. */
	private readonly kept: Set<number>[];
	private readonly outlines: readonly Outline[];
	/** Of each header 1 for the groups around what is kept. */
	private readonly keptGroups: Uint8Array[];
	private readonly numberOf: ReadonlyMap<ScannedSource, number>;
	private readonly names = new Set<string>();
	private readonly pending: string[] = [];

	constructor(
		private readonly reached: ReachedHeaders,
		private readonly definitions: HeaderDefinitions,
		private readonly needs: HeaderNeeds,
	) {
		const { headers } = reached;
		this.outlines = headers.map(({ source }) => outlineOf(source));
		this.kept = headers.map(() => new Set());
		this.keptGroups = this.outlines.map(({ groups }) => new Uint8Array(groups.length));
		this.numberOf = new Map(headers.map(({ source }, header) => [source, header]));
	}

	/** For each header the indices of the directives that matter: conditions only with all of their group. */
	find(): readonly ReadonlySet<number>[] {
		this.outlines.forEach(({ includes, always }, header) => {
			for (const index of includes) {
				const directive = this.reached.headers[header]!.source.directives[index]!;
				if (this.reached.resolved.has(directive) || this.needs.isWanted(directive.header!)) this.keep(header, index);
			}
			for (const index of always) this.keep(header, index);
		});
		for (const name of this.needs.names) this.need(name);
		for (let name = this.pending.pop(); name !== undefined; name = this.pending.pop()) {
			for (const { source, index } of this.definitions.of(name)) {
				const header = this.numberOf.get(source);
				if (header !== undefined) this.keep(header, index);
			}
		}
		return this.kept;
	}

	private need(name: string): void {
		if (this.names.has(name)) return;
		this.names.add(name);
		this.pending.push(name);
	}

	private keep(header: number, index: number): void {
		const kept = this.kept[header]!;
		if (kept.has(index)) return;
		kept.add(index);
		const directive = this.reached.headers[header]!.source.directives[index]!;
		if (directive.kind === 'define') for (const { name } of macroWords(directive)) this.need(name);
		const { groupOf, groups } = this.outlines[header]!;
		const keptGroups = this.keptGroups[header]!;
		for (let group = groupOf[index]!; group >= 0 && keptGroups[group] === 0; group = groups[group]!.parent) {
			keptGroups[group] = 1;
			for (const name of groups[group]!.names) this.need(name);
			for (const member of groups[group]!.members) kept.add(member);
		}
	}
}

function inOrder({ directives }: ScannedSource, kept: ReadonlySet<number>): Directive[] {
	return [...kept].sort((one, other) => one - other).map((index) => directives[index]!);
}
