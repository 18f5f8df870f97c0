import type {
	Block,
	Declaration,
	Expression,
	FunctionTree,
	ItemTree,
	Parameter,
	Statement,
} from '../../../server/src/syntax/tree.js';

/** The whole tree as compact text, one statement a line, so that a test can show what it expects. */
export function printItem(item: ItemTree): string {
	return [
		...item.declarations.map((declaration) => `${scopePrefix(declaration.scope)}${printDeclaration(declaration)}`),
		...item.functions.map(printFunction),
		...item.errors.map((error) => `error ${error.start}-${error.end}`),
	].join('\n');
}

function scopePrefix(scope: string): string {
	return scope === '' ? '' : `${scope}:: `;
}

function printFunction(tree: FunctionTree): string {
	const head = [
		tree.broken ? 'broken ' : '',
		tree.isStatic ? 'static ' : '',
		'function ',
		tree.scope === '' ? '' : `${tree.scope}::`,
		`${tree.name}(${tree.parameters.map(printParameter).join(', ')})`,
		tree.returnType === '' ? '' : `: ${tree.returnType}`,
	].join('');
	const initializers = tree.initializers.map((assignment) => `  init ${printExpression(assignment)}`);
	return [head, ...initializers, ...printBody(tree.body)].join('\n');
}

function printParameter(parameter: Parameter): string {
	return `${parameter.type} ${'*'.repeat(parameter.pointers)}${parameter.name}${parameter.isArray ? '[]' : ''}`.trim();
}

function printBody(body: Block): string[] {
	return indent(body.body.flatMap(printStatement));
}

function indent(lines: string[]): string[] {
	return lines.map((line) => `  ${line}`);
}

/** A block in a place that always has one adds no line of its own. */
function printInner(statement: Statement): string[] {
	return statement.kind === 'block' ? printBody(statement) : indent(printStatement(statement));
}

function printDeclaration(declaration: Declaration): string {
	const names = declaration.declarators.map(
		({ name, pointers, isArray, initializer }) =>
			`${'*'.repeat(pointers)}${name}${isArray ? '[]' : ''}${initializer ? ` = ${printExpression(initializer)}` : ''}`,
	);
	return `${declaration.isStatic ? 'static ' : ''}${declaration.type}: ${names.join(', ')}`;
}

export function printStatement(statement: Statement): string[] {
	switch (statement.kind) {
		case 'block':
			return ['block', ...printBody(statement)];
		case 'declaration':
			return [printDeclaration(statement)];
		case 'expression':
			return [printExpression(statement.expression)];
		case 'if':
			return [
				`if ${statement.init ? `${printOneLine(statement.init)}; ` : ''}${printExpression(statement.test)}`,
				...printInner(statement.then),
				...(statement.otherwise ? ['else', ...printInner(statement.otherwise)] : []),
			];
		case 'while':
			return [`while ${printExpression(statement.test)}`, ...printInner(statement.body)];
		case 'do':
			return ['do', ...printInner(statement.body), `while ${printExpression(statement.test)}`];
		case 'for': {
			const init = statement.init ? printOneLine(statement.init) : '';
			const test = statement.test ? printExpression(statement.test) : '';
			const update = statement.update ? printExpression(statement.update) : '';
			return [`for ${init}; ${test}; ${update}`, ...printInner(statement.body)];
		}
		case 'range-for':
			return [`for ${statement.name} of ${printExpression(statement.range)}`, ...printInner(statement.body)];
		case 'switch':
			return [`switch ${printExpression(statement.test)}`, ...printInner(statement.body)];
		case 'case':
			return [
				statement.test ? `case ${printExpression(statement.test)}` : 'default',
				...indent(statement.body.flatMap(printStatement)),
			];
		case 'return':
		case 'throw':
			return [`${statement.kind}${statement.argument ? ` ${printExpression(statement.argument)}` : ''}`];
		case 'goto':
			return [`goto ${statement.label}`];
		case 'label':
			return [`label ${statement.name}`, ...(statement.body ? printStatement(statement.body) : [])];
		case 'try':
			return [
				'try',
				...printBody(statement.body),
				...statement.handlers.flatMap((handler) => ['catch', ...printBody(handler)]),
				...(statement.finalizer ? ['finally', ...printBody(statement.finalizer)] : []),
			];
		case 'broken':
			return ['broken', ...indent(statement.children.flatMap(printStatement))];
		default:
			return [statement.kind];
	}
}

function printOneLine(statement: Statement): string {
	return printStatement(statement).join(' | ');
}

/** Prefix notation where the operators of C would hide how the tree nests. */
export function printExpression(expression: Expression): string {
	switch (expression.kind) {
		case 'identifier':
			return expression.qualifier === undefined ? expression.name : `${expression.qualifier}::${expression.name}`;
		case 'number':
			return expression.value === undefined ? 'number?' : String(expression.value);
		case 'string':
			return `"${expression.value}"`;
		case 'call':
			return `${printExpression(expression.callee)}(${printList(expression.args)})`;
		case 'member':
			return `${printExpression(expression.object)}${expression.arrow ? '->' : '.'}${expression.name}`;
		case 'index':
			return `${printExpression(expression.object)}[${printExpression(expression.index)}]`;
		case 'unary':
			return expression.postfix
				? `(${printExpression(expression.argument)} ${expression.operator})`
				: `(${expression.operator} ${printExpression(expression.argument)})`;
		case 'binary':
		case 'assignment':
			return `(${printExpression(expression.left)} ${expression.operator} ${printExpression(expression.right)})`;
		case 'conditional':
			return `(${[expression.test, expression.then, expression.otherwise].map(printExpression).join(' ? ')})`;
		case 'cast':
			return `<${expression.type}>${printExpression(expression.argument)}`;
		case 'sizeof':
			return expression.argument ? `sizeof ${printExpression(expression.argument)}` : `sizeof<${expression.type}>`;
		case 'initializer':
			return `{${expression.elements
				.map(
					({ designators, value }) =>
						`${designators.map((name) => `.${name}`).join('')}${
							designators.length > 0 ? '=' : ''
						}${printExpression(value)}`,
				)
				.join(', ')}}`;
		case 'lambda':
			return [
				'lambda',
				expression.captures?.length ? `[${printList(expression.captures)}]` : '',
				`(${expression.parameters.map(printParameter).join(', ')})`,
				` { ${expression.body.body.map(printOneLine).join('; ')} }`,
			].join('');
		case 'construction':
			return `new ${expression.type}(${printList(expression.args)})`;
		case 'other':
			return `${expression.broken ? 'broken' : 'other'}(${printList(expression.children)})`;
	}
}

function printList(expressions: Expression[]): string {
	return expressions.map(printExpression).join(', ');
}
