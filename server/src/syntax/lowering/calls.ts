import { type ConcreteNode, childIn, namedChildren } from '../concrete-tree.js';
import type { Expression } from '../tree.js';
import { type Context, spanOf, textOf, typeText } from './context.js';
import { lowerExpression } from './expressions.js';
import { parenthesizedType } from './parenthesized-types.js';

const NAMED_CASTS = new Set(['static_cast', 'reinterpret_cast', 'const_cast', 'dynamic_cast']);

/** A call, or one of the casts that look like one: `static_cast<T>(x)`, `int(x)`. */
export function lowerCall(node: ConcreteNode, context: Context): Expression {
	const callee = childIn(node, 'function');
	const args = childIn(node, 'arguments');
	const lowered = args ? lowerArguments(args, context) : [];
	const castType =
		callee &&
		(castTypeOf(callee, context) ?? (lowered.length === 1 ? parenthesizedType(callee, '', context) : undefined));
	if (castType !== undefined) {
		return lowered.length === 1
			? { kind: 'cast', type: castType, argument: lowered[0]!, ...spanOf(node) }
			: { kind: 'construction', type: castType, args: lowered, ...spanOf(node) };
	}
	return {
		kind: 'call',
		callee: callee
			? lowerExpression(callee, context)
			: { kind: 'other', children: [], broken: true, start: node.start, end: node.start },
		args: lowered,
		...spanOf(node),
	};
}

/** An operator that a macro takes as an argument, with the commas around it: `CHECK_OP(a, ==, b)`. */
const OPERATOR_ARGUMENT = /^[\s,]*([=!<>]=|[<>]|&&|\|\|)[\s,]*$/;

/** The expressions of an argument list, errors and operators left out. */
export function lowerArguments(list: ConcreteNode, context: Context): Expression[] {
	for (const child of list.broken ? list.children : []) {
		if (child.type === 'ERROR' && OPERATOR_ARGUMENT.test(textOf(child, context))) {
			context.understood.add(child);
		}
	}
	return namedChildren(list)
		.filter((argument) => !argument.missing)
		.map((argument) => lowerExpression(argument, context));
}

function castTypeOf(callee: ConcreteNode, context: Context): string | undefined {
	if (callee.type === 'primitive_type') {
		return textOf(callee, context);
	}
	const name = callee.type === 'template_function' ? childIn(callee, 'name') : undefined;
	const type = callee.type === 'template_function' ? childIn(callee, 'arguments') : undefined;
	return name && type && NAMED_CASTS.has(textOf(name, context))
		? typeText(type.start + 1, type.end - 1, context)
		: undefined;
}
