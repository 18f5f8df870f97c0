import { Assumptions } from './assumptions.js';
import type { Condition } from './condition.js';
import type { Directive, ScannedSource } from './directives.js';
import { Evaluation, isUncertain, type MacroState } from './evaluation.js';
import { type FileWithHeaders, HeaderWalk } from './headers.js';
import type { Platform } from './platform.js';
import type { UnknownRegion } from './source-file.js';

/** Whether a stretch of the text is part of the program: no, yes, or nobody can know. */
export const Activity = { no: 0, yes: 1, maybe: 2 } as const;

/**
 * A file as one target sees it. A stretch is the text between two directives: stretch `i` stands before directive `i`,
 * the last one after the last directive.
 */
export interface ConditionsOfTarget extends FileWithHeaders {
	platform: Platform;
	/** How many interesting identifiers stand before stretch `i`; one entry more than there are stretches. */
	interesting: Uint32Array;
	/** The macros that the file defines itself, in whatever branch. */
	ownMacros: ReadonlySet<string>;
}

/** What is so in every configuration of a target. */
export interface Classification {
	/** What the file and its headers include, in this order, but where it is inactive for sure. */
	includes: { directive: Directive; isCertain: boolean }[];
	/** The activity of each stretch. */
	activities: Uint8Array;
	unknownRegions: UnknownRegion[];
	/** For each stretch that is `maybe` and interesting, and that some build may have, what makes it active. */
	requirements: Map<number, Requirement>;
}

/** What must be assumed for a stretch to be active; `unsought` where that is too much to find out. */
export type Requirement = Assumptions | 'unsought';

type Needs = Requirement | 'impossible';

interface OpenGroup {
	/** Around the group. */
	outer: number;
	outerNeeds: () => Needs;
	/** Whether an earlier branch of the group was active. */
	taken: number;
	/** The conditions of the earlier branches that may have been active. */
	earlier: Condition[];
	/** What the earlier branches' conditions say, for an `#else`. */
	texts: string[];
}

/** Of a longer chain of `#elif`s the later branches are not sought for. */
const MOST_EARLIER_BRANCHES = 16;
/** Of a macro that is defined anew again and again under unknown conditions, so many definitions are kept. */
const MOST_ALTERNATIVES = 8;
/** So many directives of a branch are looked at for a definition that contradicts what is assumed. */
const LONGEST_BRANCH_OF_DEFINITIONS = 24;
/** More assumptions for one place are not sought for. */
const MOST_ASSUMPTIONS = 32;

/** Finds out which stretches are active for a target, as far as that can be known without assuming anything. */
export function classifyBranches(conditions: ConditionsOfTarget): Classification {
	return new Classifier(conditions).run();
}

class Classifier {
	private readonly evaluation: Evaluation;
	private readonly headers: HeaderWalk;
	private readonly includes: Classification['includes'] = [];
	private groups: OpenGroup[] = [];
	private readonly unknownRegions: UnknownRegion[] = [];
	private readonly requirements = new Map<number, Requirement>();
	private readonly activities: Uint8Array;
	private current: number = Activity.yes;
	/**
	 * What must be assumed for `current` to be active. Most branches define nothing and hold nothing of interest: what they
	 * need is found out when somebody asks, which is before a macro in them changes what it rests on.
	 */
	private needs: () => Needs;

	/** Whether anything is to be covered at all. */
	private readonly isSought: boolean;

	constructor(private readonly conditions: ConditionsOfTarget) {
		this.isSought = conditions.interesting.at(-1)! > 0;
		const nothing = Assumptions.none(conditions.platform);
		this.needs = () => nothing;
		this.evaluation = evaluationOf(conditions, nothing);
		this.headers = new HeaderWalk(conditions);
		this.activities = new Uint8Array(conditions.source.directives.length + 1);
	}

	run(): Classification {
		const { directives, guard } = this.conditions.source;
		noteGuard(this.evaluation, guard);
		directives.forEach((directive, index) => {
			this.enterStretch(index);
			this.pass(directive, index);
		});
		this.enterStretch(directives.length);
		const { activities, unknownRegions, requirements, includes } = this;
		return { activities, unknownRegions, requirements, includes };
	}

	private enterStretch(index: number): void {
		this.activities[index] = this.current;
		if (this.current !== Activity.maybe || !this.isInteresting(index, index)) return;
		const needs = this.needs();
		if (needs !== 'impossible') this.requirements.set(index, needs);
	}

	private isInteresting(firstStretch: number, lastStretch: number): boolean {
		const { interesting } = this.conditions;
		return interesting[lastStretch + 1]! > interesting[firstStretch]!;
	}

