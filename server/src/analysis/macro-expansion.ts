import { INTERESTING_NAMES } from '../knowledge/calls/index.js';
import type { MacroDefinition } from '../source/source-file.js';
import type { Call, Expression, FunctionTree, Statement } from '../syntax/tree.js';

/** Identifiers, strings and characters of a replacement text; the rest is copied. */
const WORDS = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[A-Za-z_]\w*/g;
/** A macro with one of these in it changes where its user goes on. */
const JUMPS = new Set(['return', 'goto', 'break', 'continue']);
/** How deep macros are expanded in macros. */
const MAXIMUM_DEPTH = 8;

/** The function-like macros of a configuration that hide a socket call or a jump. */
export class MacroExpansion {
	private readonly relevant = new Map<string, MacroDefinition & { parameters: string[] }>();

	constructor(macros: ReadonlyMap<string, MacroDefinition>) {
		for (let grew = true; grew; ) {
			grew = false;
			for (const [name, macro] of macros) {
				if (macro.parameters && !this.relevant.has(name) && this.matters(macro)) {
					this.relevant.set(name, { ...macro, parameters: macro.parameters });
					grew = true;
				}
			}
		}
	}

	private matters(macro: MacroDefinition): boolean {
		return (macro.body.match(WORDS) ?? []).some(
			(word) => word !== macro.name && (INTERESTING_NAMES.has(word) || JUMPS.has(word) || this.relevant.has(word)),
		);
	}

	get names(): Iterable<string> {
		return this.relevant.keys();
	}

	/** A text that is equal where the macros that a piece of code uses are equal. */
	keyFor(text: string): string {
		if (this.relevant.size === 0) {
			return '';
		}
		const used: string[] = [];
		for (const [name, { parameters, body }] of this.relevant) {
			if (text.includes(name)) {
				used.push(`${name}(${parameters})${body}`);
			}
		}
		return used.join('\n');
	}

	/** What a call of the macro stands for; undefined where it is no macro of that many arguments. */
	expand(name: string, argumentTexts: readonly string[]): string | undefined {
		const macro = this.relevant.get(name);
		if (!macro) {
			return undefined;
		}
		const { parameters, body } = macro;
		const isVariadic = parameters.at(-1)?.endsWith('...') ?? false;
		const named = isVariadic ? parameters.slice(0, -1) : parameters;
		const fits = isVariadic ? argumentTexts.length >= named.length : argumentTexts.length === named.length;
		if (!fits && !(named.length === 0 && argumentTexts.length === 0)) {
			return undefined;
		}
		const values = new Map(named.map((parameter, index) => [parameter, argumentTexts[index]!]));
		const rest = parameters.at(-1)?.slice(0, -3) || '__VA_ARGS__';
		if (isVariadic) {
			values.set(rest, argumentTexts.slice(named.length).join(', '));
		}
		return body.replace(WORDS, (word) => values.get(word) ?? word).replace(/\s*##\s*/g, '');
	}
}

type Parse = (body: string) => Statement[];

/** A function with the calls of its macros replaced by what they stand for, every position being the call's own. */
export function expandMacros(tree: FunctionTree, text: string, macros: MacroExpansion, parse: Parse): FunctionTree {
	if (macros.keyFor(text) === '') {
		return tree;
	}
	return new Expander(text, macros, parse).expandNode(tree, 0) as FunctionTree;
}

type Node = Record<string, unknown> & { kind?: string };

class Expander {
	constructor(
		private readonly text: string,
		private readonly macros: MacroExpansion,
		private readonly parse: Parse,
	) {}

	/** A copy of a piece of tree, expanded. */
	expandNode(value: unknown, depth: number): unknown {
		if (Array.isArray(value)) {
			return value.map((each) => this.expandNode(each, depth));
		}
		if (typeof value !== 'object' || value === null) {
			return value;
		}
		const node = value as Node;
		const expansion = depth < MAXIMUM_DEPTH ? this.expansionOf(node) : undefined;
		if (expansion) {
			return this.expandNode(expansion, depth + 1);
		}
		return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, this.expandNode(child, depth)]));
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
		const body = this.textFor(call);
		const [parsed] = body === undefined ? [] : this.parse(`macro_value = ${body};`);
		const isValue = parsed?.kind === 'expression' && parsed.expression.kind === 'assignment';
		return isValue ? moved((parsed.expression as Extract<Expression, { kind: 'assignment' }>).right, call) : undefined;
	}

	private textFor(expression: Expression): string | undefined {
		if (expression.kind !== 'call' || expression.callee.kind !== 'identifier') {
			return undefined;
		}
		return this.macros.expand(expression.callee.name, this.argumentTexts(expression));
	}

	private argumentTexts({ args }: Call): string[] {
		return args.map(({ start, end }) => this.text.slice(start, end));
	}
}

/** A piece of tree with every position replaced by the place where the macro is used. */
function moved<T extends { start: number; end: number }>(node: T, to: { start: number; end: number }): T {
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
