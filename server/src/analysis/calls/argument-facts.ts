import type { ArgumentFact } from '../../protocol/sockets.js';
import type { Call, Expression } from '../../syntax/tree.js';
import type { Evaluation } from '../run/evaluation.js';
import { withoutFrame } from '../run/frame.js';
import { measuredType, plainText, typeOfExpression, typeOfPlace } from '../run/types-in-sight.js';
import { alternatives, UNKNOWN, type Value } from '../state/values.js';
import { displayOf, inFile } from '../summaries/summary.js';

/** What is known of each argument of a call, given the arguments' values. */
export function argumentFactsOf(e: Evaluation, call: Call, values: readonly Value[]): ArgumentFact[] {
	return call.args.map((argument, index) => {
		const value = values[index];
		return {
			span: inFile(e.frame.summary, argument),
			value: value?.kind === 'integer' ? value.value : undefined,
			name: value?.kind === 'symbol' ? value.name : undefined,
			declaredType: declaredTypeOf(e, argument),
			texts: textsOf(value),
			sizeOf: sizeOf(e, argument, value),
			pointsTo: value?.kind === 'reference' ? pointsTo(e, value.place, argument) : undefined,
		};
	});
}

/** The names that an expression joins with `|`, as in `SO_REUSEADDR | SO_BROADCAST`; undefined where it joins none. */
export function joinedNames(expression: Expression | undefined): string[] | undefined {
	if (expression?.kind === 'cast') {
		return joinedNames(expression.argument);
	}
	if (expression?.kind !== 'binary' || expression.operator !== '|') {
		return undefined;
	}
	const names = [expression.left, expression.right].map((side) =>
		side.kind === 'identifier' ? [side.name] : joinedNames(side),
	);
	return names.every((each) => each !== undefined) ? names.flat() : undefined;
}

function declaredTypeOf(e: Evaluation, expression: Expression): string | undefined {
	if (expression.kind === 'cast') {
		return declaredTypeOf(e, expression.argument);
	}
	const isVariable = expression.kind === 'identifier' || expression.kind === 'member' || expression.kind === 'index';
	const type = isVariable ? typeOfExpression(e, expression) : undefined;
	return type && plainText(e, type);
}

function textsOf(value: Value = UNKNOWN): string[] | undefined {
	const texts = alternatives(value).map((one) => (one.kind === 'text' ? one.value : undefined));
	return texts.every((text) => text !== undefined) ? texts : undefined;
}

/** The type whose size an expression is, where it is written here or came through variables and parameters. */
function sizeOf(e: Evaluation, expression: Expression, value: Value = UNKNOWN): string | undefined {
	if (expression.kind === 'cast') {
		return sizeOf(e, expression.argument, value);
	}
	const type = expression.kind === 'sizeof' ? measuredType(e, expression) : undefined;
	return type ?? (value.kind === 'size' ? value.type : undefined);
}

function pointsTo(e: Evaluation, place: string, argument: Expression): ArgumentFact['pointsTo'] {
	const name = withoutFrame(place);
	const isLocal = !place.startsWith('|') && !name.includes('->') && !name.endsWith('[0]');
	const type = typeOfPlace(e, place);
	// What is allocated has no name of its own.
	const expression = /^[\w\u0080-\uffff]/.test(name) ? name : (displayOf(argument)?.replace(/^&/, '') ?? '');
	return { expression, type: type ? plainText(e, type) : '', isLocal };
}