	private pass(directive: Directive, index: number): void {
		switch (directive.kind) {
			case 'if':
				this.groups.push({ outer: this.current, outerNeeds: this.needs, taken: Activity.no, earlier: [], texts: [] });
				this.enterBranch(directive, index);
				return;
			case 'elif':
			case 'else':
				if (this.groups.length > 0) this.enterBranch(directive, index);
				return;
			case 'endif': {
				const group = this.groups.pop();
				if (group === undefined) return;
				this.current = group.outer;
				this.needs = group.outerNeeds;
				return;
			}
			case 'define':
			case 'undef':
				this.noteMacro(directive);
				return;
			case 'include':
				if (this.current !== Activity.no) this.passInclude(directive);
				return;
			default:
		}
	}

	private passInclude(directive: Directive): void {
		const isCertain = this.current === Activity.yes;
		this.includes.push({ directive, isCertain });
		const { macros } = this.evaluation;
		const header = this.headers.enter(directive, (macro) => isDefinition(macros.get(macro)), isCertain);
		if (header === undefined) return;
		if (!isCertain) this.needs();
		noteGuard(this.evaluation, header.guard);
		const { groups, current, needs } = this;
		this.groups = [];
		header.directives.forEach((inner, index) => {
			this.pass(inner, index);
		});
		this.groups = groups;
		this.current = current;
		this.needs = needs;
		this.headers.leave();
	}

	private enterBranch(directive: Directive, index: number): void {
		const group = this.groups.at(-1)!;
		const { taken } = group;
		const truth = this.truthOf(directive, group);
		group.taken =
			taken === Activity.yes || truth === true ? Activity.yes : truth === undefined ? Activity.maybe : taken;
		this.current = activityOf(group.outer, taken, truth);
		this.needs = group.outerNeeds;
		if (this.current === Activity.maybe) {
			const isOwn = taken === Activity.maybe || truth === undefined;
			if (isOwn && this.headers.depth === 0) this.noteUnknownRegion(directive, index, group);
			if (isOwn && this.isSought) this.needs = this.needsOfBranch(directive, group);
		}
		if (truth === undefined && directive.condition !== undefined) group.earlier.push(directive.condition);
		group.texts.push(directive.conditionText ?? '');
	}

	private truthOf(directive: Directive, group: OpenGroup): boolean | undefined {
		if (group.outer === Activity.no || group.taken === Activity.yes) return false;
		return conditionTruth(this.evaluation, directive);
	}

	private needsOfBranch(directive: Directive, { outerNeeds, earlier }: OpenGroup): () => Needs {
		const before = earlier.slice(0, MOST_EARLIER_BRANCHES + 1);
		let needs: Needs | undefined;
		return () => {
			needs ??= this.branchNeeds(directive, outerNeeds(), before);
			return needs;
		};
	}

	private branchNeeds(directive: Directive, outerNeeds: Needs, earlier: readonly Condition[]): Needs {
		if (typeof outerNeeds === 'string') return outerNeeds;
		if (earlier.length > MOST_EARLIER_BRANCHES || outerNeeds.size > MOST_ASSUMPTIONS) return 'unsought';
		const needs = outerNeeds.copy();
		const evaluation = this.evaluation.under(needs);
		const holds = directive.condition === undefined || evaluation.force(directive.condition, true);
		return holds && earlier.every((condition) => evaluation.force(condition, false)) ? needs : 'impossible';
	}

	private noteMacro(directive: Directive): void {
		const { macros } = this.evaluation;
		const name = directive.name!;
		if (this.current !== Activity.maybe) {
			noteMacro(this.evaluation, directive, this.current === Activity.yes);
			return;
		}
		const before = macros.get(name);
		const known = this.needs();
		const needs = typeof known === 'string' ? null : known;
		const alternatives = isUncertain(before) ? before.alternatives.slice(1 - MOST_ALTERNATIVES) : [];
		if (before !== undefined && !isUncertain(before)) {
			alternatives.push({ state: before, needs: Assumptions.none(this.conditions.platform) });
		}
		alternatives.push({ state: directive.kind === 'define' ? directive : 'undefined', needs });
		macros.set(name, { alternatives });
	}

	private noteUnknownRegion(directive: Directive, index: number, group: OpenGroup): void {
		const { directives, tokens } = this.conditions.source;
		const end = directives[directive.branchEnd ?? directives.length]?.start ?? tokens.text.length;
		const condition = directive.conditionText ?? group.texts.map(negated).join(' && ');
		this.unknownRegions.push({ id: index, condition, start: directive.end, end });
	}
}

/** What becomes of each stretch where every condition is decided. */
export interface DecidedBranches {
	/** 1 for an active stretch. */
	active: Uint8Array;
	assumptions: Assumptions;
	/** The macros that are defined at the end. */
	macros: Map<string, Directive>;
	/** Every object-like or function-like definition that was active, whether undefined again or not. */
	definitions: Directive[];
	/** The active includes, those of headers too. */
	includes: Directive[];
}

/** Decides every condition: by the target, by `assumptions` (which grow), and else as a default build would. */
export function decideBranches(conditions: ConditionsOfTarget, assumptions: Assumptions): DecidedBranches {
	return new Decider(conditions, assumptions).run();
}

