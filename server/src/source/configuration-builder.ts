import type { Span } from '../protocol/positions.js';
import type { Target } from '../protocol/targets.js';
import { activeCode } from './active-code.js';
import { areFormsAlike, type BlankedForms, blankedForms, removeAnnotations } from './annotations.js';
import type { DecidedBranches } from './branches.js';
import type { BuiltText } from './built-text.js';
import type { ChosenBranches } from './configurations.js';
import { type Directive, macroDefinition, type ScannedSource, stretchesWithCode } from './directives.js';
import { type CodeChange, codeChange, moved, type Pass } from './earlier-code.js';
import { removeGrammarGaps } from './grammar-gaps.js';
import type { Header } from './headers.js';
import { type SplitItem, splitItems } from './items.js';
import { countBefore } from './lower-bound.js';
import { macroForms } from './macro-forms.js';
import { macroWords } from './macro-words.js';
import type { ReadingMemory } from './reading-memory.js';
import { ownCopy } from './remembering.js';
import type { Configuration, Item, MacroDefinition } from './source-file.js';
import { namesOf, TokenKind, type Tokens } from './tokens.js';

export interface BuilderOptions {
	headers: readonly Header[];
	/** Identifiers that stay whatever they look like. */
	names: ReadonlySet<string>;
	/** 1 for the ids of the names that matter. */
	interesting: Uint8Array;
	/** What is kept of the version before. */
	memory?: ReadingMemory;
}

/** Makes configurations of decided branches. Configurations with the same branches share their text and items. */
export class ConfigurationBuilder {
	readonly texts: BuiltText[] = [];
	private readonly definitions = new Map<Directive, MacroDefinition>();
	private readonly uris: ReadonlyMap<Tokens, string>;

	constructor(
		private readonly source: ScannedSource,
		private readonly options: BuilderOptions,
	) {
		this.uris = new Map(options.headers.map(({ uri, source: { tokens } }) => [tokens, uri]));
	}

