import { compareErrors } from '../calls/error-reads.js';
import type { State } from '../state/state.js';
import { combine, truthOf, type Value } from '../state/values.js';
import type { FlowNode } from '../summaries/control-flow.js';
import { assume, learnFromTest } from './assume.js';
import { decisionsOf } from './deciding.js';
import { declare } from './declarations.js';
import { type Evaluation, inState } from './evaluation.js';
import { evaluate } from './evaluator.js';
import { handOverGuard } from './guards.js';
import { returnedValue } from './returned-structures.js';

/** A step that does something. */
export type ActiveNode = Extract<FlowNode, { kind: 'evaluate' | 'declare' | 'branch' | 'switch' | 'return' | 'throw' }>;

/** What a step leads to. */
interface StepEnds {
	nexts: { next: number; state: State }[];
	/** What a `return` gives. */
	value?: Value;
}

/** Does one step and says where it leads, with what holds there. */
export function runStep(e: Evaluation, node: ActiveNode): StepEnds {
	switch (node.kind) {
		case 'evaluate':
			evaluate(e, node.expression, 'ignored');
			return { nexts: [{ next: node.next, state: e.state }] };
		case 'declare':
			declare(e, node);
			return { nexts: [{ next: node.next, state: e.state }] };
		case 'branch':
			return {
				nexts: decisionsOf(e, node.test).map(({ truth, state }) => ({
					next: truth ? node.whenTrue : node.whenFalse,
					state,
				})),
			};
		case 'switch':
			return { nexts: casesOf(e, node) };
		case 'throw':
			if (node.argument) {
				evaluate(e, node.argument, 'passed');
			}
			return { nexts: [] };
		case 'return': {
			if (!node.argument) {
				return { nexts: [] };
			}
			handOverGuard(e, node.argument);
			return { nexts: [], value: returnedValue(e, node.argument) };
		}
	}
}

function casesOf(e: Evaluation, node: Extract<FlowNode, { kind: 'switch' }>): StepEnds['nexts'] {
	const value = evaluate(e, node.test, 'tested');
	const otherwise = e.state.clone();
	const nexts: StepEnds['nexts'] = [];
	let isDecided = false;
	for (const { test, next } of node.cases) {
		const label = evaluate(e, test!, 'tested');
		compareErrors(e, value, label, [node.test, test!]);
		const equal = combine('==', value, label);
		const state = e.state.clone();
		// No two labels of a switch are the same, whatever constants of other files they name.
		if (truthOf(equal) === true) {
			return [{ next, state }];
		}
		if (assume(state, equal, true)) {
			learnFromTest(inState(e, state), node.test, true, label);
			nexts.push({ next, state });
		}
		isDecided ||= !assume(otherwise, equal, false);
	}
	return isDecided ? nexts : [...nexts, { next: node.otherwise, state: otherwise }];
}
