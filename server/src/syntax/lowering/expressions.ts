import { type ConcreteNode, childIn, childOfType, namedChildren } from '../concrete-tree.js';
import type { Expression, InitializerList, OtherExpression, SizeOf } from '../tree.js';
import { lowerCall } from './calls.js';
import { type Context, CUT_LEVEL, spanOf, textOf } from './context.js';
import { nameOfType, readParameters, readTypeDescriptor } from './declarators.js';
import { readNumber, readString } from './literals.js';
import { readName } from './names.js';
import { parenthesizedType } from './parenthesized-types.js';
import { callsIn, expressionsIn, lostEffects } from './recovery.js';
import { lowerBlock } from './statements.js';

type Lowering = (node: ConcreteNode, context: Context) => Expression;

const LOWERINGS: Record<string, Lowering> = {
	identifier: readName,
	field_identifier: readName,
	type_identifier: readName,
	qualified_identifier: readName,
	template_function: readName,
	template_method: readName,
	dependent_name: readName,
	operator_name: readName,
	destructor_name: readName,
	this: readName,
	number_literal: readNumber,
	char_literal: readNumber,
	true: readNumber,
	false: readNumber,
	null: readNumber,
	string_literal: readString,
	raw_string_literal: readString,
	concatenated_string: readString,
	call_expression: lowerCall,
	field_expression: lowerMember,
	subscript_expression: lowerIndex,
	unary_expression: lowerUnary,
	pointer_expression: lowerUnary,
	update_expression: lowerUnary,
	delete_expression: lowerDelete,
	binary_expression: lowerBinary,
	comma_expression: lowerBinary,
	assignment_expression: lowerAssignment,
	conditional_expression: lowerConditional,
	cast_expression: lowerCast,
	compound_literal_expression: lowerCompoundLiteral,
	sizeof_expression: lowerSizeOf,
	initializer_list: lowerInitializerList,
	lambda_expression: lowerLambda,
	compound_statement: lowerBlockArgument,
	new_expression: lowerNew,
	parenthesized_expression: lowerOther,
	alignof_expression: lowerConstant,
	offsetof_expression: lowerConstant,
	type_descriptor: lowerConstant,
	requires_expression: lowerConstant,
	generic_expression: lowerOther,
	gnu_asm_expression: lowerOther,
	co_await_expression: lowerOther,
	fold_expression: lowerOther,
	user_defined_literal: lowerOther,
	argument_list: lowerOther,
};

/** True for the nodes that `lowerExpression` makes something of; a block among arguments is not one of them. */
export function isExpression(node: ConcreteNode): boolean {
	return node.type !== 'compound_statement' && (node.type in LOWERINGS || node.type in TRANSPARENT);
}

/** Nodes that stand for the expression in them. */
const TRANSPARENT: Record<string, true> = {
	parenthesized_expression: true,
	extension_expression: true,
	parameter_pack_expansion: true,
};

/** Lowers an expression; what is no expression becomes an `other` with those in it. */
export function lowerExpression(outer: ConcreteNode, context: Context): Expression {
	const node = unwrap(outer);
	if (node.missing) {
		return other(node, []);
	}
	if (context.depth >= CUT_LEVEL) {
		context.cut = true;
		return { ...other(node, callsIn(node, context)), broken: true };
	}
	context.depth += 1;
	try {
		const expression = (LOWERINGS[node.type] ?? lowerOther)(node, context);
		const lost = node.broken ? lostEffects(node, context) : [];
		return lost.length === 0 ? expression : other(node, [expression, ...lost]);
	} finally {
		context.depth -= 1;
	}
}

function unwrap(outer: ConcreteNode): ConcreteNode {
	let node = outer;
	while (node.type in TRANSPARENT) {
		const inner = namedChildren(node);
		if (inner.length !== 1 || inner[0]!.type === 'compound_statement' || node.children.some(isError)) {
			break;
		}
		node = inner[0]!;
	}
	return node;
}

function isError(node: ConcreteNode): boolean {
	return node.type === 'ERROR';
}

