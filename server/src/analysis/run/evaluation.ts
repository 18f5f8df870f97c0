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
