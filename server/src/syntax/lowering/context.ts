import type { Span } from '../../protocol/positions.js';
import type { ConcreteNode } from '../concrete-tree.js';

/**
 * How deep the source may nest in the expressions and statements that we make, so that whoever recurses over them is
 * safe. A level of the source makes at most three nodes: a lambda, its block, its statement.
 */
export const DEEPEST = 500;

/** Where the source nests deeper, only calls lower than this are kept of it. */
export const KEPT_BELOW = 20;

/** The level from which on the source is cut: what is kept below stays within `DEEPEST`. */
export const CUT_LEVEL = DEEPEST - 2 * KEPT_BELOW;

/** What one item's lowering carries along. */
export interface Context {
	language: 'c' | 'cpp';
	/** The item's text. */
	text: string;
	/** Where the item starts in its file: node positions are file offsets. */
	offset: number;
	/** How deep the node at hand is nested. */
	depth: number;
	/** Set once something was too deep to be lowered. */
	cut: boolean;
	/** Errors of the tree that were understood all the same. */
	understood: Set<ConcreteNode>;
	/** The label behind each open `__try` block that `__leave` jumps to, and whether something does. */
	leaveLabels: { label: string; used: boolean }[];
}

/** The source text of a node. */
export function textOf(node: Span, context: Context): string {
	return context.text.slice(node.start - context.offset, node.end - context.offset);
}

/** The source text of a stretch of a type, on one line, without comments and without `const` and its like. */
export function typeText(start: number, end: number, context: Context): string {
	return context.text
		.slice(start - context.offset, end - context.offset)
		.replace(/\/\*.*?(?:\*\/|$)|\/\/[^\r\n]*/gs, ' ')
		.replace(/\b(?:const|volatile|constexpr|restrict|__restrict|mutable)\b/g, ' ')
		.replace(/\s+/g, ' ')
		.replace(/([\w>]) ?([*&])/g, '$1 $2')
		.trim();
}

/** The span of a node and nothing else of it. */
export function spanOf(node: ConcreteNode): Span {
	return { start: node.start, end: node.end };
}

/** Where whole declarations of an item are lowered, not the statements of a function. */
export function isOutsideFunctions(context: Context): boolean {
	return context.depth === 0;
}
