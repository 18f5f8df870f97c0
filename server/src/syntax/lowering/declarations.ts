import { type ConcreteNode, childIn } from '../concrete-tree.js';
import type { Construction, Declaration, Declarator, Expression } from '../tree.js';
import { lowerArguments } from './calls.js';
import { type Context, isOutsideFunctions, spanOf, textOf } from './context.js';
import { isStatic, readType, shapeOf } from './declarators.js';
import { lowerExpression } from './expressions.js';
import { lastNamePart, readName } from './names.js';

/** A declaration with those of its names that are no function prototypes. */
export function lowerDeclaration(node: ConcreteNode, context: Context): Declaration {
	return {
		kind: 'declaration',
		type: readType(node, context),
		isStatic: isStatic(node, context),
		declarators: node.children.flatMap((child, index) =>
			child.field === 'declarator' ? lowerDeclarator(child, valueAfter(node, index), node, context) : [],
		),
		...spanOf(node),
	};
}

/** Members of classes and conditions carry their value beside the declarator, not inside it. */
function valueAfter(node: ConcreteNode, index: number): ConcreteNode | undefined {
	for (let next = index + 1; next < node.children.length; next++) {
		const child = node.children[next]!;
		if (child.field === 'declarator') {
			return undefined;
		}
		if (child.field === 'value' || child.field === 'default_value') {
			return child;
		}
	}
	return undefined;
}

function lowerDeclarator(
	node: ConcreteNode,
	valueBeside: ConcreteNode | undefined,
	declaration: ConcreteNode,
	context: Context,
): Declarator[] {
	const shape = shapeOf(node);
	if (!shape.name) {
		return [];
	}
	let initializer = lowerInitializer(childIn(node, 'value') ?? valueBeside, declaration, context);
	if (shape.function && !initializer && !wrapsPointer(shape.function)) {
		initializer = asConstruction(shape.function, declaration, context);
		if (!initializer) {
			return [];
		}
	}
	if (shape.name.type === 'structured_binding_declarator') {
		return lowerStructuredBinding(shape.name, node, initializer, context);
	}
	const nameNode = lastNamePart(shape.name);
	return [
		{
			name: readName(shape.name, context).name,
			nameSpan: spanOf(nameNode),
			pointers: shape.pointers,
			isReference: shape.isReference,
			isArray: shape.isArray,
			initializer,
			...spanOf(node),
		},
	];
}

/** `(*callback)(int)` declares a variable, `callback(int)` a function. */
function wrapsPointer(declarator: ConcreteNode): boolean {
	return childIn(declarator, 'declarator')?.type === 'parenthesized_declarator';
}

/** The value comes to the whole binding, which has no name; the names in it get theirs from nowhere that we follow. */
function lowerStructuredBinding(
	binding: ConcreteNode,
	node: ConcreteNode,
	initializer: Expression | undefined,
	context: Context,
): Declarator[] {
	const plain = { pointers: 0, isReference: false, isArray: false };
	const names = binding.children.filter((child) => child.type === 'identifier');
	return [
		{ name: '', nameSpan: spanOf(binding), initializer, ...plain, ...spanOf(node) },
		...names.map((name) => ({
			name: textOf(name, context),
			nameSpan: spanOf(name),
			...plain,
			...spanOf(name),
		})),
	];
}

function lowerInitializer(
	value: ConcreteNode | undefined,
	declaration: ConcreteNode,
	context: Context,
): Expression | undefined {
	if (value?.type === 'argument_list') {
		return construct(value, readType(declaration, context), lowerArguments(value, context));
	}
	return value && lowerExpression(value, context);
}

/** `tcp::acceptor acceptor(service, endpoint);` in a C++ function reads like a prototype, but declares a variable. */
function asConstruction(
	declarator: ConcreteNode,
	declaration: ConcreteNode,
	context: Context,
): Construction | undefined {
	const list = childIn(declarator, 'parameters');
	if (context.language === 'c' || isOutsideFunctions(context) || !list || list.children.length === 0) {
		return undefined;
	}
	const args = asArguments(list, context);
	return args && construct(list, readType(declaration, context), args);
}

function asArguments(list: ConcreteNode, context: Context): Expression[] | undefined {
	const args = list.children.map((parameter) => asArgument(parameter, context));
	return args.every((argument) => argument !== undefined) ? args : undefined;
}

/** A bare name, or a call, `tcp::v4()`, that reads like a function without a name. */
function asArgument(parameter: ConcreteNode, context: Context): Expression | undefined {
	const [type, declarator, ...others] = parameter.children;
	const isName = type?.type === 'type_identifier' || type?.type === 'qualified_identifier';
	if (parameter.type !== 'parameter_declaration' || !isName || others.length > 0) {
		return undefined;
	}
	const callee = readName(type, context);
	if (!declarator) {
		return callee;
	}
	const list = declarator.type === 'abstract_function_declarator' ? childIn(declarator, 'parameters') : undefined;
	const args = list && asArguments(list, context);
	return args && { kind: 'call', callee, args, ...spanOf(parameter) };
}

function construct(node: ConcreteNode, type: string, args: Expression[]): Construction {
	return { kind: 'construction', type, args, ...spanOf(node) };
}
