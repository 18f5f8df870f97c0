import { describeCall, describeKernelCall } from '../../knowledge/calls/index.js';
import { COMPLETION_SETTERS } from '../../knowledge/calls/winsock-kernel.js';
import type { Expression, Lambda, Statement } from '../../syntax/tree.js';

/** The expressions right inside an expression, in source order; a lambda's body is not inside. */
export function childrenOf(expression: Expression): readonly Expression[] {
	switch (expression.kind) {
		case 'call':
			return [expression.callee, ...expression.args];
		case 'construction':
			return expression.args;
		case 'member':
			return [expression.object];
		case 'index':
			return [expression.object, expression.index];
		case 'unary':
		case 'cast':
			return [expression.argument];
		case 'binary':
		case 'assignment':
			return [expression.left, expression.right];
		case 'conditional':
			return [expression.test, expression.then, expression.otherwise];
		case 'sizeof':
			return expression.argument ? [expression.argument] : [];
		case 'initializer':
			return expression.elements.map((element) => element.value);
		case 'other':
			return expression.children;
		case 'identifier':
		case 'number':
		case 'string':
		case 'lambda':
			return [];
	}
}

/** The statements right inside a statement, in source order. */
function statementsIn(statement: Statement): readonly (Statement | undefined)[] {
	switch (statement.kind) {
		case 'block':
		case 'case':
			return statement.body;
		case 'broken':
			return statement.children;
		case 'if':
			return [statement.init, statement.then, statement.otherwise];
		case 'while':
		case 'do':
		case 'range-for':
		case 'switch':
		case 'label':
			return [statement.body];
		case 'for':
			return [statement.init, statement.body];
		case 'try':
			return [statement.body, ...statement.handlers, statement.finalizer];
		default:
			return [];
	}
}

/** The expressions right inside a statement, in source order. */
export function expressionsIn(statement: Statement): readonly (Expression | undefined)[] {
	switch (statement.kind) {
		case 'declaration':
			return statement.declarators.map((declarator) => declarator.initializer);
		case 'expression':
			return [statement.expression];
		case 'if':
		case 'while':
		case 'do':
		case 'switch':
		case 'case':
			return [statement.test];
		case 'for':
			return [statement.test, statement.update];
		case 'range-for':
			return [statement.range];
		case 'return':
		case 'throw':
			return [statement.argument];
		default:
			return [];
	}
}

/** Visits a statement and all statements inside it. */
export function forEachStatement(statement: Statement, visit: (statement: Statement) => void): void {
	const rest: Statement[] = [statement];
	for (let next = rest.pop(); next; next = rest.pop()) {
		visit(next);
		for (const inner of statementsIn(next)) {
			if (inner) {
				rest.push(inner);
			}
		}
	}
}

/** Visits every expression in statements and expressions, outer ones first. */
export function forEachExpression(
	roots: readonly (Statement | Expression)[],
	visit: (expression: Expression) => void,
): void {
	const rest: Expression[] = [];
	for (const root of roots) {
		if (isStatement(root)) {
			forEachStatement(root, (statement) => {
				for (const expression of expressionsIn(statement)) {
					if (expression) {
						rest.push(expression);
					}
				}
			});
		} else {
			rest.push(root);
		}
	}
	for (let next = rest.pop(); next; next = rest.pop()) {
		visit(next);
		rest.push(...childrenOf(next));
	}
}

const EXPRESSION_KINDS: ReadonlySet<string> = new Set<Expression['kind']>([
	'identifier',
	'number',
	'string',
	'call',
	'member',
	'index',
	'unary',
	'binary',
	'assignment',
	'conditional',
	'cast',
	'sizeof',
	'initializer',
	'lambda',
	'construction',
	'other',
]);

/** Whether a piece of tree is a statement. */
export function isStatement(node: Statement | Expression): node is Statement {
	return !EXPRESSION_KINDS.has(node.kind);
}

/**
 * Every name that is called inside: `f` for `f()`, `ns::f()` and `object.f()`; also a Winsock Kernel function that is
 * taken out of its dispatch table to be called later, the routine that runs when an IRP is done, and the classes and
 * members that an object is made for.
 */
export function callNames(roots: readonly (Statement | Expression)[]): Set<string> {
	const names = new Set<string>();
	for (const root of roots.filter(isStatement)) {
		forEachStatement(root, (statement) => {
			if (statement.kind === 'declaration' && mayHaveConstructor(statement.type)) {
				addNamesIn(statement.type, names);
			}
		});
	}
	forEachExpression(roots, (expression) => {
		if (expression.kind === 'member' && describeKernelCall(expression.name)) {
			names.add(expression.name);
		}
		if (expression.kind === 'assignment' && expression.initializes && expression.left.kind === 'identifier') {
			names.add(expression.left.name);
		}
		if (expression.kind === 'construction') {
			addNamesIn(expression.type, names);
		}
		if (expression.kind === 'call') {
			const { callee } = expression;
			if (callee.kind === 'identifier' && callee.templateArguments) {
				addNamesIn(callee.templateArguments, names);
			}
			if (callee.kind === 'identifier' || callee.kind === 'member') {
				names.add(callee.name);
				const routine = expression.args[COMPLETION_SETTERS.get(callee.name)?.routine ?? -1];
				if (routine?.kind === 'identifier') {
					names.add(routine.name);
				}
			}
		}
	});
	return names;
}

/** A type of C++, or a name that may be one; a name that is a socket call is that call. */
function mayHaveConstructor(type: string): boolean {
	return /::|</.test(type) || (/^[A-Za-z_]\w*$/.test(type) && describeCall(type) === undefined);
}

/** The names in a type; a type of C is none that makes anything. */
function addNamesIn(type: string, names: Set<string>): void {
	for (const [name] of type.matchAll(/[A-Za-z_]\w*/g)) {
		names.add(name);
	}
}

/** Every plain name that is assigned to, or counted up or down. */
export function assignedNames(roots: readonly (Statement | Expression)[]): Set<string> {
	const names = new Set<string>();
	forEachExpression(roots, (expression) => {
		const isCounted = expression.kind === 'unary' && (expression.operator === '++' || expression.operator === '--');
		const target = expression.kind === 'assignment' ? expression.left : isCounted ? expression.argument : undefined;
		if (target?.kind === 'identifier') {
			names.add(target.name);
		}
	});
	return names;
}

/** The lambdas in a statement, and those in their bodies. */
export function lambdasOf(statement: Statement): Lambda[] {
	const found: Lambda[] = [];
	const search = (root: Statement): void =>
		forEachExpression([root], (expression) => {
			if (expression.kind === 'lambda') {
				found.push(expression);
			}
		});
	search(statement);
	for (let i = 0; i < found.length; i++) {
		search(found[i]!.body);
	}
	return found;
}