class Decider {
	private readonly evaluation: Evaluation;
	private readonly headers: HeaderWalk;
	private readonly definitions: Directive[] = [];
	private readonly includes: Directive[] = [];

	constructor(
		private readonly conditions: ConditionsOfTarget,
		private readonly assumptions: Assumptions,
	) {
		this.evaluation = evaluationOf(conditions, assumptions);
		this.headers = new HeaderWalk(conditions);
	}

	run(): DecidedBranches {
		const active = this.pass(this.conditions.source);
		const macros = new Map<string, Directive>();
		for (const [name, state] of this.evaluation.macros) if (isDefinition(state)) macros.set(name, state);
		const { assumptions, definitions, includes } = this;
		return { active, assumptions, macros, definitions, includes };
	}

	/** Goes through a file that is included for sure. Answers 1 for each stretch of it that is active. */
	private pass({ directives, guard }: ScannedSource): Uint8Array {
		noteGuard(this.evaluation, guard);
		const active = new Uint8Array(directives.length + 1);
		const groups: { outer: boolean; taken: boolean }[] = [];
		let current = true;
		directives.forEach((directive, index) => {
			active[index] = current ? 1 : 0;
			const { kind } = directive;
			if (kind === 'if' || kind === 'elif' || kind === 'else') {
				if (kind === 'if') groups.push({ outer: current, taken: false });
				const group = groups.at(-1);
				if (group === undefined) return;
				current = group.outer && !group.taken && this.decide(directives, index);
				group.taken ||= current;
			} else if (kind === 'endif') {
				current = groups.pop()?.outer ?? current;
			} else if (current) {
				this.passActive(directive);
			}
		});
		active[directives.length] = current ? 1 : 0;
		return active;
	}

	private decide(directives: readonly Directive[], index: number): boolean {
		const directive = directives[index]!;
		const known = conditionTruth(this.evaluation, directive);
		if (known !== undefined) return known;
		const truth = !this.definesOtherwise(directives, index) && (this.evaluation.guess(directive.condition!) ?? true);
		this.evaluation.force(directive.condition!, truth);
		return truth;
	}

	/** Whether a branch defines a macro that is assumed to be undefined. */
	private definesOtherwise(directives: readonly Directive[], index: number): boolean {
		let depth = 0;
		for (let next = index + 1; next <= index + LONGEST_BRANCH_OF_DEFINITIONS && next < directives.length; next++) {
			const { kind, name } = directives[next]!;
			if (kind === 'if') depth++;
			else if (kind === 'endif' && depth-- === 0) return false;
			else if ((kind === 'elif' || kind === 'else') && depth === 0) return false;
			else if (kind === 'define' && depth === 0 && this.assumptions.truth(name!) === false) return true;
		}
		return false;
	}

	private passActive(directive: Directive): void {
		const { macros } = this.evaluation;
		if (directive.kind === 'define' || directive.kind === 'undef') {
			noteMacro(this.evaluation, directive, true);
			if (directive.kind === 'define') this.definitions.push(directive);
		} else if (directive.kind === 'include') {
			this.includes.push(directive);
			const header = this.headers.enter(directive, (macro) => isDefinition(macros.get(macro)), true);
			if (header === undefined) return;
			this.pass(header);
			this.headers.leave();
		}
	}
}

function conditionTruth(evaluation: Evaluation, directive: Directive): boolean | undefined {
	if (directive.condition === undefined) return true;
	const truth = evaluation.evaluate(directive.condition);
	return truth === undefined && directive.defaultOf !== undefined ? true : truth;
}

function noteMacro({ macros }: Evaluation, directive: Directive, isActive: boolean): void {
	if (isActive) macros.set(directive.name!, directive.kind === 'define' ? directive : 'undefined');
}

/** A guard is no platform, whatever its name: MY_WINSOCK_H is not defined before its header was read. */
function noteGuard({ macros }: Evaluation, guard: string | undefined): void {
	if (guard !== undefined && !macros.has(guard)) macros.set(guard, 'undefined');
}

function isDefinition(state: MacroState | undefined): state is Directive {
	return state !== undefined && state !== 'undefined' && !isUncertain(state);
}

function activityOf(outer: number, taken: number, truth: boolean | undefined): number {
	if (outer === Activity.no || taken === Activity.yes || truth === false) return Activity.no;
	return taken === Activity.no && truth === true ? outer : Activity.maybe;
}

function negated(condition: string): string {
	if (/^!\w+$/.test(condition)) return condition.slice(1);
	return /^\w+$/.test(condition) ? `!${condition}` : `!(${condition})`;
}

function evaluationOf(conditions: ConditionsOfTarget, assumptions: Assumptions): Evaluation {
	return new Evaluation(conditions.platform, assumptions, conditions.ownMacros);
}
