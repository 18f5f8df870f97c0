import type { State } from '../state/state.js';
import type { Frame } from './frame.js';
import type { Interpreter } from './interpreter.js';

/** Where an evaluation happens, and what changes while it goes on. */
export interface Evaluation {
	interpreter: Interpreter;
	frame: Frame;
	state: State;
	/** The statement the expression stands in, and whether it is all of it. */
	statement: { start: number; end: number };
	isWholeStatement: boolean;
}

// Objects that are written with the same fields in the same order are of one kind to the engine; copies with `...` are not.

/** The same evaluation in another state. */
export function inState({ interpreter, frame, statement, isWholeStatement }: Evaluation, state: State): Evaluation {
	return { interpreter, frame, state, statement, isWholeStatement };
}

/** The same evaluation in another frame. */
export function inFrame({ interpreter, state, statement, isWholeStatement }: Evaluation, frame: Frame): Evaluation {
	return { interpreter, frame, state, statement, isWholeStatement };
}
