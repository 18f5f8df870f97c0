import { type ConcreteNode, childIn, childOfType, namedChildren } from '../concrete-tree.js';
import type { Block, Case, Declaration, Expression, Identifier, Statement } from '../tree.js';
import { lowerIf, lowerRangeFor, lowerSwitch, lowerWhile } from './branches.js';
import { type Context, CUT_LEVEL, spanOf, textOf } from './context.js';
import { lowerDeclaration } from './declarations.js';
import { lowerExpression } from './expressions.js';
import { readName } from './names.js';
import { callsIn, statementsIn } from './recovery.js';
import { lowerSehTry, lowerTry } from './try-blocks.js';

type Lowering = (node: ConcreteNode, context: Context) => Statement;

const LOWERINGS: Record<string, Lowering> = {
	compound_statement: lowerBlock,
	declaration: lowerDeclaration,
	expression_statement: lowerExpressionStatement,
	if_statement: lowerIf,
	while_statement: lowerWhile,
	do_statement: lowerDo,
	for_statement: lowerFor,
	for_range_loop: lowerRangeFor,
	switch_statement: lowerSwitch,
	case_statement: lowerCase,
	return_statement: lowerReturn,
	co_return_statement: lowerReturn,
	co_yield_statement: lowerExpressionStatement,
	goto_statement: lowerGoto,
	seh_leave_statement: lowerLeave,
	labeled_statement: lowerLabel,
	break_statement: (node) => ({ kind: 'break', ...spanOf(node) }),
	continue_statement: (node) => ({ kind: 'continue', ...spanOf(node) }),
	try_statement: lowerTry,
	seh_try_statement: lowerSehTry,
	throw_statement: lowerThrow,
	function_definition: lowerNestedFunction,
	class_specifier: lowerNestedType,
	struct_specifier: lowerNestedType,
	union_specifier: lowerNestedType,
	template_declaration: lowerNestedType,
	enum_specifier: lowerNothing,
	type_definition: lowerNothing,
	using_declaration: lowerNothing,
	alias_declaration: lowerNothing,
	namespace_alias_definition: lowerNothing,
	static_assert_declaration: lowerNothing,
	concept_definition: lowerNothing,
	preproc_include: lowerNothing,
	preproc_def: lowerNothing,
	preproc_function_def: lowerNothing,
	preproc_call: lowerNothing,
};

/** True for the nodes that `lowerStatement` makes something of. */
export function isStatement(node: ConcreteNode): boolean {
	return node.type in LOWERINGS || node.type === 'attributed_statement';
}

/** Lowers a statement; where its tree has an error, what could not be placed stands behind it. */
export function lowerStatement(outer: ConcreteNode, context: Context): Statement {
	let node = outer;
	while (node.type === 'attributed_statement' || node.type === 'else_clause' || node.type === 'init_statement') {
		const inner = namedChildren(node).at(-1);
		if (!inner) {
			return lowerNothing(node);
		}
		node = inner;
	}
	if (context.depth >= CUT_LEVEL) {
		context.cut = true;
		return broken(node, callsIn(node, context).map(asStatement));
	}
	context.depth += 1;
	try {
		return lowerAtDepth(node, context);
	} finally {
		context.depth -= 1;
	}
}

function lowerAtDepth(node: ConcreteNode, context: Context): Statement {
	const lowering = LOWERINGS[node.type];
	if (!lowering) {
		return broken(node, statementsIn(node.children, context));
	}
	const statement = lowering(node, context);
	if (!node.broken || node.type === 'compound_statement') {
		return statement;
	}
	const errors = node.children.filter((child) => child.type === 'ERROR');
	const lost = statementsIn(errors, context);
	return lost.length === 0 ? statement : broken(node, [statement, ...lost]);
}

function broken(node: ConcreteNode, children: Statement[]): Statement {
	return { kind: 'broken', children, ...spanOf(node) };
}

/** An expression as a statement of its own. */
export function asStatement(expression: Expression): Statement {
	return { kind: 'expression', expression, start: expression.start, end: expression.end };
}

/** A block, or any other statement as a block of one. */
export function lowerBlock(node: ConcreteNode, context: Context): Block {
	if (node.type !== 'compound_statement') {
		return { kind: 'block', body: [lowerStatement(node, context)], ...spanOf(node) };
	}
	return { kind: 'block', body: lowerBody(node.children, context), ...spanOf(node) };
}

/** The statements among the children of a block or of a `case`. */
export function lowerBody(children: ConcreteNode[], context: Context): Statement[] {
	const nodes = children.filter((child) => child.named && !child.missing);
	const statements: Statement[] = [];
	for (let index = 0; index < nodes.length; index++) {
		const node = nodes[index]!;
		const block = nodes[index + 1];
		const macro = block?.type === 'compound_statement' ? macroBeforeBlock(node) : undefined;
		if (macro) {
			context.understood.add(macro.semicolon);
			statements.push({
				kind: 'while',
				test: lowerExpression(macro.call, context),
				body: lowerStatement(block!, context),
				start: node.start,
				end: block!.end,
			});
			index += 1;
		} else if (node.type === 'ERROR') {
			statements.push(broken(node, statementsIn(node.children, context)));
		} else {
			statements.push(lowerStatement(node, context));
		}
	}
	return statements;
}

/** `LIST_FOREACH(item, list) { ... }` reads like a call without its semicolon, and a block. */
function macroBeforeBlock(node: ConcreteNode): { call: ConcreteNode; semicolon: ConcreteNode } | undefined {
	const [call, semicolon, ...others] = node.children;
	return node.type === 'expression_statement' &&
		call?.type === 'call_expression' &&
		semicolon?.type === ';' &&
		semicolon.missing &&
		others.length === 0
		? { call, semicolon }
		: undefined;
}

