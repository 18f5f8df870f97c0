import type { ResultUse } from '../../protocol/sockets.js';
import type { Conditional, Expression } from '../../syntax/tree.js';
import type { State } from '../state/state.js';
import { alternatives, integer, joinValues, UNKNOWN, type Value } from '../state/values.js';
import { childrenOf } from '../summaries/walk.js';
import { assume, learnFromTest } from './assume.js';
import { type Evaluation, inState } from './evaluation.js';
import { evaluate } from './evaluator.js';
import { rememberedTruth, rememberTest } from './remembered-tests.js';

/** What holds where a test is true, or false. */
interface Decision {
	truth: boolean;
	state: State;
}

/** The ways on from a test, true first, each with what it tells of the places and calls in it. */
export function decisionsOf(e: Evaluation, test: Expression): Decision[] {
	const comparison = test.kind === 'binary' && (test.operator === '==' || test.operator === '!=') ? test : undefined;
	const value = evaluate(e, test, 'tested');
	const right = comparison && plainValue(e, comparison.right);
	const left = comparison && right?.kind === 'unknown' ? plainValue(e, comparison.left) : undefined;
	const known = value.kind === 'unknown' ? rememberedTruth(e, test) : undefined;
	const decisions: Decision[] = [];
	for (const truth of [true, false]) {
		const state = e.state.clone();
		if (known === !truth || !assume(state, value, truth)) {
			continue;
		}
		const inside = inState(e, state);
		if (!comparison) {
			learnFromTest(inside, test, truth);
		} else {
			const equal = truth === (comparison.operator === '==');
			learnFromTest(inside, left ? comparison.right : comparison.left, equal, left ?? right);
		}
		if (value.kind === 'unknown') {
			rememberTest(inside, test, truth);
		}
		decisions.push({ truth, state });
	}
	return decisions;
}

/** Takes one of the ways on from a test inside an expression; the other is taken later. Undefined where there is none. */
function takeDecision(e: Evaluation, decisions: readonly Decision[]): boolean | undefined {
	const taken = decisions.length > 1 ? decisions[e.interpreter.chooseWay(decisions.length)] : decisions[0];
	if (taken) {
		e.state.become(taken.state);
	}
	return taken?.truth;
}

/** `a ? b : c` inside an expression. Its arms are told apart where one of them does something, or names a constant. */
export function evaluateConditional(e: Evaluation, { test, then, otherwise }: Conditional, use: ResultUse): Value {
	const decisions = decisionsOf(e, test);
	if (decisions.length === 2 && isHarmless(then) && isHarmless(otherwise)) {
		const value = joinValues(evaluate(e, then, use), evaluate(e, otherwise, use));
		if (!alternatives(value).some(({ kind }) => kind === 'symbol')) {
			return value;
		}
	}
	const truth = takeDecision(e, decisions);
	return truth === undefined ? UNKNOWN : evaluate(e, truth ? then : otherwise, use);
}

/** `a && b` and `a || b` inside an expression, where the right side does something. */
export function evaluateLogical(e: Evaluation, operator: '&&' | '||', left: Expression, right: Expression): Value {
	const truth = takeDecision(e, decisionsOf(e, left));
	return truth === (operator === '||') ? integer(Number(truth)) : evaluate(e, right, 'tested');
}

/** The value of one side of a comparison, where looking at it once more does nothing. */
function plainValue(e: Evaluation, expression: Expression): Value {
	return isHarmless(expression) ? evaluate(e, expression, 'tested') : UNKNOWN;
}

/** Whether an expression only looks at things. */
export function isHarmless(expression: Expression): boolean {
	return (
		expression.kind !== 'call' &&
		expression.kind !== 'construction' &&
		expression.kind !== 'assignment' &&
		childrenOf(expression).every(isHarmless)
	);
}
