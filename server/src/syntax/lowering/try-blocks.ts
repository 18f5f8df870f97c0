import { type ConcreteNode, childIn } from '../concrete-tree.js';
import type { Block, Statement, Try } from '../tree.js';
import { type Context, spanOf } from './context.js';
import { lowerExpression } from './expressions.js';
import { asStatement, lowerBlock } from './statements.js';

export function lowerTry(node: ConcreteNode, context: Context): Try {
	return {
		kind: 'try',
		body: lowerBodyOf(node, context),
		handlers: node.children
			.filter((child) => child.type === 'catch_clause')
			.map((clause) => lowerBodyOf(clause, context)),
		...spanOf(node),
	};
}

/** `__try` with `__except`, whose filter runs first, or `__finally`. `__leave` goes to a label at the end of the body. */
export function lowerSehTry(node: ConcreteNode, context: Context): Statement {
	const leave = { label: `__leave ${node.start}`, used: false };
	context.leaveLabels.push(leave);
	const body = lowerBodyOf(node, context);
	context.leaveLabels.pop();
	if (leave.used) {
		body.body.push({ kind: 'label', name: leave.label, start: body.end, end: body.end });
	}
	const except = node.children.find((child) => child.type === 'seh_except_clause');
	const finallyClause = node.children.find((child) => child.type === 'seh_finally_clause');
	return {
		kind: 'try',
		body,
		handlers: except ? [lowerExcept(except, context)] : [],
		finalizer: finallyClause && lowerBodyOf(finallyClause, context),
		...spanOf(node),
	};
}

function lowerExcept(node: ConcreteNode, context: Context): Block {
	const filter = childIn(node, 'filter');
	const block = lowerBodyOf(node, context);
	return filter ? { ...block, body: [asStatement(lowerExpression(filter, context)), ...block.body] } : block;
}

function lowerBodyOf(node: ConcreteNode, context: Context): Block {
	const body = childIn(node, 'body');
	return body ? lowerBlock(body, context) : { kind: 'block', body: [], start: node.end, end: node.end };
}
