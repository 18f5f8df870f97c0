import { type ConcreteNode, childIn, errorsIn } from '../concrete-tree.js';
import type { FunctionTree, ItemTree, Statement } from '../tree.js';
import { type Context, DEEPEST, textOf } from './context.js';
import { lowerDeclaration } from './declarations.js';
import { enumeratorsIn } from './enumerators.js';
import { lowerFunction } from './functions.js';
import { readName } from './names.js';
import { statementsIn } from './recovery.js';
import { isStatement } from './statements.js';

/** What an item holds. `offset` is where its text starts in the file; the tree's positions are already the file's. */
export function lowerItem(root: ConcreteNode, text: string, offset: number, language: 'c' | 'cpp'): ItemTree {
	const context: Context = { language, text, offset, depth: 0, cut: false, understood: new Set(), leaveLabels: [] };
	const item: ItemTree = { functions: [], declarations: [], enumerators: [], errors: [] };
	const stray: Statement[] = [];
	for (const { node, scope } of outerNodes(root, context)) {
		if (node.type === 'function_definition') {
			const lowered = lowerFunction(node, scope, context);
			if (lowered) {
				item.functions.push(lowered);
			}
		} else if (node.type === 'declaration' || node.type === 'field_declaration') {
			const declaration = lowerDeclaration(node, context);
			if (declaration.declarators.length > 0) {
				item.declarations.push({ ...declaration, scope });
			}
		} else {
			stray.push(...statementsIn([node], context).filter(isWorthKeeping));
		}
	}
	if (text.includes('enum')) {
		item.enumerators = enumeratorsIn(root, context);
	}
	if (stray.length > 0) {
		item.functions.push(nameless(root, stray));
	}
	item.errors = errorsIn(root, context.understood).map(({ start, end }) => ({ start, end }));
	return item;
}

/** A name on its own outside a function is a macro, and a semicolon is nothing. */
function isWorthKeeping(statement: Statement): boolean {
	return !(
		statement.kind === 'empty' ||
		(statement.kind === 'expression' && statement.expression.kind === 'identifier')
	);
}

/** Statements outside any function, whose head the tree has lost. */
function nameless(root: ConcreteNode, body: Statement[]): FunctionTree {
	const span = { start: body[0]!.start, end: body.at(-1)!.end };
	return {
		name: '',
		nameSpan: { start: root.start, end: root.start },
		scope: '',
		isStatic: false,
		returnType: '',
		parameters: [],
		initializers: [],
		body: { kind: 'block', body, ...span },
		broken: true,
		...span,
	};
}

interface OuterNode {
	node: ConcreteNode;
	/** The class or namespace around it. */
	scope: string;
}

const CLASSES = new Set(['class_specifier', 'struct_specifier', 'union_specifier']);
const EFFECTS = new Set(['call_expression', 'assignment_expression']);

/** Statements of the grammar that may stand anywhere and do nothing that matters here, or that only hold others. */
const NOT_STRAY =
	/^(template_declaration|type_definition|enum_specifier|(using|alias|static_assert|namespace_alias)_.*|concept_definition|preproc_.*)$/;

/** What the walk over an item's outer nodes knows of the place where it is. */
interface Place {
	scope: string;
	/** Inside a function or a declaration, only functions and classes stand on their own. */
	isInside: boolean;
	/** How many functions, classes and namespaces are around it. */
	level: number;
}

/**
 * Functions, declarations outside functions, and stray statements, in source order. Goes into functions for the classes
 * and functions in them.
 */
function* outerNodes(root: ConcreteNode, context: Context): Generator<OuterNode> {
	const pending: { node: ConcreteNode; place: Place }[] = [
		{ node: root, place: { scope: '', isInside: false, level: 0 } },
	];
	for (let entry = pending.pop(); entry; entry = pending.pop()) {
		const { node, place } = entry;
		const isOuter = isFunction(node, place) || (!place.isInside && (isDeclaration(node) || isStray(node)));
		if (isOuter) {
			yield { node, scope: place.scope };
		}
		if (node.type === 'decltype') {
			// `decltype(socket(0, 0, 0))` calls nothing.
			continue;
		}
		const inner = placeInside(node, place, isOuter, context);
		for (let index = node.children.length - 1; inner.level < DEEPEST && index >= 0; index--) {
			const child = node.children[index]!;
			if (!inner.isInside || child.holdsDefinition) {
				pending.push({ node: child, place: inner });
			}
		}
	}
}

function placeInside(node: ConcreteNode, place: Place, isOuter: boolean, context: Context): Place {
	const isClass = CLASSES.has(node.type);
	const addsLevel = isClass || node.type === 'function_definition' || node.type === 'namespace_definition';
	return {
		scope: joined(place.scope, addedScope(node, context)),
		isInside: !isClass && (place.isInside || isOuter),
		level: place.level + (addsLevel ? 1 : 0),
	};
}

/** Inside a function, what has no type is a macro with a block. */
function isFunction(node: ConcreteNode, place: Place): boolean {
	return node.type === 'function_definition' && (!place.isInside || childIn(node, 'type') !== undefined);
}

function isDeclaration(node: ConcreteNode): boolean {
	return node.type === 'declaration' || node.type === 'field_declaration';
}

function isStray(node: ConcreteNode): boolean {
	return EFFECTS.has(node.type) || (isStatement(node) && !CLASSES.has(node.type) && !NOT_STRAY.test(node.type));
}

/** What a class or a namespace adds to the scope of what stands in it; a typedef names the class without a name in it. */
function addedScope(node: ConcreteNode, context: Context): string {
	if (node.type === 'type_definition') {
		const type = childIn(node, 'type');
		const declarator = childIn(node, 'declarator');
		const isNameless = type && CLASSES.has(type.type) && !childIn(type, 'name');
		return isNameless && declarator ? textOf(declarator, context) : '';
	}
	const name = CLASSES.has(node.type) || node.type === 'namespace_definition' ? childIn(node, 'name') : undefined;
	if (!name) {
		return '';
	}
	if (name.type === 'nested_namespace_specifier') {
		return textOf(name, context).replace(/\s+/g, '');
	}
	const { name: last, qualifier } = readName(name, context);
	return joined(qualifier ?? '', last);
}

function joined(outer: string, name: string): string {
	return [outer, name].filter(Boolean).join('::');
}
