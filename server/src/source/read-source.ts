import { INTERESTING_NAMES } from '../knowledge/calls/index.js';
import type { Span } from '../protocol/positions.js';
import { TARGETS, type Target } from '../protocol/targets.js';
import { activeCode } from './active-code.js';
import { type AnnotationForms, annotationForms, removeAnnotations } from './annotations.js';
import { classifyBranches, type DecidedBranches } from './branches.js';
import type { Condition } from './condition.js';
import { type ChosenBranches, chooseConfigurations } from './configurations.js';
import {
	type Directive,
	includesOf,
	macroDefinition,
	macroShape,
	type ScannedSource,
	scanSource,
} from './directives.js';
import { countInteresting, interestingIds } from './interesting-names.js';
import { splitItems } from './items.js';
import { Platform } from './platform.js';
import type { Configuration, Item, MacroDefinition, SourceFile, UnknownRegion } from './source-file.js';
import { targetsOf } from './targets-of.js';
import { isTrivia } from './tokens.js';

export { includesOf, scanSource } from './directives.js';
export { targetsOf } from './targets-of.js';

export interface ReadSourceOptions {
	/** Left out: those that the file is for by its own evidence. */
	targets?: readonly Target[];
	/** Identifiers of interest: each of their places is to be active in some configuration. Else those of knowledge/. */
	names?: ReadonlySet<string>;
	/** Whether the file is C++; left out where nobody knows, as in a header. */
	cplusplus?: boolean;
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
	const { tokens, directives } = scanned;
	const targets = options.targets ?? targetsOf(scanned);
	const interesting = countInteresting(scanned, interestingIds(scanned, names));
	const ownMacros = new Set(directives.flatMap(({ kind, name }) => (kind === 'define' ? [name!] : [])));
	const bodies = new Map<Directive, Condition | undefined>();
	const builder = new ConfigurationBuilder(scanned, annotationForms(tokens, names));
	const most = Math.max(1, options.limits?.configurationsPerTarget ?? DEFAULT_LIMITS.configurationsPerTarget);
	const result: SourceFile = {
		configurations: [],
		unknownRegions: new Map(),
		includes: includesOf(scanned),
		problems: [],
	};
	const unknownRegions = new Map<Target, UnknownRegion[]>();
	for (const target of TARGETS.filter((one) => targets.includes(one))) {
		const platform = new Platform(target, options.cplusplus);
		const conditions = { source: scanned, platform, interesting, bodies, ownMacros };
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
	private readonly blankText: string;
	private readonly built: { active: Uint8Array; text: string; items: Item[] }[] = [];
	private readonly definitions = new Map<Directive, MacroDefinition>();

	constructor(
		private readonly source: ScannedSource,
		private readonly forms: AnnotationForms,
	) {
		this.blankText = source.tokens.text.replace(/[^\r\n]+/g, (line) => ' '.repeat(line.length));
	}

	build(target: Target, branches: ChosenBranches): Configuration {
		const { text, items } = this.textAndItems(branches);
		const macros = new Map<string, MacroDefinition>();
		for (const [name, directive] of branches.macros) macros.set(name, this.definition(directive));
		return { target, text, assumptions: branches.described, macros, items };
	}

	private definition(directive: Directive): MacroDefinition {
		let definition = this.definitions.get(directive);
		if (definition === undefined) {
			definition = macroDefinition(this.source.tokens, directive);
			this.definitions.set(directive, definition);
		}
		return definition;
	}

	private textAndItems(branches: DecidedBranches): { text: string; items: Item[] } {
		const before = this.built.find(({ active }) => active.every((one, index) => one === branches.active[index]));
		if (before !== undefined) return before;
		const code = activeCode(this.source, branches.active);
		const { remaining, blanks } = removeAnnotations(code, this.forms, this.emptyMacros(branches.definitions));
		const { items: spans, blanks: headBlanks } = splitItems(remaining);
		const stretches = inactiveSpans(this.source, branches.active);
		const text = this.blanked([...stretches, ...blanks, ...headBlanks].sort((one, other) => one.start - other.start));
		const items = spans.map(({ start, end }) => ({ start, end, text: text.slice(start, end) }));
		const built = { active: branches.active, text, items };
		this.built.push(built);
		return built;
	}

	/** The macros that stand for nothing, or for annotations alone: `#define EXPORT __declspec(dllexport)`. */
	private emptyMacros(definitions: readonly Directive[]): Set<number> {
		const { tokens } = this.source;
		const empty = new Set<number>();
		for (const directive of definitions) {
			const { parameters, nameToken, bodyToken } = macroShape(tokens, directive);
			if (parameters !== undefined) continue;
			const id = tokens.nameIds[nameToken]!;
			if (this.holdsAnnotationsOnly(bodyToken, directive.endToken, empty)) empty.add(id);
		}
		return empty;
	}

	private holdsAnnotationsOnly(from: number, end: number, empty: ReadonlySet<number>): boolean {
		const { tokens } = this.source;
		let depth = 0;
		let followsAnnotation = false;
		for (let token = from; token < end; token++) {
			if (isTrivia(tokens.kinds[token]!)) continue;
			const id = tokens.nameIds[token]!;
			const first = tokens.text[tokens.starts[token]!];
			if (first === ')') depth--;
			else if (first === '(' && followsAnnotation) depth++;
			else if (depth === 0) {
				followsAnnotation = id >= 0 && (this.forms[id] !== undefined || empty.has(id));
				if (!followsAnnotation) return false;
			}
		}
		return true;
	}

	/** The text with all of `blanks` (by start, they may overlap) made blank, line breaks kept. */
	private blanked(blanks: readonly Span[]): string {
		const { text } = this.source.tokens;
		const parts: string[] = [];
		let done = 0;
		for (const { start, end } of blanks) {
			if (end <= done) continue;
			if (start > done) parts.push(text.slice(done, start));
			parts.push(this.blankText.slice(Math.max(start, done), end));
			done = end;
		}
		parts.push(text.slice(done));
		return parts.join('');
	}
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
