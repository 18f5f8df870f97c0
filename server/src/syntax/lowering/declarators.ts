import { type ConcreteNode, childIn, childOfType } from '../concrete-tree.js';
import type { Parameter } from '../tree.js';
import { type Context, spanOf, textOf, typeText } from './context.js';
import { lowerExpression } from './expressions.js';

/** What stands around a declared name: `(*name[3])(int)`. */
export interface DeclaratorShape {
	/** The name itself; undefined in an abstract declarator. */
	name?: ConcreteNode;
	/** How many `*` and `&` stand before the name. */
	pointers: number;
	isArray: boolean;
	isReference: boolean;
	/** The innermost function declarator: the one whose name this is. */
	function?: ConcreteNode;
}

const WRAPPERS: Record<string, 'pointer' | 'array' | 'function' | 'none'> = {
	pointer_declarator: 'pointer',
	reference_declarator: 'pointer',
	abstract_pointer_declarator: 'pointer',
	abstract_reference_declarator: 'pointer',
	pointer_type_declarator: 'pointer',
	array_declarator: 'array',
	abstract_array_declarator: 'array',
	function_declarator: 'function',
	abstract_function_declarator: 'function',
	parenthesized_declarator: 'none',
	abstract_parenthesized_declarator: 'none',
	attributed_declarator: 'none',
	variadic_declarator: 'none',
	init_declarator: 'none',
};

/** Peels pointers, arrays, parentheses and parameter lists off a declarator. */
export function shapeOf(declarator: ConcreteNode): DeclaratorShape {
	const shape: DeclaratorShape = { pointers: 0, isArray: false, isReference: false };
	let current: ConcreteNode | undefined = declarator;
	while (current) {
		const wrapper: string | undefined = WRAPPERS[current.type];
		if (wrapper === undefined) {
			shape.name = current.missing ? undefined : current;
			return shape;
		}
		if (wrapper === 'pointer') {
			shape.pointers += 1;
			shape.isReference ||= current.type.endsWith('reference_declarator');
		} else if (wrapper === 'array') {
			shape.isArray = true;
		} else if (wrapper === 'function') {
			shape.function = current;
		}
		current = innerDeclarator(current);
	}
	return shape;
}

const NOT_DECLARATORS = new Set([
	'type_qualifier',
	'ms_based_modifier',
	'ms_pointer_modifier',
	'ms_call_modifier',
	'attribute_declaration',
	'attribute_specifier',
	'parameter_list',
	'argument_list',
	'ERROR',
]);

function innerDeclarator(node: ConcreteNode): ConcreteNode | undefined {
	return (
		childIn(node, 'declarator') ??
		node.children.find((child) => child.named && child.field === '' && !NOT_DECLARATORS.has(child.type))
	);
}

/** The type of a declaration, a parameter or a `sizeof`: the name of a class stands for its whole body. */
export function readType(node: ConcreteNode | undefined, context: Context): string {
	const type = node && (childIn(node, 'type') ?? childOfType(node, 'type_identifier', 'primitive_type'));
	return type ? nameOfType(type, context) : '';
}

/** A type without the body that may define it at once: `struct server`. */
export function nameOfType(type: ConcreteNode, context: Context): string {
	const body = childIn(type, 'body');
	if (!body) {
		return typeText(type.start, type.end, context);
	}
	const keyword = /^\w+/.exec(textOf(type, context))?.[0] ?? '';
	const name = childIn(type, 'name');
	return name ? `${keyword} ${textOf(name, context)}` : keyword;
}

/** A type as a cast or `sizeof` names it: `struct sockaddr *`. */
export function readTypeDescriptor(node: ConcreteNode, context: Context): string {
	const type = childIn(node, 'type');
	if (!type) {
		return typeText(node.start, node.end, context);
	}
	const declarator = childIn(node, 'declarator');
	const base = nameOfType(type, context);
	return declarator ? `${base} ${typeText(declarator.start, declarator.end, context)}` : base;
}

/** The parameters of a function, `void` and `...` left out. */
export function readParameters(list: ConcreteNode | undefined, context: Context): Parameter[] {
	const parameters: Parameter[] = [];
	for (const node of list?.children ?? []) {
		const parameter = readParameter(node, context);
		if (parameter) {
			parameters.push(parameter);
		}
	}
	return parameters;
}

function readParameter(node: ConcreteNode, context: Context): Parameter | undefined {
	if (node.type === 'identifier') {
		return {
			name: textOf(node, context),
			type: 'int',
			pointers: 0,
			isArray: false,
			isReference: false,
			...spanOf(node),
		};
	}
	if (!node.type.endsWith('parameter_declaration')) {
		return undefined;
	}
	const declarator = childIn(node, 'declarator');
	const shape: DeclaratorShape = declarator ? shapeOf(declarator) : { pointers: 0, isArray: false, isReference: false };
	const type = readType(node, context);
	if (type === 'void' && !declarator) {
		return undefined;
	}
	const name = shape.name ? textOf(shape.name, context) : '';
	const { pointers, isArray, isReference } = shape;
	const parameter: Parameter = { name, type, pointers, isArray, isReference, ...spanOf(node) };
	const value = childIn(node, 'default_value');
	return value ? { ...parameter, defaultValue: lowerExpression(value, context) } : parameter;
}

/** True where `static` is among a declaration's specifiers. */
export function isStatic(node: ConcreteNode, context: Context): boolean {
	return node.children.some((child) => child.type === 'storage_class_specifier' && textOf(child, context) === 'static');
}