function lowerNothing(node: ConcreteNode): Statement {
	return { kind: 'empty', ...spanOf(node) };
}

function lowerExpressionStatement(node: ConcreteNode, context: Context): Statement {
	const [child] = namedChildren(node);
	if (!child) {
		return lowerNothing(node);
	}
	const expression = lowerExpression(child, context);
	return asPointerDeclaration(expression, node) ?? { kind: 'expression', expression, ...spanOf(node) };
}

/** `void (*setup)(SOCKET) = share;` reads like an assignment to what calls give. */
function asPointerDeclaration(expression: Expression, node: ConcreteNode): Declaration | undefined {
	const called =
		expression.kind === 'assignment' && expression.left.kind === 'call' ? expression.left.callee : undefined;
	const inner = called?.kind === 'cast' ? called.argument : called?.kind === 'call' ? called.args[0] : undefined;
	const isPointer = inner?.kind === 'unary' && inner.operator === '*' && inner.argument.kind === 'identifier';
	if (!isPointer || expression.kind !== 'assignment') {
		return undefined;
	}
	const { name, ...rest } = inner.argument as Identifier;
	const span = { start: rest.start, end: rest.end };
	const plain = { pointers: 1, isArray: false, isReference: false };
	const declarator = {
		name,
		nameSpan: span,
		...plain,
		initializer: expression.right,
		start: node.start,
		end: node.end,
	};
	return { kind: 'declaration', type: '', isStatic: false, declarators: [declarator], ...spanOf(node) };
}

/** The statement in a field; an empty one where the tree has lost it. */
export function statementIn(node: ConcreteNode, field: string, context: Context): Statement {
	const child = childIn(node, field);
	return child ? lowerStatement(child, context) : { kind: 'empty', start: node.end, end: node.end };
}

/** The expression in a field; an empty `other` where the tree has lost it. */
export function expressionIn(node: ConcreteNode, field: string, context: Context): Expression {
	const child = childIn(node, field);
	return child
		? lowerExpression(child, context)
		: { kind: 'other', children: [], broken: true, start: node.end, end: node.end };
}

function lowerDo(node: ConcreteNode, context: Context): Statement {
	return {
		kind: 'do',
		test: expressionIn(node, 'condition', context),
		body: statementIn(node, 'body', context),
		...spanOf(node),
	};
}

function lowerFor(node: ConcreteNode, context: Context): Statement {
	const initializer = childIn(node, 'initializer');
	const test = childIn(node, 'condition');
	const update = childIn(node, 'update');
	return {
		kind: 'for',
		init: initializer && lowerForInitializer(initializer, context),
		test: test && lowerExpression(test, context),
		update: update && lowerExpression(update, context),
		body: statementIn(node, 'body', context),
		...spanOf(node),
	};
}

function lowerForInitializer(node: ConcreteNode, context: Context): Statement {
	return isStatement(node) ? lowerStatement(node, context) : asStatement(lowerExpression(node, context));
}

function lowerCase(node: ConcreteNode, context: Context): Case {
	const test = childIn(node, 'value');
	return {
		kind: 'case',
		test: test && lowerExpression(test, context),
		body: lowerBody(
			node.children.filter((child) => child !== test),
			context,
		),
		...spanOf(node),
	};
}

function lowerReturn(node: ConcreteNode, context: Context): Statement {
	const [argument] = namedChildren(node);
	return { kind: 'return', argument: argument && lowerExpression(argument, context), ...spanOf(node) };
}

function lowerThrow(node: ConcreteNode, context: Context): Statement {
	const [argument] = namedChildren(node);
	return { kind: 'throw', argument: argument && lowerExpression(argument, context), ...spanOf(node) };
}

function lowerGoto(node: ConcreteNode, context: Context): Statement {
	const label = childIn(node, 'label');
	return { kind: 'goto', label: label ? textOf(label, context) : '', ...spanOf(node) };
}

/** `__leave` goes to the end of its `__try` block, where `lowerSehTry` puts the label. */
function lowerLeave(node: ConcreteNode, context: Context): Statement {
	const target = context.leaveLabels.at(-1);
	if (!target) {
		return lowerNothing(node);
	}
	target.used = true;
	return { kind: 'goto', label: target.label, ...spanOf(node) };
}

function lowerLabel(node: ConcreteNode, context: Context): Statement {
	const label = childIn(node, 'label');
	const body = namedChildren(node).find((child) => child !== label);
	return {
		kind: 'label',
		name: label ? textOf(label, context) : '',
		body: body && lowerStatement(body, context),
		...spanOf(node),
	};
}

/**
 * A definition without a type is no function but a macro with a block, as in `FOREACH(x, list) { ... }`, which may run
 * never, once or often.
 */
function lowerNestedFunction(node: ConcreteNode, context: Context): Statement {
	const declarator = childIn(node, 'declarator');
	const body = childIn(node, 'body');
	const name = declarator && childIn(declarator, 'declarator');
	const parameters = declarator && childOfType(declarator, 'parameter_list');
	if (childIn(node, 'type') || !name || !body || !parameters) {
		return { kind: 'nested', ...spanOf(node) };
	}
	const args = parameters.children.flatMap((parameter): Expression[] => {
		const argument = childIn(parameter, 'declarator') ?? childIn(parameter, 'type');
		return argument ? [lowerExpression(argument, context)] : [];
	});
	return {
		kind: 'while',
		test: { kind: 'call', callee: readName(name, context), args, ...spanOf(declarator) },
		body: lowerBlock(body, context),
		...spanOf(node),
	};
}

function lowerNestedType(node: ConcreteNode): Statement {
	return { kind: 'nested', ...spanOf(node) };
}
