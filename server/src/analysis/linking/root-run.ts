import type { Interpreter } from '../run/interpreter.js';

/** One function that was run by itself: what it has shown, and what it took. */
export type RootRun = Pick<
	Interpreter,
	| 'root'
	| 'collector'
	| 'visited'
	| 'weighed'
	| 'left'
	| 'expected'
	| 'isUnfinished'
	| 'stepsElsewhere'
	| 'mostStepsElsewhere'
	| 'isCutElsewhere'
>;