	build(target: Target, branches: ChosenBranches): Configuration {
		const { text, items } = this.textOf(branches);
		const macros = new Map<string, MacroDefinition>();
		for (const directive of usableMacros(this.source, branches.macros)) {
			macros.set(directive.name!, this.definition(directive));
		}
		const assumptions = branches.described;
		return {
			target,
			get text() {
				return text();
			},
			assumptions,
			macros,
			items,
		};
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

	private textOf({ active, definitions }: DecidedBranches): BuiltText {
		const { tokens } = this.source;
		const { names, interesting, memory } = this.options;
		const forms = blankedForms(tokens, names, macroForms(definitions, names));
		const formsKey = [...forms].join();
		const before = this.texts.find(
			(other) => other.formsKey === formsKey && active.every((one, index) => one === other.active[index]),
		);
		if (before !== undefined) return before;
		const earlier = this.earlierText(forms);
		const code = activeCode(this.source, active);
		const annotations = removeAnnotations(code, forms, interesting, this.passBefore(earlier?.annotations, code));
		const gaps = removeGrammarGaps(annotations.remaining, this.passBefore(earlier?.gaps, annotations.remaining));
		const change = earlier && this.changeOf(earlier.split.input, gaps.remaining);
		const { split, first, last } = splitItems(
			gaps.remaining,
			memory !== undefined,
			change && { split: earlier.split, change },
		);
		const blanks = [inactiveSpans(this.source, active), annotations.blanks, gaps.blanks];
		const items = split.items.map((item, index) => {
			if (index < first) return earlier!.items[index]!;
			const fromEnd = split.items.length - index;
			if (fromEnd <= last) return moved(earlier!.items.at(-fromEnd)!, change!.shift);
			return itemOf(tokens, item, blanks, memory !== undefined);
		});
		const text = wholeText(tokens, split.items, blanks);
		const built = { active, formsKey, forms, interesting, annotations, gaps, split, items, text };
		this.texts.push(built);
		return built;
	}

	/** The text of the version before that was made with the same forms and names of interest, at the same turn. */
	private earlierText(forms: BlankedForms): BuiltText | undefined {
		const { memory, interesting } = this.options;
		const { change } = this.source;
		const earlier = memory?.texts[this.texts.length];
		if (change === undefined || earlier?.split.input.tokens !== change.before) return undefined;
		const isAlike =
			earlier.interesting.every((one, id) => one === interesting[id]) &&
			areFormsAlike(earlier.forms, forms, earlier.interesting.length);
		return isAlike ? earlier : undefined;
	}

	private passBefore<P extends Pass>(
		pass: P | undefined,
		input: Pass['input'],
	): { pass: P; change: CodeChange } | undefined {
		return pass && { pass, change: this.changeOf(pass.input, input) };
	}

	private changeOf(before: Pass['input'], now: Pass['input']): CodeChange {
		return codeChange(before, now, this.source.change!);
	}
}

type Blanks = readonly (readonly Span[])[];

function itemOf(tokens: Tokens, item: SplitItem, blanks: Blanks, outlivesText: boolean): Item {
	const { start, end, names } = item;
	const comments = commentsIn(tokens, item.firstToken, item.lastToken);
	const text = blanked(tokens.text, start, end, [...blanks, comments, item.blanks]);
	return { start, end, text: outlivesText ? ownCopy(text) : text, names };
}

/** Made when somebody asks. What it holds on to is kept with the version, so it must not lead to the one before. */
function wholeText(tokens: Tokens, items: readonly SplitItem[], blanks: Blanks): () => string {
	return () => {
		const comments = commentsIn(tokens, 0, tokens.count - 1);
		return blanked(tokens.text, 0, tokens.text.length, [...blanks, comments, items.flatMap((item) => item.blanks)]);
	};
}

/** What stands between two places, with all that `blanks` (each in order) name made blank, line breaks kept. */
function blanked(text: string, from: number, to: number, blanks: Blanks): string {
	const parts: string[] = [];
	let done = from;
	for (const { start, end } of blanks.flatMap((each) => spansWithin(each, from, to)).sort(byStart)) {
		if (end <= done) continue;
		if (start > done) parts.push(text.slice(done, start));
		parts.push(blankOf(text.slice(Math.max(start, done), Math.min(end, to))));
		done = end;
	}
	if (done < to) parts.push(text.slice(done, to));
	return parts.join('');
}

function byStart(one: Span, other: Span): number {
	return one.start - other.start;
}

/** Those of some spans, in order, that have something in common with a stretch of the text. */
function spansWithin(spans: readonly Span[], start: number, end: number): readonly Span[] {
	const first = countBefore(spans.length, (index) => spans[index]!.end <= start);
	return spans.slice(
		first,
		countBefore(spans.length, (index) => spans[index]!.start < end),
	);
}

/** As long as the text, with its line breaks. */
function blankOf(text: string): string {
	return text.replace(/[^\r\n]+/g, (line) => ' '.repeat(line.length));
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
	for (const name of namesOf(tokens)) use(macros.get(name));
	for (let one = pending.pop(); one !== undefined; one = pending.pop()) {
		for (const { name } of macroWords(one)) use(macros.get(name));
	}
	return [...macros.values()].filter((directive) => usable.has(directive));
}

/** The comments among the tokens from `first` to `last`. */
function commentsIn({ kinds, starts }: Tokens, first: number, last: number): Span[] {
	const comments: Span[] = [];
	for (let token = first; token <= last; token++) {
		if (kinds[token] === TokenKind.comment) comments.push({ start: starts[token]!, end: starts[token + 1]! });
	}
	return comments;
}

/**
 * The directives and what stands in branches that are not active, in order. Where there is no code, it makes no difference
 * whether a branch is active: it counts as inactive, so that what is left hangs on the code alone.
 */
function inactiveSpans(source: ScannedSource, active: Uint8Array): Span[] {
	const { tokens, directives } = source;
	const holdsCode = stretchesWithCode(source);
	const spans: Span[] = [];
	const add = (start: number, end: number) => {
		const last = spans.at(-1);
		if (last !== undefined && last.end === start) last.end = end;
		else if (start < end) spans.push({ start, end });
	};
	let position = 0;
	directives.forEach(({ start, end }, index) => {
		if (active[index] === 0 || !holdsCode[index]) add(position, start);
		add(start, end);
		position = end;
	});
	if (active[directives.length] === 0) add(position, tokens.text.length);
	return spans;
}
