import type { Assumptions } from './assumptions.js';
import type { Condition } from './condition.js';
import type { Directive } from './directives.js';
import { bodyCondition, conditionOfCall } from './macro-conditions.js';
import type { Platform } from './platform.js';

/** What the file has said of a macro so far: its definition, that there is none, or one thing or the other. */
export type MacroState = KnownMacro | UncertainMacro;
export type KnownMacro = Directive | 'undefined';

/** What a macro may be, the newest last, each with what must be assumed for the file to say so; null where unsought. */
export interface UncertainMacro {
	alternatives: { state: KnownMacro; needs: Assumptions | null }[];
}

/** So many steps one condition may take, macros expanded; then nobody knows its truth. */
const MOST_STEPS = 500;
const DEEPEST_EXPANSION = 16;
const COMPARISONS: ReadonlySet<string> = new Set(['==', '!=', '<', '>', '<=', '>=']);

/** Evaluates preprocessor conditions three-valued: true, false, and undefined where nobody can know. */
export class Evaluation {
	private steps = 0;
	private depth = 0;
	/** Where nothing is known or assumed, answer what a default build would have. */
	private guessing = false;

	constructor(
		private readonly platform: Platform,
		readonly assumptions: Assumptions,
		private readonly ownMacros: ReadonlySet<string>,
		/** The macros that the file and its headers have defined or undefined so far. */
		readonly macros = new Map<string, MacroState>(),
	) {}

	/** The same macros under other assumptions. */
	under(assumptions: Assumptions): Evaluation {
		return new Evaluation(this.platform, assumptions, this.ownMacros, this.macros);
	}

	/** Whether a condition holds. */
	evaluate(condition: Condition): boolean | undefined {
		this.steps = 0;
		return this.truth(condition);
	}

	/** Whether a default build would most likely choose it; undefined where the names say nothing. */
	guess(condition: Condition): boolean | undefined {
		this.steps = 0;
		return this.guessedTruth(condition);
	}

	/** Assumes what makes a condition true or false. Answers whether it is so now; it may have assumed a part in vain. */
	force(condition: Condition, truth: boolean): boolean {
		this.steps = 0;
		return this.assume(condition, truth);
	}

	private guessedTruth(condition: Condition): boolean | undefined {
		this.guessing = true;
		const truth = this.truth(condition);
		this.guessing = false;
		return truth;
	}

	private assume(condition: Condition, truth: boolean): boolean {
		if (++this.steps > MOST_STEPS) return false;
		const known = this.truth(condition);
		if (known !== undefined) return known === truth;
		const byDefinition = this.assumeByDefinition(condition, truth);
		if (byDefinition !== undefined) return byDefinition;
		switch (condition.kind) {
			case 'not':
				return this.assume(condition.operand, !truth);
			case 'and':
			case 'or':
				if ((condition.kind === 'and') === truth) return condition.operands.every((one) => this.assume(one, truth));
				return this.assumeOne(condition.operands, truth);
			case 'name':
				return this.assumeName(condition.name, truth);
			case 'defined':
				return this.assumptions.assume(condition.name, truth);
			case 'binary':
				return this.assumeBinary(condition, truth);
			case 'call': {
				const body = this.bodyOfCall(condition);
				if (body !== undefined && this.expanded(() => this.assume(body, truth))) return true;
				return this.assumptions.assume(condition.text, truth);
			}
			case 'opaque':
				return condition.text !== '' && this.assumptions.assume(condition.text, truth);
			default:
				return false;
		}
	}

	/**
	 * Makes a condition on one of the file's uncertain macros `truth`: by one of its definitions, or by none of those that
	 * say the opposite. Undefined where the condition names no such macro.
	 */
	private assumeByDefinition(condition: Condition, truth: boolean): boolean | undefined {
		const name = namesIn(condition).find((one) => isUncertain(this.macros.get(one)));
		const state = name === undefined ? undefined : this.macros.get(name);
		if (name === undefined || !isUncertain(state)) return undefined;
		const truths = state.alternatives.map(({ state: known }) => {
			this.macros.set(name, known);
			return this.truth(condition);
		});
		this.macros.set(name, state);
		const fits = state.alternatives.filter((_, index) => truths[index] === truth);
		if (fits.toReversed().some(({ needs }) => needs !== null && this.assumptions.merge(needs))) return true;
		const trial = this.assumptions.copy();
		const isFree = state.alternatives.every(
			({ needs }, index) => truths[index] === truth || needs === null || trial.exclude(needs),
		);
		return isFree && trial.assume(name, truth) && this.assumptions.merge(trial);
	}

