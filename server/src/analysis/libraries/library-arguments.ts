import type { ArgumentKind, LibraryCall } from '../../knowledge/libraries/library-description.js';
import type { Expression } from '../../syntax/tree.js';
import type { Evaluation } from '../run/evaluation.js';
import { evaluate } from '../run/evaluator.js';
import { alternatives, integer, UNKNOWN, type Value } from '../state/values.js';
import { makeFromList } from './construct.js';
import { classOf } from './library-use.js';

/** An argument of a call; one that was left out has no expression. */
export interface LibraryArgument {
	value: Value;
	expression?: Expression;
	kind: ArgumentKind | 'unknown';
}

/** Evaluates arguments. A list in braces is an address where an address can be made of it. */
export function readArguments(e: Evaluation, args: readonly Expression[]): LibraryArgument[] {
	return args.map((expression) => {
		const made = expression.kind === 'initializer' ? makeFromList(e, expression) : undefined;
		const value = made ?? evaluate(e, expression, 'passed');
		return { value, expression, kind: kindOf(e, expression, value) };
	});
}

function kindOf(e: Evaluation, expression: Expression, value: Value): LibraryArgument['kind'] {
	const [one, ...others] = alternatives(value);
	const shown = one && others.every((other) => other.kind === one.kind) ? kindShownBy(one) : undefined;
	if (shown) {
		return shown;
	}
	const holds = classOf(e, expression, UNKNOWN)?.holds;
	if (holds !== undefined) {
		return holds === 'other' ? 'any' : holds;
	}
	return one?.kind === 'integer' || one?.kind === 'nonzero' ? 'boolean' : 'unknown';
}

/** Undefined for a number: an error that is known to be none is one, too. */
function kindShownBy(value: Value): LibraryArgument['kind'] | undefined {
	switch (value.kind) {
		case 'described':
			return value.described.holds;
		case 'socket':
			return 'socket';
		case 'outcome':
			return 'error';
		case 'address':
			return 'host';
		case 'text':
		case 'lambda':
		case 'port':
			return 'any';
		default:
			return undefined;
	}
}

/** Whether a call may be meant by these arguments. A socket must be known to be one. */
export function fits(call: Omit<LibraryCall, 'name'>, args: readonly LibraryArgument[]): boolean {
	const most = call.arguments.length;
	return (
		args.length <= most &&
		args.length >= most - (call.optional ?? 0) &&
		args.every(({ kind }, index) => accepts(call.arguments[index]!, kind))
	);
}

function accepts(wanted: ArgumentKind, kind: LibraryArgument['kind']): boolean {
	return wanted === 'any' || kind === wanted || (kind === 'unknown' && wanted !== 'socket');
}

/** The arguments of a call with its defaults in the place of those left out. */
export function withDefaults(
	call: Omit<LibraryCall, 'name'>,
	args: readonly LibraryArgument[],
): readonly LibraryArgument[] {
	return call.arguments.map((_, index) => {
		const left = call.defaults?.[index];
		return args[index] ?? { value: left === undefined ? UNKNOWN : integer(left), kind: 'unknown' };
	});
}
