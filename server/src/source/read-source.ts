import { INTERESTING_NAMES } from '../knowledge/calls/index.js';
import type { Span } from '../protocol/positions.js';
import { TARGETS, type Target } from '../protocol/targets.js';
import { activeCode } from './active-code.js';
import { blankedForms, removeAnnotations } from './annotations.js';
import { classifyBranches, type DecidedBranches } from './branches.js';
import { type ChosenBranches, chooseConfigurations } from './configurations.js';
import { type Directive, includesOf, macroDefinition, type ScannedSource, scanSource } from './directives.js';
import { removeGrammarGaps } from './grammar-gaps.js';
import type { Header, HeaderLookup } from './headers.js';
import { countInteresting, interestingIds } from './interesting-names.js';
import { splitItems } from './items.js';
import { type MacroForm, macroForms } from './macro-forms.js';
import { macroWords } from './macro-words.js';
import { narrowHeaders } from './narrow-headers.js';
import { Platform } from './platform.js';
import type { Configuration, Item, MacroDefinition, SourceFile, UnknownRegion } from './source-file.js';
import { targetsOf } from './targets-of.js';
import { TokenKind, type Tokens } from './tokens.js';

export { includesOf, scanSource } from './directives.js';
export type { Header, HeaderLookup } from './headers.js';
export { targetsOf } from './targets-of.js';

export interface ReadSourceOptions {
	/** Left out: those that the file is for by its own evidence. */
	targets?: readonly Target[];
	/** Identifiers of interest: each of their places is to be active in some configuration. Else those of knowledge/. */
	names?: ReadonlySet<string>;
	/** Whether the file is C++; left out where nobody knows, as in a header. */
	cplusplus?: boolean;
	/** The file's uri, for `headers`. */
	uri?: string;
	/**
	 * The project's own headers, as far as they are at hand: their macros count as the file's from the place of the
	 * `#include` on. Asked for whatever branch an `#include` stands in.
	 */
	headers?: HeaderLookup;
	limits?: SourceLimits;
}

export interface SourceLimits {
	/** At least 1. */
	configurationsPerTarget: number;
}

const DEFAULT_LIMITS: SourceLimits = { configurationsPerTarget: 4 };

/**
 * A file's text for each target, as the preprocessor would leave it and with every offset true, split into items.
 * Never throws, whatever the text holds; time is linear in the text for each configuration.
 */
export function readSource(source: string | ScannedSource, options: ReadSourceOptions = {}): SourceFile {
	const names = options.names ?? INTERESTING_NAMES;
	const scanned = typeof source === 'string' ? scanSource(source) : source;
	const { file, headers, hasUnseen } = narrowHeaders(
		{ source: scanned, uri: options.uri ?? '', lookup: options.headers },
		{ names: scanned.tokens.names, isWanted: () => false },
	);
	const targets = options.targets ?? targetsOf(scanned, options);
	const ids = interestingIds(scanned, names, headers);
	const interesting = countInteresting(scanned, ids);
	const ownMacros = new Set(scanned.directives.flatMap(({ kind, name }) => (kind === 'define' ? [name!] : [])));
	const builder = new ConfigurationBuilder(scanned, headers, names, ids);
	const most = Math.max(1, options.limits?.configurationsPerTarget ?? DEFAULT_LIMITS.configurationsPerTarget);
	const result: SourceFile = {
		configurations: [],
		unknownRegions: new Map(),
		includes: includesOf(scanned).map(({ name }) => name),
		hasUnseenHeaders: hasUnseen,
		problems: [],
	};
	const unknownRegions = new Map<Target, UnknownRegion[]>();
	for (const target of TARGETS.filter((one) => targets.includes(one))) {
		const platform = new Platform(target, options.cplusplus);
		const conditions = { ...file, platform, interesting, ownMacros };
		const classification = classifyBranches(conditions);
		const { chosen, problems } = chooseConfigurations(conditions, classification, most);
		for (const branches of chosen) result.configurations.push(builder.build(target, branches));
		result.problems.push(...problems);
		unknownRegions.set(target, classification.unknownRegions);
	}
	return { ...result, unknownRegions };
}

/** Makes configurations of decided branches. Configurations with the same branches share their text and items. */
class ConfigurationBuilder {
	private readonly built: { active: Uint8Array; forms: string; text: string; items: Item[] }[] = [];
	private readonly definitions = new Map<Directive, MacroDefinition>();
	private readonly uris: ReadonlyMap<Tokens, string>;
	private readonly comments: readonly Span[];

	constructor(
		private readonly source: ScannedSource,
		headers: readonly Header[],
		private readonly names: ReadonlySet<string>,
		private readonly interesting: Uint8Array,
	) {
		this.uris = new Map(headers.map(({ uri, source: { tokens } }) => [tokens, uri]));
		this.comments = commentsIn(this.source.tokens);
	}

