import type { Tree, TreeCursor } from 'web-tree-sitter';
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
}

/** Tokens that only bracket or separate: what they mean shows in the nodes around them. */
const PUNCTUATION = new Set(['(', ')', '{', '}', '[', ']', ';', ',', 'comment']);

/** Copies a tree; the caller frees it. `offset` is added to every position. Does not recurse. */
export function copyTree(tree: Tree, offset: number): ConcreteNode {
	const cursor = tree.walk();
	try {
		return copyFrom(cursor, new NodeKinds(tree), offset);
	} finally {
		cursor.delete();
	}
}

/** What the grammar says of each node type, looked up once a type instead of once a node. */
class NodeKinds {
	readonly fields: (string | null)[];
	private readonly types: string[];
	private readonly named: boolean[] = [];

	constructor(private readonly tree: Tree) {
		this.fields = tree.language.fields;
		this.types = tree.language.types;
	}

	name(id: number): string {
		return this.types[id] || 'ERROR';
	}

	isNamed(id: number): boolean {
		if (id >= this.types.length) {
			return true;
		}
		this.named[id] ??= this.tree.language.nodeTypeIsNamed(id);
		return this.named[id]!;
	}
}

function copyFrom(cursor: TreeCursor, kinds: NodeKinds, offset: number): ConcreteNode {
	const root = copyNode(cursor, kinds.name(cursor.nodeTypeId), kinds, offset);
	const open = [root];
	let moved = cursor.gotoFirstChild();
	while (open.length > 0) {
		if (!moved) {
			close(open);
			moved = open.length > 0 && cursor.gotoParent() && cursor.gotoNextSibling();
			continue;
		}
		const type = kinds.name(cursor.nodeTypeId);
		if (PUNCTUATION.has(type) && !cursor.nodeIsMissing) {
			moved = cursor.gotoNextSibling();
			continue;
		}
		const node = copyNode(cursor, type, kinds, offset);
		open[open.length - 1]!.children.push(node);
		if (cursor.gotoFirstChild()) {
			open.push(node);
		} else {
			settle(open[open.length - 1]!, node);
			moved = cursor.gotoNextSibling();
		}
	}
	return root;
}

function copyNode(cursor: TreeCursor, type: string, kinds: NodeKinds, offset: number): ConcreteNode {
	const missing = cursor.nodeIsMissing;
	return {
		type,
		named: kinds.isNamed(cursor.nodeTypeId),
		field: kinds.fields[cursor.currentFieldId] ?? '',
		start: cursor.startIndex + offset,
		end: cursor.endIndex + offset,
		children: [],
		broken: missing || type === 'ERROR',
		missing,
		height: 0,
	};
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

/** The errors of a tree: stretches that could not be parsed, and places where the parser made up a token. */
export function errorSpans(root: ConcreteNode): Span[] {
	const errors: Span[] = [];
	const pending = [root];
	for (let node = pending.pop(); node; node = pending.pop()) {
		if (node.type === 'ERROR' || node.missing) {
			errors.push({ start: node.start, end: node.end });
		} else if (node.broken) {
			pending.push(...node.children);
		}
	}
	return errors.sort((a, b) => a.start - b.start || a.end - b.end);
}
