import { type ConcreteNode, childIn, namedChildren } from '../concrete-tree.js';
import type { Case, Declaration, Expression, Statement } from '../tree.js';
import { type Context, spanOf, textOf } from './context.js';
import { lowerDeclaration } from './declarations.js';
import { shapeOf } from './declarators.js';
import { lowerExpression } from './expressions.js';
import { lowerBody, lowerStatement, statementIn } from './statements.js';

/** What stands in the parentheses of an `if`, `while` or `switch`. */
interface Condition {
	/** C++17's init statement, and the declaration of a condition that declares. */
	init: Statement[];
	test: Expression;
}

export function lowerIf(node: ConcreteNode, context: Context): Statement {
	const { init, test } = lowerCondition(node, context);
	const alternative = childIn(node, 'alternative');
	return {
		kind: 'if',
		init: asOne(init),
		test,
		// biome-ignore lint/suspicious/noThenProperty: plain data, never awaited.
		then: statementIn(node, 'consequence', context),
		otherwise: alternative && lowerStatement(alternative, context),
		...spanOf(node),
	};
}

export function lowerWhile(node: ConcreteNode, context: Context): Statement {
	const { init, test } = lowerCondition(node, context);
	const body = statementIn(node, 'body', context);
	return behind(init, { kind: 'while', test, body, ...spanOf(node) });
}

export function lowerSwitch(node: ConcreteNode, context: Context): Statement {
	const { init, test } = lowerCondition(node, context);
	const block = childIn(node, 'body');
	const body: Statement = block
		? { kind: 'block', body: gatherCases(lowerBody(block.children, context)), ...spanOf(block) }
		: { kind: 'empty', start: node.end, end: node.end };
	return behind(init, { kind: 'switch', test, body, ...spanOf(node) });
}

/** The grammar leaves some statements behind a `case` beside it: they belong to the case before them. */
function gatherCases(statements: Statement[]): Statement[] {
	const gathered: Statement[] = [];
	let current: Case | undefined;
	for (const statement of statements) {
		if (statement.kind === 'case') {
			current = statement;
			gathered.push(statement);
		} else if (current) {
			current.body.push(statement);
			current.end = statement.end;
		} else {
			gathered.push(statement);
		}
	}
	return gathered;
}

export function lowerRangeFor(node: ConcreteNode, context: Context): Statement {
	const initializer = childIn(node, 'initializer');
	const declarator = childIn(node, 'declarator');
	const range = childIn(node, 'right');
	const name = declarator && shapeOf(declarator).name;
	return behind(initializer ? [lowerStatement(initializer, context)] : [], {
		kind: 'range-for',
		name: name?.type === 'identifier' ? textOf(name, context) : '',
		range: range
			? lowerExpression(range, context)
			: { kind: 'other', children: [], broken: true, start: node.end, end: node.end },
		body: statementIn(node, 'body', context),
		...spanOf(node),
	});
}

function lowerCondition(node: ConcreteNode, context: Context): Condition {
	const clause = childIn(node, 'condition');
	if (clause?.type !== 'condition_clause') {
		return { init: [], test: lowerTest(clause, node, context) };
	}
	const initializer = childIn(clause, 'initializer');
	const init = initializer ? [lowerStatement(initializer, context)] : [];
	const value = childIn(clause, 'value');
	if (value?.type !== 'declaration') {
		const errors = clause.children.some((child) => child.type === 'ERROR');
		return { init, test: lowerTest(errors ? clause : value, node, context) };
	}
	const declaration = lowerDeclaration(value, context);
	return { init: [...init, withoutValues(declaration)], test: assignmentOf(declaration) };
}

function lowerTest(test: ConcreteNode | undefined, node: ConcreteNode, context: Context): Expression {
	return test && (test.type === 'condition_clause' || namedChildren(test).length > 0 || test.children.length === 0)
		? lowerExpression(test, context)
		: { kind: 'other', children: [], broken: true, start: node.start, end: node.start };
}

function withoutValues(declaration: Declaration): Declaration {
	return {
		...declaration,
		declarators: declaration.declarators.map((declarator) => ({ ...declarator, initializer: undefined })),
	};
}

function assignmentOf(declaration: Declaration): Expression {
	const [declarator] = declaration.declarators;
	if (!declarator?.initializer) {
		return { kind: 'other', children: [], broken: true, start: declaration.start, end: declaration.end };
	}
	return {
		kind: 'assignment',
		operator: '=',
		left: { kind: 'identifier', name: declarator.name, ...declarator.nameSpan },
		right: declarator.initializer,
		start: declarator.start,
		end: declaration.end,
	};
}

function asOne(statements: Statement[]): Statement | undefined {
	return statements.length < 2
		? statements[0]
		: { kind: 'block', body: statements, start: statements[0]!.start, end: statements.at(-1)!.end };
}

/** A loop has no room for a statement that runs before it: both stand in a block. */
function behind(init: Statement[], statement: Statement): Statement {
	return init.length === 0
		? statement
		: { kind: 'block', body: [...init, statement], start: statement.start, end: statement.end };
}
