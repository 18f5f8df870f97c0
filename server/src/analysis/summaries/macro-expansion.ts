import { describeCall, describeKernelCall, HELPING_NAMES, INTERESTING_NAMES } from '../../knowledge/calls/index.js';
import { answered } from '../../source/answers.js';
import { namesInItem } from '../../source/items.js';
import type { Item, MacroDefinition } from '../../source/source-file.js';

/** Identifiers, strings and characters of a replacement text; the rest is copied. What nothing closes goes to the end. */
const WORDS = /"(?:[^"\\]|\\.)*(?:"|\\?$)|'(?:[^'\\]|\\.)*(?:'|\\?$)|[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*/gs;
/** A macro with one of these in it changes where its user goes on. */
const JUMPS = new Set(['return', 'goto', 'break', 'continue']);
/** How deep macros are expanded in macros. */
const MAXIMUM_DEPTH = 8;
/** So many macros in macros are expanded for one call. */
const MOST_EXPANSIONS = 1000;
/** The longest text that macros in macros are expanded in, in UTF-16 units. */
const LONGEST_EXPANSION = 20_000;
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

	/** What each name that was asked for stands for, with all that it uses, as one text. */
	private readonly keys = new Map<string, string>();

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
		const usersOf = new Map<string, FunctionLikeMacro[]>();
		const found: FunctionLikeMacro[] = [];
		for (const [name, macro] of macros) {
			if (!macro.parameters || this.relevant.has(name)) {
				continue;
			}
			const user = { ...macro, parameters: macro.parameters };
			const words = wordsOf(macro);
			if (words.some((word) => matters(word) || this.relevant.has(word))) {
				found.push(user);
			}
			for (const word of words) {
				const users = usersOf.get(word);
				if (users) {
					users.push(user);
				} else {
					usersOf.set(word, [user]);
				}
			}
		}
		for (let macro = found.pop(); macro; macro = found.pop()) {
			if (!this.relevant.has(macro.name)) {
				this.relevant.set(macro.name, macro);
				for (const user of usersOf.get(macro.name) ?? []) {
					found.push(user);
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

	/** A text that is equal where the macros are equal that an item uses, and those that these use. */
	keyFor(item: Item): string {
		const isKernel = answered(item, 'names a kernel call', () => [...namesInItem(item)].some(isKernelCall));
		if (this.relevant.size + this.tests.size + this.renamed.size === 0 && !isKernel) {
			return '';
		}
		const used: string[] = [];
		for (const name of namesInItem(item)) {
			const isUsed = this.relevant.has(name) || this.tests.has(name) || this.renamed.has(name);
			if (isUsed || (isKernel && this.others.has(name))) {
				used.push(this.keyOfName(name));
			}
		}
		return used.join('\n');
	}

	private keyOfName(name: string): string {
		let key = this.keys.get(name);
		if (key === undefined) {
			key = this.reachedFrom(name).join('\n');
			this.keys.set(name, key);
		}
		return key;
	}

	/** What a name stands for, and all names in that. */
	private reachedFrom(name: string): string[] {
		const reached: string[] = [];
		const names = new Set([name]);
		for (const each of names) {
			const macro = this.relevant.get(each) ?? this.tests.get(each) ?? this.others.get(each);
			if (macro) {
				reached.push(`${each}(${macro.parameters})${macro.body}`);
				for (const word of wordsOf(macro)) {
					names.add(word);
				}
			}
			const meant = this.renamed.get(each);
			if (meant !== undefined) {
				reached.push(`${each} ${meant}`);
				names.add(meant);
			}
		}
		return reached;
	}

	/**
	 * What a call of the macro stands for, down to the last macro; undefined where it is none of that many arguments. `isCut`
	 * where macros in macros were left as they are, since it became too much.
	 */
	expand(name: string, argumentTexts: readonly string[]): { text: string; isCut: boolean } | undefined {
		const budget: Budget = { expansions: MOST_EXPANSIONS, isCut: false };
		const text = this.expandWithin(budget, name, argumentTexts, 0);
		return text === undefined ? undefined : { text, isCut: budget.isCut };
	}

	private expandWithin(
		budget: Budget,
		name: string,
		argumentTexts: readonly string[],
		depth: number,
	): string | undefined {
		if (budget.expansions-- <= 0) {
			budget.isCut = true;
			return undefined;
		}
		const once = this.expandOnce(name, argumentTexts);
		return once === undefined || depth >= MAXIMUM_DEPTH ? once : this.expandInside(budget, once, depth + 1);
	}

	private expandInside(budget: Budget, text: string, depth: number): string {
		let result = '';
		let at = 0;
		for (const match of text.matchAll(WORDS)) {
			if (match.index < at) {
				continue;
			}
			if (result.length + text.length > LONGEST_EXPANSION) {
				budget.isCut = true;
				break;
			}
			const name = this.renamed.get(match[0]) ?? match[0];
			const end = match.index + match[0].length;
			const call = this.relevant.has(name) || name !== match[0] ? argumentsAfter(text, end) : undefined;
			if (call) {
				const expanded = this.expandWithin(budget, name, call.texts, depth);
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

/** What is left to be done for one call of a macro. */
interface Budget {
	expansions: number;
	isCut: boolean;
}

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
