import type { Span } from '../../protocol/positions.js';
import type { Item } from '../../source/source-file.js';
import type { Call, Expression, FunctionTree, Statement } from '../../syntax/tree.js';
import type { MacroExpansion } from './macro-expansion.js';

type Parse = (body: string) => Statement[];

/**
 * A function with the calls of its macros replaced by what they stand for, every position being the call's own, and the
 * calls of which that became too much: with such a one it is broken.
 */
export function expandMacros(
	tree: FunctionTree,
	item: Item,
	macros: MacroExpansion,
	parse: Parse,
): { tree: FunctionTree; cut: readonly Span[] } {
	if (macros.keyFor(item) === '') {
		return { tree, cut: [] };
	}
	const expander = new Expander(item.text, macros, parse);
	const expanded = expander.expandNode(tree) as FunctionTree;
	const { cut } = expander;
	return { tree: cut.length === 0 ? expanded : { ...expanded, broken: true }, cut };
}

type Node = Record<string, unknown> & { kind?: string };

class Expander {
	/** The calls of macros that became too much. */
	readonly cut: Span[] = [];

	constructor(
		private readonly text: string,
		private readonly macros: MacroExpansion,
		private readonly parse: Parse,
	) {}

	/** A copy of a piece of tree, expanded. */
	expandNode(value: unknown): unknown {
		if (Array.isArray(value)) {
			return value.map((each) => this.expandNode(each));
		}
		if (typeof value !== 'object' || value === null) {
			return value;
		}
		const node = this.withCallsName(value as Node);
		return (
			this.expansionOf(node) ??
			Object.fromEntries(Object.entries(node).map(([key, child]) => [key, this.expandNode(child)]))
		);
	}

	/** A call with what its macro stands for in the place of the second name. */
	private withCallsName(node: Node): Node {
		const { kind, callee } = node as unknown as Call;
		const name = kind === 'call' && callee.kind === 'identifier' ? this.macros.renamedCall(callee.name) : undefined;
		return name === undefined ? node : { ...node, callee: { ...callee, name } };
	}

	private expansionOf(node: Node): Statement | Expression | undefined {
		if (node.kind === 'expression') {
			const statement = node as unknown as Extract<Statement, { kind: 'expression' }>;
			const body = this.textFor(statement.expression);
			const parsed = body === undefined ? [] : this.parse(`${body};`);
			return parsed.length > 0
				? moved<Statement>({ kind: 'block', body: parsed, start: 0, end: 0 }, statement)
				: undefined;
		}
		const call = node as unknown as Expression;
		const test = this.testFor(call);
		if (test) {
			return test;
		}
		const body = this.textFor(call);
		const [parsed] = body === undefined ? [] : this.parse(`macro_value = ${body};`);
		const isValue = parsed?.kind === 'expression' && parsed.expression.kind === 'assignment';
		return isValue ? moved((parsed.expression as Extract<Expression, { kind: 'assignment' }>).right, call) : undefined;
	}

	/** A test that a macro makes of its arguments, these with their own places. */
	private testFor(call: Expression): Expression | undefined {
		const macro =
			call.kind === 'call' && call.callee.kind === 'identifier'
				? this.macros.test(call.callee.name, call.args.length)
				: undefined;
		if (!macro || call.kind !== 'call') {
			return undefined;
		}
		const [parsed] = this.parse(`macro_value = ${macro.body};`);
		if (parsed?.kind !== 'expression' || parsed.expression.kind !== 'assignment') {
			return undefined;
		}
		const given = new Map(macro.parameters.map((name, index) => [name, this.expandNode(call.args[index]!)]));
		return withArguments(moved(parsed.expression.right, call), given) as Expression;
	}

	private textFor(expression: Expression): string | undefined {
		if (expression.kind !== 'call' || expression.callee.kind !== 'identifier') {
			return undefined;
		}
		const expansion = this.macros.expand(expression.callee.name, this.argumentTexts(expression));
		if (expansion?.isCut) {
			this.cut.push({ start: expression.start, end: expression.end });
		}
		return expansion?.text;
	}

	private argumentTexts({ args }: Call): string[] {
		return args.map(({ start, end }) => this.text.slice(start, end));
	}
}

/** A piece of tree with what was given in the place of the parameters. */
function withArguments(value: unknown, given: ReadonlyMap<string, unknown>): unknown {
	if (Array.isArray(value)) {
		return value.map((each) => withArguments(each, given));
	}
	if (typeof value !== 'object' || value === null) {
		return value;
	}
	const node = value as Node;
	return node.kind === 'identifier' && given.has(node.name as string)
		? given.get(node.name as string)
		: Object.fromEntries(Object.entries(node).map(([key, child]) => [key, withArguments(child, given)]));
}

/** A piece of tree with every position replaced by the place where the macro is used. */
export function moved<T extends { start: number; end: number }>(node: T, to: { start: number; end: number }): T {
	const move = (value: unknown): unknown => {
		if (Array.isArray(value)) {
			return value.map(move);
		}
		if (typeof value !== 'object' || value === null) {
			return value;
		}
		const copy = Object.fromEntries(Object.entries(value).map(([key, child]) => [key, move(child)]));
		return 'start' in copy && 'end' in copy ? { ...copy, start: to.start, end: to.end } : copy;
	};
	return move(node) as T;
}
