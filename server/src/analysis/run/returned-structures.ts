import type { Call, Expression } from '../../syntax/tree.js';
import type { State } from '../state/state.js';
import { UNKNOWN, type Value } from '../state/values.js';
import type { Evaluation } from './evaluation.js';
import { evaluate, mayBeStructure } from './evaluator.js';
import type { Frame } from './frame.js';
import { initialize, isList, sourceOf } from './initializers.js';

/** Where a function leaves the fields of the structure that it returns, and a caller those that a call gave it. */
function returnedBy({ id }: Frame): string {
	return `${id}|return`;
}

function givenBy({ id }: Frame, { start }: Pick<Call, 'start'>): string {
	return `${id}|returned ${start}`;
}

/** The value that a function returns; the known fields of a structure are kept for the one that calls it. */
export function returnedValue(e: Evaluation, argument: Expression): Value {
	if (!isList(e, argument)) {
		const value = evaluate(e, argument, 'passed');
		keepReturned(e, argument);
		return value;
	}
	const place = returnedBy(e.frame);
	initialize(e, place, { type: e.frame.summary.returnType, pointers: 0, isArray: false }, argument);
	return e.state.read(place);
}

function keepReturned(e: Evaluation, argument: Expression): void {
	const from = sourceOf(e, argument);
	if (from === undefined || !mayBeStructure(e.state.read(from))) {
		return;
	}
	for (const [part, each] of e.state.parts(from)) {
		e.state.write(returnedBy(e.frame) + part, each);
	}
}

/** Hands the known fields of a structure that a function has returned to the one that called it. */
export function takeReturned(e: Evaluation, inner: Frame, call: Pick<Call, 'start'>): void {
	copyParts(e.state, returnedBy(inner), givenBy(e.frame, call));
}

function copyParts(state: State, from: string, to: string): void {
	const parts = state.parts(from);
	if (parts.length > 0 || state.parts(to).length > 0) {
		state.write(to, UNKNOWN);
		for (const [part, value] of parts) {
			state.write(to + part, value);
		}
	}
}

/** The place of the structure that a call gave; undefined where nothing is known of its fields. */
export function placeOfReturned({ state, frame }: Evaluation, call: Call): string | undefined {
	const place = givenBy(frame, call);
	return state.parts(place).length > 0 ? place : undefined;
}
