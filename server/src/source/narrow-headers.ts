import { namesOfCondition } from './condition.js';
import type { Directive, ScannedSource } from './directives.js';
import { type FileWithHeaders, type Header, MOST_HEADERS } from './headers.js';
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
	const reached = reachHeaders(file);
	const kept = new KeptDirectives(reached.headers, reached.resolved, needs).find();
	const narrowed = new Map<Header, Header>();
	reached.headers.forEach((header, index) => {
		const { source, uri } = header;
		narrowed.set(header, { uri, source: { ...source, directives: filtered(source, kept[index]!) } });
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
function reachHeaders(file: FileWithHeaders): {
	headers: Header[];
	resolved: ReadonlyMap<Directive, Header>;
	hasUnseen: boolean;
} {
	const headers = new Map<string, Header>();
	const resolved = new Map<Directive, Header>();
	const pending = [{ uri: file.uri, source: file.source }];
	let hasUnseen = false;
	for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
		for (const directive of next.source.directives) {
			if (!directive.header) continue;
			const found = file.lookup!({ name: directive.header, isQuoted: directive.isQuoted! }, next.uri);
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

/** The `#if` groups of a source: which one each directive stands in, and what their conditions name. */
interface Outline {
	/** For each directive the innermost group around it, or the one that it belongs to; -1 where there is none. */
	groupOf: Int32Array;
	groups: { parent: number; names: string[] }[];
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

function readOutline({ directives }: ScannedSource): Outline {
	const outline: Outline = { groupOf: new Int32Array(directives.length).fill(-1), groups: [], definitions: [] };
	let current = -1;
	directives.forEach(({ kind, condition }, index) => {
		if (kind === 'if') {
			outline.groups.push({ parent: current, names: [] });
			current = outline.groups.length - 1;
		}
		outline.groupOf[index] = current;
		if (condition !== undefined && current >= 0) outline.groups[current]!.names.push(...namesOfCondition(condition));
		if (kind === 'endif' && current >= 0) current = outline.groups[current]!.parent;
		if (kind === 'define' || kind === 'undef') outline.definitions.push(index);
	});
	return outline;
}

/** Finds the directives that matter, from name to name. */
class KeptDirectives {
	private readonly kept: Uint8Array[];
	private readonly keptGroups: Uint8Array[];
	private readonly definitions = new Map<string, { header: number; index: number }[]>();
	private readonly names = new Set<string>();
	private readonly pending: string[] = [];

	constructor(
		private readonly headers: readonly Header[],
		private readonly resolved: ReadonlyMap<Directive, Header>,
		private readonly needs: HeaderNeeds,
	) {
		this.kept = headers.map(({ source }) => new Uint8Array(source.directives.length));
		this.keptGroups = headers.map(({ source }) => new Uint8Array(outlineOf(source).groups.length));
	}

	/** For each header 1 for the directives that matter. */
	find(): readonly Uint8Array[] {
		this.headers.forEach(({ source }, header) => {
			source.directives.forEach((directive, index) => {
				const isKept = directive.header && (this.resolved.has(directive) || this.needs.isWanted(directive.header));
				if (isKept || directive.name === source.guard) this.keep(header, index);
			});
			for (const index of outlineOf(source).definitions) this.addDefinition(header, index);
		});
		for (const name of this.needs.names) this.need(name);
		for (let name = this.pending.pop(); name !== undefined; name = this.pending.pop()) {
			for (const { header, index } of this.definitions.get(name) ?? []) this.keep(header, index);
		}
		return this.kept;
	}

	private addDefinition(header: number, index: number): void {
		const name = this.headers[header]!.source.directives[index]!.name!;
		const others = this.definitions.get(name);
		if (others === undefined) this.definitions.set(name, [{ header, index }]);
		else others.push({ header, index });
	}

	private need(name: string): void {
		if (this.names.has(name)) return;
		this.names.add(name);
		this.pending.push(name);
	}

	private keep(header: number, index: number): void {
		const kept = this.kept[header]!;
		if (kept[index] === 1) return;
		kept[index] = 1;
		const { source } = this.headers[header]!;
		const directive = source.directives[index]!;
		if (directive.kind === 'define') for (const { name } of macroWords(directive)) this.need(name);
		const { groupOf, groups } = outlineOf(source);
		const keptGroups = this.keptGroups[header]!;
		for (let group = groupOf[index]!; group >= 0 && keptGroups[group] === 0; group = groups[group]!.parent) {
			keptGroups[group] = 1;
			for (const name of groups[group]!.names) this.need(name);
		}
	}
}

/** The directives that are kept, and the conditions around them. */
function filtered(source: ScannedSource, kept: Uint8Array): Directive[] {
	const { groupOf, groups } = outlineOf(source);
	const open = new Uint8Array(groups.length);
	kept.forEach((one, index) => {
		if (one === 0) return;
		for (let group = groupOf[index]!; group >= 0 && open[group] === 0; group = groups[group]!.parent) open[group] = 1;
	});
	return source.directives.filter((directive, index) => {
		const isCondition = ['if', 'elif', 'else', 'endif'].includes(directive.kind);
		return isCondition ? groupOf[index]! >= 0 && open[groupOf[index]!] === 1 : kept[index] === 1;
	});
}
