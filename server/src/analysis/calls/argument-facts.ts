import type { ArgumentFact } from '../../protocol/sockets.js';
import type { Call, Expression } from '../../syntax/tree.js';
import type { Evaluation } from '../run/evaluation.js';
import { localOf, withoutFrame } from '../run/frame.js';
import { textOfType, typeOfExpression, typeOfPlace } from '../run/types-in-sight.js';
import { alternatives, UNKNOWN, type Value } from '../state/values.js';
import { inFile } from '../summaries/summary.js';

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
			sizeOf: sizeOf(e, argument),
			pointsTo: value?.kind === 'reference' ? pointsTo(e, value.place) : undefined,
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
	return type && textOfType(type);
}

function textsOf(value: Value = UNKNOWN): string[] | undefined {
	const texts = alternatives(value).map((one) => (one.kind === 'text' ? one.value : undefined));
	return texts.every((text) => text !== undefined) ? texts : undefined;
}

function sizeOf(e: Evaluation, expression: Expression): string | undefined {
	if (expression.kind === 'cast') {
		return sizeOf(e, expression.argument);
	}
	if (expression.kind !== 'sizeof') {
		return undefined;
	}
	if (expression.type !== undefined) {
		return expression.type;
	}
	const { argument } = expression;
	const type = argument && typeOfExpression(e, argument);
	if (type) {
		return textOfType(type);
	}
	// `sizeof(ULONG)` reads as a name in parentheses, which is a type where nobody declares it.
	return argument?.kind === 'identifier' && !localOf(e.frame, argument.name) ? argument.name : undefined;
}

function pointsTo(e: Evaluation, place: string): ArgumentFact['pointsTo'] {
	const name = withoutFrame(place);
	const isLocal = !place.startsWith('|') && !name.includes('->') && !name.endsWith('[0]');
	const type = typeOfPlace(e, place);
	return { expression: name, type: type ? textOfType(type) : '', isLocal };
}