	/** Makes one of the operands `truth`: one that a default build would have so, else the first that can be. */
	private assumeOne(operands: readonly Condition[], truth: boolean): boolean {
		const open = operands.filter((operand) => this.truth(operand) === undefined);
		const likely = open.find((operand) => this.guessedTruth(operand) === truth);
		if (likely !== undefined && this.assume(likely, truth)) return true;
		return open.some((operand) => this.assume(operand, truth));
	}

	private assumeName(name: string, truth: boolean): boolean {
		const state = this.macros.get(name);
		const body = isDirective(state) ? bodyCondition(state) : undefined;
		if (body === undefined) return this.assumptions.assume(name, truth);
		return this.expanded(() => this.assume(body, truth)) ?? false;
	}

	private assumeBinary(condition: Condition & { kind: 'binary' }, truth: boolean): boolean {
		if (condition.text === '' || !this.assumptions.assume(condition.text, truth)) return false;
		// VERSION >= 3 holds only where VERSION is defined.
		const { left, operator } = condition;
		const needsName = truth && left.kind === 'name' && (operator === '>' || operator === '>=');
		if (needsName && !this.macros.has(left.name)) this.assumptions.assume(left.name, true);
		return true;
	}

	private truth(condition: Condition): boolean | undefined {
		if (++this.steps > MOST_STEPS) return undefined;
		switch (condition.kind) {
			case 'not': {
				const operand = this.truth(condition.operand);
				return operand === undefined ? undefined : !operand;
			}
			case 'and':
			case 'or':
				return this.junction(condition.operands, condition.kind === 'or');
			case 'defined':
				return this.isDefined(condition.name);
			case 'name':
				return this.nameTruth(condition.name);
			case 'call':
				return this.callTruth(condition);
			case 'opaque':
				return this.assumptions.truth(condition.text);
			case 'binary':
				return this.binaryTruth(condition);
			default: {
				const value = this.value(condition);
				return value === undefined ? undefined : value !== 0n;
			}
		}
	}

	/** and, or: `decisive` is the operand's truth that settles it. */
	private junction(operands: readonly Condition[], decisive: boolean): boolean | undefined {
		let unknown = 0;
		for (const operand of operands) {
			const one = this.truth(operand);
			if (one === decisive) return decisive;
			if (one === undefined) unknown++;
		}
		if (unknown === 0) return !decisive;
		// A list of systems or compilers of which most are known not to be this one is about others.
		return this.guessing && decisive && unknown * 2 < operands.length ? false : undefined;
	}

	private isDefined(name: string): boolean | undefined {
		const state = this.macros.get(name);
		if (isDirective(state)) return true;
		return state === 'undefined' ? false : this.unsaid(name, isUncertain(state));
	}

	private nameTruth(name: string): boolean | undefined {
		const state = this.macros.get(name);
		if (state === 'undefined') return false;
		if (!isDirective(state)) return this.unsaid(name, isUncertain(state));
		const body = bodyCondition(state);
		if (body === undefined) return this.assumptions.truth(name);
		return this.expanded(() => this.truth(body));
	}

	/** A macro of which the file has said nothing, or not for sure. */
	private unsaid(name: string, isUncertainMacro: boolean): boolean | undefined {
		const standing = isUncertainMacro ? 'unknown' : this.platform.standing(name);
		if (standing === 'defined') return true;
		if (standing === 'undefined') return false;
		const assumed = this.assumptions.truth(name);
		if (assumed !== undefined || !this.guessing) return assumed;
		// A macro that the file itself defines further down, or in another branch, is rarely defined outside as well.
		if (this.ownMacros.has(name)) return false;
		return standing === 'likely' ? true : standing === 'unlikely' ? false : undefined;
	}

	private callTruth(call: Condition & { kind: 'call' }): boolean | undefined {
		const { name, text } = call;
		if (name === '__has_include' || name === '__has_include_next') {
			return this.platform.hasHeader(text.slice(name.length + 2, -2)) ?? this.assumptions.truth(text);
		}
		const body = this.bodyOfCall(call);
		const truth = body === undefined ? undefined : this.expanded(() => this.truth(body));
		return truth ?? this.unsaid(text, isUncertain(this.macros.get(name)));
	}

	/** What the call of a function-like macro stands for; undefined where nobody knows. */
	private bodyOfCall({ name, text }: Condition & { kind: 'call' }): Condition | undefined {
		const state = this.macros.get(name);
		return isDirective(state) ? conditionOfCall(state, text) : undefined;
	}

	private binaryTruth(condition: Condition & { kind: 'binary' }): boolean | undefined {
		const value = this.binaryValue(condition);
		if (value !== undefined) return value !== 0n;
		const platform = this.platformTruth(condition);
		if (typeof platform === 'boolean') return platform;
		const assumed = condition.text === '' ? undefined : this.assumptions.truth(condition.text);
		if (assumed !== undefined || !this.guessing) return assumed;
		if (platform !== undefined) return platform === 'likely';
		const { operator, left } = condition;
		// A default build is the newest: VERSION >= 3 holds, VERSION < 3 does not.
		if (left.kind === 'name' && this.nameTruth(left.name) === false) return undefined;
		if (operator === '>' || operator === '>=') return true;
		return operator === '<' || operator === '<=' ? false : undefined;
	}

