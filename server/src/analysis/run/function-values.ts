import { describeCall, describeKernelCall } from '../../knowledge/calls/index.js';
import type { Span } from '../../protocol/positions.js';
import type { Call, Expression } from '../../syntax/tree.js';
import { soundsLikeDeferring } from '../calls/name-words.js';
import { alternatives, type FunctionValue, type LambdaValue, type Value } from '../state/values.js';
import type { Evaluation } from './evaluation.js';
import { evaluate, placeOf } from './evaluator.js';
import { localOf, objectOf, withoutFrame } from './frame.js';

/** The function in sight that a name stands for where it is used as a value. */
export function functionNamed(e: Evaluation, name: string): FunctionValue | undefined {
	const { summary } = e.frame;
	if (localOf(e.frame, name) || !e.interpreter.isFollowedFunction(name, summary)) {
		return undefined;
	}
	return summary.file === undefined ? { kind: 'function', name } : { kind: 'function', name, file: summary.file };
}

/** What a place holds; a global or a member that nobody in sight has set holds the function that it was first given. */
export function functionOfPlace(e: Evaluation, place: string, value: Value): Value {
	if (value.kind !== 'unknown' && value.kind !== 'nonzero') {
		return value;
	}
	const self = objectOf(e.frame);
	const name = self !== undefined && place.startsWith(self) ? place.slice(self.length) : withoutFrame(place);
	const isShared = place.startsWith('|') || place === `${self}${name}`;
	const first =
		isShared && /^[\w\u0080-\uffff]+$/.test(name)
			? e.interpreter.firstValues.initialFunction(name, e.frame.summary)
			: undefined;
	return first ?? value;
}

/** What a callee that is no plain function name holds: functions of a dispatch table, functions by name, lambdas. */
export function calledThroughPointer(e: Evaluation, callee: Expression): Value | undefined {
	switch (callee.kind) {
		case 'identifier': {
			const isName = callee.qualifier !== undefined || describeCall(callee.name) || functionNamed(e, callee.name);
			return isName && !localOf(e.frame, callee.name) ? undefined : heldBy(e, callee);
		}
		case 'member':
			return describeKernelCall(callee.name) ? { kind: 'symbol', name: callee.name } : heldBy(e, callee);
		case 'unary':
			return evaluate(e, callee.argument, 'passed');
		case 'lambda':
		case 'cast':
		case 'conditional':
		case 'index':
			return evaluate(e, callee, 'passed');
		default:
			return undefined;
	}
}

function heldBy(e: Evaluation, callee: Expression): Value | undefined {
	const place = placeOf(e, callee);
	return place === undefined ? undefined : functionOfPlace(e, place, e.state.read(place));
}

/** Follows a call of what a value holds, each of several functions being a way on; undefined where there is none to follow. */
export function callThroughValue(e: Evaluation, value: Value, call: Call): Value | undefined {
	const targets = alternatives(value).filter(
		(each): each is LambdaValue | FunctionValue => each.kind === 'lambda' || each.kind === 'function',
	);
	const target = targets.length > 1 ? targets[e.interpreter.chooseWay(targets.length)] : targets[0];
	if (!target) {
		return undefined;
	}
	return target.kind === 'lambda'
		? e.interpreter.callLambda(e, target, call)
		: e.interpreter.callFunctionValue(e, target, call);
}

/** A lambda that something unseen is given may be called at once; what a guard is given waits until its scope ends. */
export function mayBeCalled(e: Evaluation, value: Value, name: string, { start, end }: Span): void {
	if (value.kind === 'lambda' && !soundsLikeDeferring(name)) {
		e.interpreter.mayCallLambda(e, value, { start, end });
	}
}

/** What `std::move(x)` and its like hand on: the same thing. */
export function movedArgument({ callee, args }: Call): Expression | undefined {
	const isMove =
		callee.kind === 'identifier' && callee.qualifier === 'std' && /^(move|forward|ref|cref)$/.test(callee.name);
	return isMove && args.length === 1 ? args[0] : undefined;
}
