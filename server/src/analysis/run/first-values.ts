import { mapIn } from '../../source/group-by.js';
import type { Expression } from '../../syntax/tree.js';
import { State } from '../state/state.js';
import { alternatives, type FunctionValue, integer, type Value } from '../state/values.js';
import { type FunctionSummary, summaryWith } from '../summaries/summary.js';
import { evaluate } from './evaluator.js';
import { outermostFrame } from './frame.js';
import type { Interpreter } from './interpreter.js';

/** How many macros and globals are followed that stand for each other. */
const LONGEST_CHAIN = 50;

/** What macros, globals and members stand for before anything is run. */
export class FirstValues {
	/** By what is asked, then by file, then by name. */
	private readonly values = new Map<string, Map<string, Map<string, Value | undefined>>>();
	private depth = 0;

	constructor(private readonly interpreter: Interpreter) {}

	/**
	 * What a macro stands for, or a global holds that is declared constant, in this file or in another one; undefined where
	 * it is neither.
	 */
	constant(name: string, file: string | undefined): Value | undefined {
		const { program } = this.interpreter;
		return this.remembered('constant', name, file, () =>
			file === undefined ? program.constantExpression(name) : program.elsewhere.constantExpression(name, file),
		);
	}

	/** What a global is first given: what it holds where it is only ever passed on, as option values are. */
	initial(name: string, file: string | undefined): Value | undefined {
		const { program } = this.interpreter;
		return (
			this.constant(name, file) ??
			this.remembered('initial', name, file, () =>
				file === undefined ? program.initialExpression(name) : program.elsewhere.initialExpression(name, file),
			)
		);
	}

	/** What a member or a global is first given, where that is a function: somebody may have put another one there since. */
	initialFunction(name: string, { scope, file }: FunctionSummary): FunctionValue | undefined {
		const member = file === undefined ? this.interpreter.program.memberExpression(name, scope) : undefined;
		const value = member ? this.remembered(`member ${scope}`, name, file, () => member) : this.initial(name, file);
		return value?.kind === 'function' ? { ...value, isReplaceable: !this.constant(name, file) } : undefined;
	}

	private remembered(
		what: string,
		name: string,
		file: string | undefined,
		expressionOf: () => Expression | undefined,
	): Value | undefined {
		const ofFile = mapIn(mapIn(this.values, what), file ?? '');
		if (!ofFile.has(name)) {
			// A macro that leads back to itself stands for nothing.
			ofFile.set(name, undefined);
			ofFile.set(name, this.followed(name, file, expressionOf));
		}
		return ofFile.get(name);
	}

	private followed(
		name: string,
		file: string | undefined,
		expressionOf: () => Expression | undefined,
	): Value | undefined {
		if (this.depth >= LONGEST_CHAIN) {
			this.interpreter.isUnfinished = true;
			return undefined;
		}
		this.depth++;
		try {
			return this.evaluated(name, file, expressionOf());
		} finally {
			this.depth--;
		}
	}

	private evaluated(name: string, file: string | undefined, expression: Expression | undefined): Value | undefined {
		if (!expression) {
			return undefined;
		}
		const frame = outermostFrame('global', summaryWith(NOWHERE, { file }), []);
		const e = this.interpreter.evaluation(frame, State.empty(), expression, false);
		const value = this.interpreter.untold(() => evaluate(e, expression, 'passed'));
		if (value.kind === 'integer') {
			return integer(value.value, name);
		}
		return value.kind === 'unknown' || alternatives(value).some(isOfCall) ? undefined : value;
	}
}

/** Whether a value is what a socket call gave: one that nobody was told of means nothing later. */
function isOfCall({ kind }: Value): boolean {
	return kind === 'socket' || kind === 'outcome' || kind === 'error';
}

/** Globals are evaluated outside every function. */
export const NOWHERE: FunctionSummary = {
	name: '',
	scope: '',
	isStatic: false,
	returnType: '',
	file: undefined,
	offset: 0,
	at: -1,
	start: -1,
	end: -1,
	parameters: [],
	locals: new Map(),
	flow: { nodes: [{ kind: 'pass', next: -1 }], entry: 0, exit: 0 },
	calls: new Set(),
	named: new Set(),
	receivers: new Map(),
	assigned: new Set(),
	broken: false,
	isHelping: undefined,
};