function other(node: ConcreteNode, children: Expression[]): OtherExpression {
	return { kind: 'other', children, broken: node.broken, ...spanOf(node) };
}

function lowerOther(node: ConcreteNode, context: Context): Expression {
	return other(node, expressionsIn(node, context));
}

/** What is settled at compile time and does nothing. */
function lowerConstant(node: ConcreteNode): Expression {
	return other(node, []);
}

/** The expression in a field; where the tree has lost it, an empty `other`. */
function operand(node: ConcreteNode, field: string, context: Context): Expression {
	const child = childIn(node, field);
	return child
		? lowerExpression(child, context)
		: { kind: 'other', children: [], broken: true, start: node.end, end: node.end };
}

function lowerMember(node: ConcreteNode, context: Context): Expression {
	const field = childIn(node, 'field');
	const operator = operatorOf(node, context);
	if (!field || operator === '.*') {
		return lowerOther(node, context);
	}
	return {
		kind: 'member',
		object: operand(node, 'argument', context),
		name: readName(field, context).name,
		nameSpan: spanOf(field),
		arrow: operator === '->',
		...spanOf(node),
	};
}

function lowerIndex(node: ConcreteNode, context: Context): Expression {
	const indices = childIn(node, 'indices');
	const index = indices ? namedChildren(indices)[0] : childIn(node, 'index');
	return index
		? {
				kind: 'index',
				object: operand(node, 'argument', context),
				index: lowerExpression(index, context),
				...spanOf(node),
			}
		: lowerOther(node, context);
}

const SPELLED_OPERATORS: Record<string, string> = {
	and: '&&',
	or: '||',
	not: '!',
	compl: '~',
	bitand: '&',
	bitor: '|',
	xor: '^',
	not_eq: '!=',
	and_eq: '&=',
	or_eq: '|=',
	xor_eq: '^=',
};

function operatorOf(node: ConcreteNode, context: Context): string {
	const token = childIn(node, 'operator');
	if (!token) {
		return node.type === 'comma_expression' ? ',' : '';
	}
	const text = textOf(token, context);
	return SPELLED_OPERATORS[text] ?? text;
}

function lowerUnary(node: ConcreteNode, context: Context): Expression {
	const argument = childIn(node, 'argument');
	const operator = childIn(node, 'operator');
	return {
		kind: 'unary',
		operator: operatorOf(node, context),
		argument: operand(node, 'argument', context),
		postfix: argument !== undefined && operator !== undefined && argument.start < operator.start,
		...spanOf(node),
	};
}

function lowerDelete(node: ConcreteNode, context: Context): Expression {
	const [argument] = namedChildren(node);
	return argument
		? {
				kind: 'unary',
				operator: 'delete',
				argument: lowerExpression(argument, context),
				postfix: false,
				...spanOf(node),
			}
		: lowerOther(node, context);
}

const PREFIX_OPERATORS = new Set(['&', '*', '+', '-']);

function lowerBinary(node: ConcreteNode, context: Context): Expression {
	const operator = operatorOf(node, context);
	const castType = PREFIX_OPERATORS.has(operator)
		? parenthesizedType(childIn(node, 'left'), operator, context)
		: undefined;
	return castType === undefined
		? {
				kind: 'binary',
				operator,
				left: operand(node, 'left', context),
				right: operand(node, 'right', context),
				...spanOf(node),
			}
		: {
				kind: 'cast',
				type: castType,
				argument: lowerSignBehindCast(node, operator, context),
				...spanOf(node),
			};
}

/** `&x` in `(LPSOCKADDR)&x`, which the grammar takes for a product. */
function lowerSignBehindCast(node: ConcreteNode, operator: string, context: Context): Expression {
	const start = childIn(node, 'operator')?.start ?? node.start;
	const argument = operand(node, 'right', context);
	return argument.kind === 'number' && argument.value && operator === '-'
		? { kind: 'number', value: -argument.value, start, end: node.end }
		: { kind: 'unary', operator, argument, postfix: false, start, end: node.end };
}

function lowerAssignment(node: ConcreteNode, context: Context): Expression {
	return {
		kind: 'assignment',
		operator: operatorOf(node, context),
		left: operand(node, 'left', context),
		right: operand(node, 'right', context),
		...spanOf(node),
	};
}

