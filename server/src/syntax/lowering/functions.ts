import { type ConcreteNode, childIn, childOfType, errorsIn, namedChildren } from '../concrete-tree.js';
import type { Assignment, Block, Expression, FunctionTree, Parameter } from '../tree.js';
import { lowerArguments } from './calls.js';
import { type Context, spanOf } from './context.js';
import { isStatic, readParameters, readType, shapeOf } from './declarators.js';
import { lowerExpression } from './expressions.js';
import { lastNamePart, madeUpQualifier, readName } from './names.js';
import { lowerBlock } from './statements.js';
import { lowerTry } from './try-blocks.js';

/** A function with its body; undefined for `= default` and for what has no name. `scope` is the class around it. */
export function lowerFunction(node: ConcreteNode, scope: string, context: Context): FunctionTree | undefined {
	const declarator = childIn(node, 'declarator');
	const body = childIn(node, 'body') ?? childOfType(node, 'try_statement');
	const shape = declarator && shapeOf(declarator);
	if (!declarator || !shape?.name || !body) {
		return undefined;
	}
	const name = readName(shape.name, context);
	for (const word of unknownWords(node, declarator, shape.name)) {
		context.understood.add(word);
	}
	context.cut = false;
	const lowered = {
		initializers: lowerInitializers(node, body, context),
		body: lowerFunctionBody(body, context),
	};
	return {
		name: name.name,
		nameSpan: spanOf(lastNamePart(shape.name)),
		scope: [scope, name.qualifier].filter(Boolean).join('::'),
		isStatic: isStatic(node, context),
		returnType: `${readType(node, context)}${shape.pointers > 0 ? ` ${'*'.repeat(shape.pointers)}` : ''}`.trim(),
		parameters: lowerParameters(node, shape.function, context),
		...lowered,
		...(wasCut(context) ? { isCut: true } : {}),
		broken: wasCut(context) || errorsIn(node, context.understood).length > 0,
		...spanOf(node),
	};
}

function wasCut({ cut }: Context): boolean {
	return cut;
}

/** Words before the name that the grammar does not know, as macros for export and calling convention are. */
function unknownWords(node: ConcreteNode, declarator: ConcreteNode, name: ConcreteNode): ConcreteNode[] {
	const words = node.children.filter(
		(child) =>
			child.type === 'ERROR' &&
			child.end <= declarator.start &&
			child.children.every((word) => word.type === 'identifier' || word.type === 'type_identifier'),
	);
	const qualifier = madeUpQualifier(name);
	return qualifier ? [...words, qualifier] : words;
}

function lowerFunctionBody(body: ConcreteNode, context: Context): Block {
	return body.type === 'try_statement'
		? { kind: 'block', body: [lowerTry(body, context)], ...spanOf(body) }
		: lowerBlock(body, context);
}

/** In an old-style definition, the types of the parameters are declared behind the list of their names. */
function lowerParameters(node: ConcreteNode, declarator: ConcreteNode | undefined, context: Context): Parameter[] {
	const parameters = readParameters(declarator && childIn(declarator, 'parameters'), context);
	const byName = new Map(parameters.map((parameter) => [parameter.name, parameter]));
	for (const declaration of node.children) {
		if (declaration.type !== 'declaration') {
			continue;
		}
		const type = readType(declaration, context);
		for (const child of declaration.children.filter((part) => part.field === 'declarator')) {
			const shape = shapeOf(child);
			const parameter = shape.name && byName.get(readName(shape.name, context).name);
			if (parameter) {
				Object.assign(parameter, { type, pointers: shape.pointers, isArray: shape.isArray });
			}
		}
	}
	return parameters;
}

function lowerInitializers(node: ConcreteNode, body: ConcreteNode, context: Context): Assignment[] {
	const list = childOfType(node, 'field_initializer_list') ?? childOfType(body, 'field_initializer_list');
	const assignments: Assignment[] = [];
	for (const initializer of list?.children ?? []) {
		const [name, value] = namedChildren(initializer);
		if (name && value) {
			assignments.push({
				kind: 'assignment',
				operator: '=',
				left: readName(name, context),
				right: initialValue(name, value, context),
				initializes: true,
				...spanOf(initializer),
			});
		}
	}
	return assignments;
}

function initialValue(name: ConcreteNode, value: ConcreteNode, context: Context): Expression {
	const args = value.type === 'argument_list' ? lowerArguments(value, context) : undefined;
	if (!args) {
		const list = lowerExpression(value, context);
		return list.kind === 'initializer' && list.elements.length === 1 ? list.elements[0]!.value : list;
	}
	return args.length === 1
		? args[0]!
		: { kind: 'construction', type: readName(name, context).name, args, ...spanOf(value) };
}
