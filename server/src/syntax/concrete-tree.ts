import type { Tree, TreeCursor } from 'web-tree-sitter';
import { counts } from '../counts/counts.js';
import type { Span } from '../protocol/positions.js';

/** A node of the grammar's own tree, copied out of the parser's memory. Comments and brackets are left out. */
export interface ConcreteNode extends Span {
	/** The grammar's name for it: `call_expression`, or the token itself: `+`. `ERROR` for what could not be parsed. */
	type: string;
	named: boolean;
	/** The field of its parent that it stands in: `declarator`; `''` where it has none. */
	field: string;
	children: ConcreteNode[];
	/** True where it is an error, was made up by the parser, or holds such a node. */
	broken: boolean;
	/** Made up by the parser to go on. */
	missing: boolean;
	/** How many levels stand below it. */
	height: number;
	/** True where it is a class or a function with its body, or holds one. */
	holdsDefinition: boolean;
}

/** Tokens that only bracket or separate: what they mean shows in the nodes around them. */
const PUNCTUATION = new Set(['(', ')', '{', '}', '[', ']', ';', ',', 'comment']);

/** Named nodes without children. Asking the parser costs more than knowing. */
const LEAVES = new Set([
	'identifier',
	'type_identifier',
	'field_identifier',
	'namespace_identifier',
	'statement_identifier',
	'primitive_type',
	'number_literal',
]);

/** Named nodes whose children matter only where one of them is an error. */
const LITERALS = new Set(['string_literal', 'char_literal', 'type_qualifier', 'storage_class_specifier']);

const DEFINITIONS = new Set(['function_definition', 'class_specifier', 'struct_specifier', 'union_specifier']);

/** Nodes whose children stand in no field. */
const WITHOUT_FIELDS = new Set([
	'translation_unit',
	'compound_statement',
	'expression_statement',
	'parenthesized_expression',
	'return_statement',
	'argument_list',
	'parameter_list',
	'initializer_list',
	'field_declaration_list',
	'declaration_list',
]);

/** Copies a tree; the caller frees it. `offset` is added to every position. Does not recurse. */
export function copyTree(tree: Tree, offset: number): ConcreteNode {
	const cursor = tree.walk();
	try {
		return new TreeCopy(tree, cursor, offset).copy();
	} finally {
		cursor.delete();
	}
}

/** Each question to the cursor is a call into WebAssembly, so that none is asked twice or in vain. */
class TreeCopy {
	private readonly types: string[];
	private readonly fields: (string | null)[];
	private readonly hasError: boolean;
	/** Whether nodes of a type are named, by the number of the type. */
	private readonly named: boolean[] = [];

	constructor(
		private readonly tree: Tree,
		private readonly cursor: TreeCursor,
		private readonly offset: number,
	) {
		this.types = tree.language.types;
		this.fields = tree.language.fields;
		this.hasError = tree.rootNode.hasError;
	}

	copy(): ConcreteNode {
		const { cursor } = this;
		const root = this.copyNode(cursor.nodeTypeId);
		const open = [root];
		let moved = cursor.gotoFirstChild();
		while (open.length > 0) {
			if (!moved) {
				close(open);
				moved = open.length > 0 && cursor.gotoParent() && cursor.gotoNextSibling();
				continue;
			}
			const typeId = cursor.nodeTypeId;
			if (!PUNCTUATION.has(this.types[typeId] ?? '') || (this.hasError && cursor.nodeIsMissing)) {
				const parent = open[open.length - 1]!;
				const node = this.copyNode(typeId, parent);
				parent.children.push(node);
				if (this.mayHaveChildren(node) && cursor.gotoFirstChild()) {
					open.push(node);
					continue;
				}
				settle(parent, node);
			}
			moved = cursor.gotoNextSibling();
		}
		return root;
	}

	private mayHaveChildren(node: ConcreteNode): boolean {
		return node.named && !LEAVES.has(node.type) && (this.hasError || !LITERALS.has(node.type));
	}

	private copyNode(typeId: number, parent?: ConcreteNode): ConcreteNode {
		const { cursor } = this;
		counts.nodesVisited++;
		const type = this.types[typeId] || 'ERROR';
		const start = cursor.startIndex;
		const end = cursor.endIndex;
		// What the parser makes up is empty.
		const missing = this.hasError && start === end && cursor.nodeIsMissing;
		return {
			type,
			named: this.isNamed(typeId),
			field: parent && !WITHOUT_FIELDS.has(parent.type) ? (this.fields[cursor.currentFieldId] ?? '') : '',
			start: start + this.offset,
			end: end + this.offset,
			children: [],
			broken: missing || type === 'ERROR',
			missing,
			height: 0,
			holdsDefinition: DEFINITIONS.has(type),
		};
	}

	/** Errors have a type number beyond the grammar's, and are named. */
	private isNamed(typeId: number): boolean {
		if (typeId >= this.types.length) {
			return true;
		}
		this.named[typeId] ??= this.tree.language.nodeTypeIsNamed(typeId);
		return this.named[typeId]!;
	}
}

function close(open: ConcreteNode[]): void {
	const node = open.pop()!;
	const parent = open[open.length - 1];
	if (parent) {
		settle(parent, node);
	}
}

function settle(parent: ConcreteNode, child: ConcreteNode): void {
	parent.broken ||= child.broken;
	parent.holdsDefinition ||= child.holdsDefinition;
	parent.height = Math.max(parent.height, child.height + 1);
}

/** The child in a field, if there is one. */
export function childIn(node: ConcreteNode, field: string): ConcreteNode | undefined {
	return node.children.find((child) => child.field === field);
}

/** The first child of a type, if there is one. */
export function childOfType(node: ConcreteNode, ...types: string[]): ConcreteNode | undefined {
	return node.children.find((child) => types.includes(child.type));
}

/** The children that are no tokens and no errors. */
export function namedChildren(node: ConcreteNode): ConcreteNode[] {
	return node.children.filter((child) => child.named && child.type !== 'ERROR');
}

/**
 * The errors of a tree, but for those in `understood`, in source order: stretches that could not be parsed, and places
 * where the parser made up a token.
 */
export function errorsIn(root: ConcreteNode, understood: ReadonlySet<ConcreteNode>): ConcreteNode[] {
	const errors: ConcreteNode[] = [];
	const pending = [root];
	for (let node = pending.pop(); node; node = pending.pop()) {
		if (node.type === 'ERROR' || node.missing) {
			errors.push(node);
		} else if (node.broken) {
			for (let index = node.children.length - 1; index >= 0; index--) {
				pending.push(node.children[index]!);
			}
		}
	}
	return errors.filter((error) => !understood.has(error));
}