/** GNU's `a ?: b` gives `a` itself where it is true. */
function lowerConditional(node: ConcreteNode, context: Context): Expression {
	const test = operand(node, 'condition', context);
	return {
		kind: 'conditional',
		test,
		// biome-ignore lint/suspicious/noThenProperty: plain data, never awaited.
		then: childIn(node, 'consequence') ? operand(node, 'consequence', context) : test,
		otherwise: operand(node, 'alternative', context),
		...spanOf(node),
	};
}

function lowerCast(node: ConcreteNode, context: Context): Expression {
	const type = childIn(node, 'type');
	return {
		kind: 'cast',
		type: type ? readTypeDescriptor(type, context) : '',
		argument: operand(node, 'value', context),
		...spanOf(node),
	};
}

/** `(struct sockaddr_in){...}` is a cast of its list; C++'s `endpoint{...}` a construction. */
function lowerCompoundLiteral(node: ConcreteNode, context: Context): Expression {
	const type = childIn(node, 'type');
	const value = childIn(node, 'value');
	if (!type || !value) {
		return lowerOther(node, context);
	}
	if (type.type === 'type_descriptor') {
		return lowerCast(node, context);
	}
	const list = lowerInitializerList(value, context);
	const isPlain = list.elements.every((element) => element.designators.length === 0);
	return {
		kind: 'construction',
		type: nameOfType(type, context),
		args: isPlain ? list.elements.map((element) => element.value) : [list],
		...spanOf(node),
	};
}

function lowerSizeOf(node: ConcreteNode, context: Context): Expression {
	const result: SizeOf = { kind: 'sizeof', ...spanOf(node) };
	const type = childIn(node, 'type');
	if (!type) {
		return { ...result, argument: operand(node, 'value', context) };
	}
	const name = type.type === 'type_descriptor' && type.children.length === 1 ? type.children[0]! : undefined;
	return name?.type === 'type_identifier' || name?.type === 'qualified_identifier'
		? { ...result, argument: readName(name, context) }
		: { ...result, type: readTypeDescriptor(type, context) };
}

function lowerInitializerList(node: ConcreteNode, context: Context): InitializerList {
	return {
		kind: 'initializer',
		elements: namedChildren(node).map((element) =>
			element.type === 'initializer_pair'
				? {
						designators: element.children
							.filter((child) => child.field === 'designator')
							.map((designator) => textOf(designator, context).replace(/^\./, '').trim()),
						value: operand(element, 'value', context),
					}
				: { designators: [], value: lowerExpression(element, context) },
		),
		...spanOf(node),
	};
}

function lowerLambda(node: ConcreteNode, context: Context): Expression {
	const body = childIn(node, 'body');
	const declarator = childIn(node, 'declarator');
	if (!body) {
		return lowerOther(node, context);
	}
	const captures = childIn(node, 'captures')?.children.filter((child) => child.type === 'lambda_capture_initializer');
	return {
		kind: 'lambda',
		parameters: readParameters(declarator && childOfType(declarator, 'parameter_list'), context),
		captures: captures?.map((capture) => ({
			kind: 'assignment',
			operator: '=',
			left: operand(capture, 'left', context),
			right: operand(capture, 'right', context),
			...spanOf(capture),
		})),
		body: lowerBlock(body, context),
		...spanOf(node),
	};
}

/** `FOREACH(list, { ... })`: a block handed to a macro runs when the macro says so. */
function lowerBlockArgument(node: ConcreteNode, context: Context): Expression {
	return { kind: 'lambda', parameters: [], body: lowerBlock(node, context), ...spanOf(node) };
}

function lowerNew(node: ConcreteNode, context: Context): Expression {
	const type = childIn(node, 'type');
	const args = childIn(node, 'arguments');
	return {
		kind: 'construction',
		type: type ? nameOfType(type, context) : '',
		args: args ? namedChildren(args).map((argument) => lowerExpression(argument, context)) : [],
		allocates: true,
		...spanOf(node),
	};
}
