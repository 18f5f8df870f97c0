import type { Span } from '../../protocol/positions.js';
import { ownCopy } from '../../source/remembering.js';
import type { Item, ItemText, MacroDefinition } from '../../source/source-file.js';
import type { Declaration, Expression, ItemTree, Statement } from '../../syntax/tree.js';
import type { DeclaredVariable } from '../libraries/declared-types.js';
import { expandMacros } from './expand-macros.js';
import type { MacroExpansion } from './macro-expansion.js';
import { type FunctionSummary, summariseFunction } from './summary.js';

/** Reads one item. `header` where the file does not show its language. */
export type ItemParser = (item: ItemText, language: FileLanguage) => ItemTree;
export type FileLanguage = 'c' | 'cpp' | 'header';

/** A variable outside functions. */
export interface Global {
	name: string;
	initializer: Expression;
	isConstant: boolean;
}

/** A member of a class that is given a value where it is declared. */
export interface Member {
	/** The class, with the namespaces and classes around it that the item shows. */
	scope: string;
	name: string;
	initializer: Expression;
}

/** What is known of an item by itself: plain data, with positions relative to the item's start. */
export interface ItemSummary {
	functions: readonly FunctionSummary[];
	globals: readonly Global[];
	/** Every global and member with its type. */
	variables: readonly DeclaredVariable[];
	members: readonly Member[];
	errors: ItemTree['errors'];
	/** Where a limit was met: functions that nest too deep, calls of macros that use each other too often. */
	cut: readonly Span[];
	/** Why nothing of it could be read. */
	unread?: ItemTree['unread'];
}

/** The summaries of items with one text, by their language and the macros in it. */
export interface KeptItem {
	text: string;
	summaries: Map<string, ItemSummary>;
}

/** How many UTF-16 units of item text are kept, counted once for each summary of the text, before the oldest go. */
const KEPT_TEXT = 1_500_000;
/** How many summaries of one text are kept: macros that are edited make a new one of each item that names them. */
const MOST_OF_AN_ITEM = 64;
/** How many replacement texts of macros are kept as expressions before all are forgotten. */
const MOST_EXPRESSIONS = 5000;

/** Summaries by the text of their items: an edit makes anew only what it changed. */
export class ItemSummaries {
	private readonly kept = new Map<string, KeptItem>();
	private readonly expressions = new Map<string, Expression | undefined>();
	private keptText = 0;

	constructor(private readonly parse: ItemParser) {}

	/**
	 * The summary of an item in a configuration with these macros. `ofFile` are the items of its file by their text: those
	 * that were met when it was read before are known, whatever was forgotten since, and this one is added.
	 */
	of(item: Item, language: FileLanguage, macros: MacroExpansion, ofFile: Map<string, KeptItem>): ItemSummary {
		const key = `${language} ${macros.keyFor(item)}`;
		const kept = this.kept.get(item.text) ?? this.keptAgain(item.text, ofFile);
		ofFile.set(kept.text, kept);
		let summary = kept.summaries.get(key);
		if (!summary) {
			summary = this.summarise({ ...item, text: kept.text }, language, macros);
			this.keep(kept, key, summary);
		}
		// The item that was used last is forgotten last.
		this.kept.delete(kept.text);
		this.kept.set(kept.text, kept);
		this.dropOldest();
		return summary;
	}

	private keptAgain(text: string, ofFile: ReadonlyMap<string, KeptItem>): KeptItem {
		const kept = ofFile.get(text) ?? { text: ownCopy(text), summaries: new Map<string, ItemSummary>() };
		this.keptText += text.length * kept.summaries.size;
		return kept;
	}

	private keep({ text, summaries }: KeptItem, key: string, summary: ItemSummary): void {
		const [oldest] = summaries.keys();
		if (oldest !== undefined && summaries.size === MOST_OF_AN_ITEM) {
			summaries.delete(oldest);
			this.keptText -= text.length;
		}
		summaries.set(key, summary);
		this.keptText += text.length;
	}

	private dropOldest(): void {
		for (const { text, summaries } of this.kept.values()) {
			if (this.keptText <= KEPT_TEXT || this.kept.size === 1) {
				return;
			}
			this.kept.delete(text);
			this.keptText -= text.length * summaries.size;
		}
	}

	private summarise(item: Item, language: FileLanguage, macros: MacroExpansion): ItemSummary {
		const { text } = item;
		const tree = this.parse({ start: 0, end: text.length, text }, language);
		const parseStatements = (body: string): Statement[] => this.statementsOf(body, language);
		const expanded = tree.functions.map((each) => expandMacros(each, item, macros, parseStatements));
		return {
			functions: expanded.flatMap((each) => summariseFunction(each.tree)),
			globals: [
				...tree.declarations.flatMap((declaration) => globalsOf(declaration, text)),
				...tree.enumerators.map(({ name, value }) => ({ name, initializer: value, isConstant: true })),
			],
			variables: tree.declarations.flatMap(({ scope, type, declarators }) =>
				declarators.map(({ name, pointers, isReference, isArray }) => ({
					...{ name, scope, type, isArray },
					pointers: pointers - Number(isReference),
				})),
			),
			members: tree.declarations.flatMap(membersOf),
			errors: tree.errors,
			cut: expanded.flatMap(({ tree: { isCut, start, end }, cut }) => [...cut, ...(isCut ? [{ start, end }] : [])]),
			...(tree.unread ? { unread: tree.unread } : {}),
		};
	}

	private statementsOf(body: string, language: FileLanguage): Statement[] {
		const text = `void f(void) { ${body}\n; }`;
		const tree = this.parse({ start: 0, end: text.length, text }, language);
		const read = tree.functions[0];
		return read && !read.broken ? read.body.body : [];
	}

	/** The expression that a macro's replacement text is; undefined where it is none. */
	expressionOf(macro: MacroDefinition, language: FileLanguage): Expression | undefined {
		const key = `${language} ${macro.body}`;
		if (!this.expressions.has(key)) {
			if (this.expressions.size === MOST_EXPRESSIONS) {
				this.expressions.clear();
			}
			const [statement] = macro.body ? this.statementsOf(`macro_value = ${macro.body};`, language) : [];
			const expression = statement?.kind === 'expression' ? statement.expression : undefined;
			this.expressions.set(key, expression?.kind === 'assignment' ? expression.right : undefined);
		}
		return this.expressions.get(key);
	}
}

function membersOf({ scope, declarators }: ItemTree['declarations'][number]): Member[] {
	return scope === ''
		? []
		: declarators.flatMap(({ name, initializer }) => (initializer ? [{ scope, name, initializer }] : []));
}

function globalsOf({ scope, start, declarators }: Declaration & { scope: string }, text: string): Global[] {
	return declarators.flatMap(({ name, initializer, end }) => {
		const isConstant = /\b(const|constexpr|CONST)\b/.test(text.slice(start, initializer?.start ?? end));
		return initializer && scope === '' ? [{ name, initializer, isConstant }] : [];
	});
}