	build(target: Target, branches: ChosenBranches): Configuration {
		const { text, items } = this.textAndItems(branches);
		const macros = new Map<string, MacroDefinition>();
		for (const directive of usableMacros(this.source, branches.macros)) {
			macros.set(directive.name!, this.definition(directive));
		}
		return { target, text, assumptions: branches.described, macros, items };
	}

	private definition(directive: Directive): MacroDefinition {
		let definition = this.definitions.get(directive);
		if (definition === undefined) {
			const file = this.uris.get(directive.tokens);
			definition = macroDefinition(directive);
			if (file !== undefined) definition.file = file;
			this.definitions.set(directive, definition);
		}
		return definition;
	}

	private textAndItems({ active, definitions }: DecidedBranches): { text: string; items: Item[] } {
		const { tokens } = this.source;
		const macros = macroForms(definitions, this.names);
		const formsKey = keyOf(tokens.names, macros);
		const before = this.built.find(
			({ active: other, forms }) => forms === formsKey && active.every((one, index) => one === other[index]),
		);
		if (before !== undefined) return before;
		const code = activeCode(this.source, active);
		const forms = blankedForms(tokens, this.names, macros);
		const { remaining, blanks } = removeAnnotations(code, forms, this.interesting);
		const { remaining: readable, blanks: gaps } = removeGrammarGaps(remaining);
		const { items: spans, blanks: headBlanks } = splitItems(readable);
		const unread = [...inactiveSpans(this.source, active), ...this.comments];
		const allBlanks = [...unread, ...blanks, ...gaps, ...headBlanks];
		const text = this.blanked(allBlanks.sort((one, other) => one.start - other.start));
		const items = spans.map(({ start, end, names }) => ({ start, end, text: text.slice(start, end), names }));
		const built = { active, forms: formsKey, text, items };
		this.built.push(built);
		return built;
	}

	/** The text with all of `blanks` (by start, they may overlap) made blank, line breaks kept. */
	private blanked(blanks: readonly Span[]): string {
		const { text } = this.source.tokens;
		const parts: string[] = [];
		let done = 0;
		for (const { start, end } of blanks) {
			if (end <= done) continue;
			if (start > done) parts.push(text.slice(done, start));
			parts.push(blankOf(text.slice(Math.max(start, done), end)));
			done = end;
		}
		parts.push(text.slice(done));
		return parts.join('');
	}
}

/** As long as the text, with its line breaks. */
function blankOf(text: string): string {
	return text.replace(/[^\r\n]+/g, (line) => ' '.repeat(line.length));
}

/** The same for the same forms of the names of a file. */
function keyOf(names: readonly string[], forms: ReadonlyMap<string, MacroForm>): string {
	return forms.size === 0
		? ''
		: names.flatMap((name) => (forms.has(name) ? [`${name} ${forms.get(name)}`] : [])).join();
}

/** Of `macros` the file's own ones, and those of its headers that its text names, directly or through other macros. */
function usableMacros({ tokens }: ScannedSource, macros: ReadonlyMap<string, Directive>): Directive[] {
	const usable = new Set<Directive>();
	const pending: Directive[] = [];
	const use = (directive: Directive | undefined): void => {
		if (directive === undefined || usable.has(directive)) return;
		usable.add(directive);
		pending.push(directive);
	};
	for (const directive of macros.values()) if (directive.tokens === tokens) use(directive);
	for (const name of tokens.names) use(macros.get(name));
	for (let one = pending.pop(); one !== undefined; one = pending.pop()) {
		for (const { name } of macroWords(one)) use(macros.get(name));
	}
	return [...macros.values()].filter((directive) => usable.has(directive));
}

function commentsIn({ count, kinds, starts }: Tokens): Span[] {
	const comments: Span[] = [];
	for (let token = 0; token < count; token++) {
		if (kinds[token] === TokenKind.comment) comments.push({ start: starts[token]!, end: starts[token + 1]! });
	}
	return comments;
}

/** The directives and what stands in branches that are not active, in order. */
function inactiveSpans({ tokens, directives }: ScannedSource, active: Uint8Array): Span[] {
	const spans: Span[] = [];
	const add = (start: number, end: number) => {
		const last = spans.at(-1);
		if (last !== undefined && last.end === start) last.end = end;
		else if (start < end) spans.push({ start, end });
	};
	let position = 0;
	directives.forEach(({ start, end }, index) => {
		if (active[index] === 0) add(position, start);
		add(start, end);
		position = end;
	});
	if (active[directives.length] === 0) add(position, tokens.text.length);
	return spans;
}
