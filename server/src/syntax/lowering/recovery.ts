import { type ConcreteNode, childIn } from '../concrete-tree.js';
import type { Expression, Statement } from '../tree.js';
import { type Context, KEPT_BELOW, spanOf } from './context.js';
import { isExpression, lowerExpression } from './expressions.js';
import { isStatement, lowerStatement } from './statements.js';

const EFFECTS = new Set(['call_expression', 'assignment_expression', 'update_expression']);

/** The outermost expressions below a node, in source order, whatever stands between. */
export function expressionsIn(node: ConcreteNode, context: Context): Expression[] {
	const found = outermost(node.children, (child) => child.named && isExpression(child) && !child.missing);
	return found.map((expression) => lowerExpression(expression, context));
}

/** The calls below a node that is nested too deeply to be lowered as a whole. */
export function callsIn(node: ConcreteNode, context: Context): Expression[] {
	const depth = context.depth;
	context.depth = Math.max(0, depth - KEPT_BELOW);
	try {
		return outermost(node.children, (child) => child.type === 'call_expression' && child.height < KEPT_BELOW).map(
			(call) => lowerExpression(call, context),
		);
	} finally {
		context.depth = depth;
	}
}

/** Calls and assignments in the errors right below an expression, which its own shape has no room for. */
export function lostEffects(node: ConcreteNode, context: Context): Expression[] {
	const lists = [node, childIn(node, 'arguments')];
	const errors = lists.flatMap((list) => list?.children.filter((child) => child.type === 'ERROR') ?? []);
	return outermost(errors, (child) => EFFECTS.has(child.type)).map((effect) => lowerExpression(effect, context));
}

/** What could still be read of the nodes given, as statements: names and literals on their own are left out. */
export function statementsIn(nodes: ConcreteNode[], context: Context): Statement[] {
	return outermost(nodes, (node) => isStatement(node) || (isExpression(node) && node.children.length > 0)).map(
		(node): Statement =>
			isStatement(node)
				? lowerStatement(node, context)
				: { kind: 'expression', expression: lowerExpression(node, context), ...spanOf(node) },
	);
}

function outermost(nodes: ConcreteNode[], isWanted: (node: ConcreteNode) => boolean): ConcreteNode[] {
	const found: ConcreteNode[] = [];
	const pending = [...nodes].reverse();
	for (let node = pending.pop(); node; node = pending.pop()) {
		if (isWanted(node)) {
			found.push(node);
		} else {
			for (let index = node.children.length - 1; index >= 0; index--) {
				pending.push(node.children[index]!);
			}
		}
	}
	return found;
}