	/** `TARGET_PLATFORM == PLATFORM_WIN32`, where nobody has said what either is: as the name on the right is judged. */
	private platformTruth({ operator, left, right }: Condition & { kind: 'binary' }) {
		if ((operator !== '==' && operator !== '!=') || left.kind !== 'name' || right.kind !== 'name') return undefined;
		if (this.macros.has(left.name) || this.macros.has(right.name)) return undefined;
		return this.platform.comparison(right.name, operator === '==');
	}

	private value(condition: Condition): bigint | undefined {
		switch (condition.kind) {
			case 'number':
				return condition.value;
			case 'name':
				return this.nameValue(condition.name);
			case 'unary':
				return unaryValue(condition.operator, this.stepped(condition.operand));
			case 'binary':
				return this.binaryValue(condition);
			case 'choice': {
				const test = this.truth(condition.test);
				return test === undefined ? undefined : this.stepped(test ? condition.then : condition.otherwise);
			}
			case 'call': {
				const body = this.bodyOfCall(condition);
				const value = body === undefined ? undefined : this.expanded(() => this.stepped(body));
				return value ?? numberOf(this.truth(condition));
			}
			default:
				return numberOf(this.truth(condition));
		}
	}

	private stepped(condition: Condition): bigint | undefined {
		return ++this.steps > MOST_STEPS ? undefined : this.value(condition);
	}

	private nameValue(name: string): bigint | undefined {
		const state = this.macros.get(name);
		if (isDirective(state)) {
			const body = bodyCondition(state);
			return body === undefined ? undefined : this.expanded(() => this.stepped(body));
		}
		if (state === 'undefined') return 0n;
		const truth = this.unsaid(name, isUncertain(state));
		return truth === false ? 0n : undefined;
	}

	private binaryValue({ operator, left, right }: Condition & { kind: 'binary' }): bigint | undefined {
		const leftValue = this.stepped(left);
		const rightValue = leftValue === undefined ? undefined : this.stepped(right);
		if (leftValue === undefined || rightValue === undefined) return undefined;
		if (COMPARISONS.has(operator)) return compare(operator, leftValue, rightValue) ? 1n : 0n;
		const value = calculate(operator, leftValue, rightValue);
		return value === undefined ? undefined : BigInt.asIntN(64, value);
	}

	private expanded<T>(expand: () => T): T | undefined {
		if (this.depth >= DEEPEST_EXPANSION) return undefined;
		this.depth++;
		const result = expand();
		this.depth--;
		return result;
	}
}

export function isUncertain(state: MacroState | undefined): state is UncertainMacro {
	return typeof state === 'object' && 'alternatives' in state;
}

function isDirective(state: MacroState | undefined): state is Directive {
	return typeof state === 'object' && !('alternatives' in state);
}

/** The macros that a condition names directly. */
function namesIn(condition: Condition): string[] {
	if (condition.kind === 'name' || condition.kind === 'defined') return [condition.name];
	if (condition.kind !== 'binary') return [];
	return [condition.left, condition.right].flatMap((side) => (side.kind === 'name' ? [side.name] : []));
}

function numberOf(truth: boolean | undefined): bigint | undefined {
	return truth === undefined ? undefined : truth ? 1n : 0n;
}

function unaryValue(operator: string, value: bigint | undefined): bigint | undefined {
	if (value === undefined) return undefined;
	if (operator === '-') return BigInt.asIntN(64, -value);
	return operator === '~' ? ~value : value;
}

function compare(operator: string, left: bigint, right: bigint): boolean {
	switch (operator) {
		case '==':
			return left === right;
		case '!=':
			return left !== right;
		case '<':
			return left < right;
		case '>':
			return left > right;
		case '<=':
			return left <= right;
		default:
			return left >= right;
	}
}

function calculate(operator: string, left: bigint, right: bigint): bigint | undefined {
	switch (operator) {
		case '+':
			return left + right;
		case '-':
			return left - right;
		case '*':
			return left * right;
		case '/':
			return right === 0n ? undefined : left / right;
		case '%':
			return right === 0n ? undefined : left % right;
		case '&':
			return left & right;
		case '|':
			return left | right;
		case '^':
			return left ^ right;
		case '<<':
			return right < 0n || right > 63n ? undefined : left << right;
		default:
			return right < 0n || right > 63n ? undefined : left >> right;
	}
}
