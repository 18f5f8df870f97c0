import { describeCall, describeKernelCall, HELPING_NAMES, INTERESTING_NAMES } from '../../knowledge/calls/index.js';
import { namesInItem } from '../../source/items.js';
import type { Item, MacroDefinition } from '../../source/source-file.js';
import type { Call, Expression, FunctionTree, Statement } from '../../syntax/tree.js';

/** Identifiers, strings and characters of a replacement text; the rest is copied. What nothing closes goes to the end. */
const WORDS = /"(?:[^"\\]|\\.)*(?:"|\\?$)|'(?:[^'\\]|\\.)*(?:'|\\?$)|[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*/gs;
/** A macro with one of these in it changes where its user goes on. */
const JUMPS = new Set(['return', 'goto', 'break', 'continue']);
/** How deep macros are expanded in macros. */
const MAXIMUM_DEPTH = 8;
/** A replacement text that is one name: `bind`, `(bind)`, `::bind`. */
const ONE_NAME = /^\(?(?:::[ \t\r\n]*)?([A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)\)?$/;
/** The longest replacement text of a macro that is taken for a test, in UTF-16 units. */
const LONGEST_TEST = 160;

function wordsOf({ name, body }: MacroDefinition): string[] {
	return (body.match(WORDS) ?? []).filter((word) => word !== name);
}

/** The function-like macros of a configuration that hide a socket call, a close or a jump, or are given a kernel call. */
export class MacroExpansion {
	private readonly relevant = new Map<string, FunctionLikeMacro>();
	/** The others: what they do with a Winsock Kernel call that they are given decides where its socket comes out. */
	private readonly others = new Map<string, FunctionLikeMacro>();

	/** Those that only test or compare what they are given: `#define FAILED(x) ((x) < 0)`. */
	private readonly tests = new Map<string, FunctionLikeMacro>();

	/** What those that only give a call or another of these macros a second name stand for: `#define my_bind bind`. */
	private readonly renamed: ReadonlyMap<string, string>;

	/** The names of those that hide a socket call or a jump. */
	readonly names: readonly string[];
	/** The names of those that only close a socket or fill an address. */
	readonly helpingNames: readonly string[];

	/** `names`: those of the calls that matter. */
	constructor(
		macros: ReadonlyMap<string, MacroDefinition>,
		private readonly wanted: ReadonlySet<string> = INTERESTING_NAMES,
	) {
		const renames = namesOfNames(macros);
		const matters = (name: string): boolean => this.wanted.has(name) || JUMPS.has(name);
		this.addWhere(macros, (word) => matters(renames.get(word) ?? word));
		const names = [...this.relevant.keys()];
		this.addWhere(macros, (word) => HELPING_NAMES.has(renames.get(word) ?? word));
		const helpingNames = [...this.relevant.keys()].slice(names.length);
		this.renamed = new Map(
			[...renames].filter(([, name]) => this.wanted.has(name) || describeCall(name) || this.relevant.has(name)),
		);
		const namesOf = (isOne: (name: string) => boolean): string[] =>
			[...this.renamed].flatMap(([name, meant]) => (isOne(meant) ? [name] : []));
		this.names = [...names, ...namesOf((name) => this.wanted.has(name) || names.includes(name))];
		this.helpingNames = [...helpingNames, ...namesOf((name) => HELPING_NAMES.has(name) || helpingNames.includes(name))];
		for (const [name, macro] of macros) {
			if (macro.parameters && !this.relevant.has(name)) {
				const other = { ...macro, parameters: macro.parameters };
				this.others.set(name, other);
				if (isTest(other)) {
					this.tests.set(name, other);
				}
			}
		}
	}

	/** Adds the macros with such a word in them, and those that stand for them. */
	private addWhere(macros: ReadonlyMap<string, MacroDefinition>, matters: (word: string) => boolean): void {
		const isOne = (word: string): boolean => matters(word) || this.relevant.has(word);
		for (let grew = true; grew; ) {
			grew = false;
			for (const [name, macro] of macros) {
				if (macro.parameters && !this.relevant.has(name) && wordsOf(macro).some(isOne)) {
					this.relevant.set(name, { ...macro, parameters: macro.parameters });
					grew = true;
				}
			}
		}
	}

	/** The call that a macro of that name only gives a second name; undefined where there is none. */
	renamedCall(name: string): string | undefined {
		return this.renamed.get(name);
	}

	/** The macro of that name that tests what it is given; undefined where there is none of that many parameters. */
	test(name: string, argumentCount: number): FunctionLikeMacro | undefined {
		const macro = this.tests.get(name);
		return macro?.parameters.length === argumentCount ? macro : undefined;
	}

	/** A text that is equal where the macros that an item uses are equal. */
	keyFor(item: Item): string {
		const used: string[] = [];
		const isKernel = [...namesInItem(item)].some(isKernelCall);
		for (const name of namesInItem(item)) {
			const macro = this.relevant.get(name) ?? this.tests.get(name) ?? (isKernel ? this.others.get(name) : undefined);
			if (macro) {
				used.push(`${name}(${macro.parameters})${macro.body}`);
			}
			const meant = this.renamed.get(name);
			if (meant !== undefined) {
				used.push(`${name} ${meant}`);
			}
		}
		return used.join('\n');
	}

	/** What a call of the macro stands for, down to the last macro; undefined where it is none of that many arguments. */
	expand(name: string, argumentTexts: readonly string[], depth = 0): string | undefined {
		const once = this.expandOnce(name, argumentTexts);
		return once === undefined || depth >= MAXIMUM_DEPTH ? once : this.expandInside(once, depth + 1);
	}

	private expandInside(text: string, depth: number): string {
		let result = '';
		let at = 0;
		for (const match of text.matchAll(WORDS)) {
			if (match.index < at) {
				continue;
			}
			const name = this.renamed.get(match[0]) ?? match[0];
			const end = match.index + match[0].length;
			const call = this.relevant.has(name) || name !== match[0] ? argumentsAfter(text, end) : undefined;
			if (call) {
				const expanded = this.expand(name, call.texts, depth);
				result += text.slice(at, match.index) + (expanded ?? name);
				at = expanded === undefined ? end : call.end;
			}
		}
		return result + text.slice(at);
	}

	private expandOnce(name: string, argumentTexts: readonly string[]): string | undefined {
		const macro =
			this.relevant.get(name) ??
			(argumentTexts.some((text) => (text.match(/\bWsk\w+/g) ?? []).some(isKernelCall))
				? this.others.get(name)
				: undefined);
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
		// What the macro makes a text of is no code.
		const code = body.replace(/(^|[^#])#\s*(\w+)/g, (all, before, name) => (values.has(name) ? `${before}""` : all));
		return code.replace(WORDS, (word) => values.get(word) ?? word).replace(/(?<!\s)\s*##\s*/g, '');
	}
}

/** The object-like macros that stand for one name, through others too, and that name. */
function namesOfNames(macros: ReadonlyMap<string, MacroDefinition>): Map<string, string> {
	const meant = new Map<string, string>();
	for (const [name, { parameters, body }] of macros) {
		const other = parameters ? undefined : ONE_NAME.exec(body)?.[1];
		if (other !== undefined && other !== name) {
			meant.set(name, other);
		}
	}
	return new Map([...meant.keys()].map((name) => [name, lastName(name, meant)]));
}

function lastName(name: string, meant: ReadonlyMap<string, string>): string {
	let last = name;
	for (let depth = 0; depth < MAXIMUM_DEPTH; depth++) {
		last = meant.get(last) ?? last;
	}
	return last;
}

/** An expression that compares or negates, and calls nothing. */
function isTest({ parameters, body }: FunctionLikeMacro): boolean {
	const isExpression = body.length <= LONGEST_TEST && !/[;{}#"]|\w\s*\(|[^=!<>]=[^=]/.test(body);
	return isExpression && /[=!<>]=|[<>!]/.test(body) && parameters.length > 0 && !parameters.at(-1)!.endsWith('...');
}

type FunctionLikeMacro = MacroDefinition & { parameters: string[] };

function isKernelCall(name: string): boolean {
	return name.startsWith('Wsk') && describeKernelCall(name) !== undefined;
}

/** The texts between the parentheses that follow a position, cut at their commas; undefined where none follow. */
function argumentsAfter(text: string, position: number): { texts: string[]; end: number } | undefined {
	const texts: string[] = [];
	let depth = 0;
	let start = -1;
	for (const match of text.slice(position).matchAll(/"(?:[^"\\]|\\.)*(?:"|\\?$)|'(?:[^'\\]|\\.)*(?:'|\\?$)|\S/gs)) {
		const [symbol] = match;
		const at = position + match.index;
		if (depth === 0 && symbol !== '(') {
			return undefined;
		}
		if ('([{'.includes(symbol)) {
			start = depth === 0 ? at + 1 : start;
			depth++;
		} else if (')]}'.includes(symbol)) {
			depth--;
		}
		if (depth === 0 || (depth === 1 && symbol === ',')) {
			texts.push(text.slice(start, at).trim());
			start = at + 1;
		}
		if (depth === 0) {
			return { texts: texts.length === 1 && texts[0] === '' ? [] : texts, end: at + 1 };
		}
	}
	return undefined;
}

type Parse = (body: string) => Statement[];

/** A function with the calls of its macros replaced by what they stand for, every position being the call's own. */
export function expandMacros(tree: FunctionTree, item: Item, macros: MacroExpansion, parse: Parse): FunctionTree {
	if (macros.keyFor(item) === '') {
		return tree;
	}
	return new Expander(item.text, macros, parse).expandNode(tree) as FunctionTree;
}

type Node = Record<string, unknown> & { kind?: string };

class Expander {
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
		return this.macros.expand(expression.callee.name, this.argumentTexts(expression));
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
