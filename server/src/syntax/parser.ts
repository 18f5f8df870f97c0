import { Parser } from 'web-tree-sitter';
import { counts } from '../counts/counts.js';
import type { ItemText } from '../source/source-file.js';
import { type ConcreteNode, copyTree } from './concrete-tree.js';
import type { Grammars } from './grammars.js';
import { lowerItem } from './lowering/items.js';
import { mendedText } from './mending.js';
import { type ParserRuntime, parserRuntime } from './parser-runtime.js';
import type { ItemTree } from './tree.js';

export type SourceLanguage = 'c' | 'cpp';

/** An item longer than this, in UTF-16 units, is not parsed: the parser's memory never shrinks again. */
export const LONGEST_ITEM = 2 * 1024 * 1024;

export interface SyntaxParser {
	/** What an item holds. Never throws: an item that cannot be parsed has one error over its whole length. */
	parseItem(item: ItemText, language: SourceLanguage): ItemTree;
	/** The same for an item of a header, which does not show its language: as C++, or as C where that has fewer errors. */
	parseItemAsHeader(item: ItemText): ItemTree;
}

/** What reads one text with one grammar. It may throw, and is then replaced by a fresh one. */
export interface TreeReader {
	/** Positions in the tree are offsets into the text plus `offset`. */
	read(text: string, language: SourceLanguage, offset: number): ConcreteNode;
	/** Called once it has thrown. */
	dispose(): void;
}

/** Makes ready the grammars once a process. Throws an Error where their bytes are no such modules. */
export async function createSyntaxParser(grammars: Grammars): Promise<SyntaxParser> {
	const runtime = await parserRuntime(grammars);
	return syntaxParserOver(() => new TreeSitterReader(runtime));
}

/** A syntax parser over readers of the caller's making: a reader that throws is replaced, and its text read once more. */
export function syntaxParserOver(createReader: () => TreeReader): SyntaxParser {
	let reader: TreeReader | undefined;

	function readOnce(item: ItemText, language: SourceLanguage): ConcreteNode | undefined {
		try {
			reader ??= createReader();
			return reader.read(item.text, language, item.start);
		} catch {
			const crashed = reader;
			reader = undefined;
			disposeQuietly(crashed);
			return undefined;
		}
	}

	function parseItem(item: ItemText, language: SourceLanguage): ItemTree {
		if (item.text.length > LONGEST_ITEM) {
			return unreadable(item, 'limit');
		}
		const asWritten = readItem(item, language);
		const text = asWritten.errors.length > 0 && !asWritten.unread ? mendedText(item.text) : undefined;
		if (text === undefined) {
			return asWritten;
		}
		const mended = readItem({ ...item, text }, language, item.text);
		return mended.errors.length < asWritten.errors.length ? mended : asWritten;
	}

	/** `written` is the text before it was mended. */
	function readItem(item: ItemText, language: SourceLanguage, written = item.text): ItemTree {
		const root = readOnce(item, language) ?? readOnce(item, language);
		if (root && written !== item.text) {
			leaveOutSemicolons(root, item, written);
		}
		return root ? lowerItem(root, item.text, item.start, language) : unreadable(item, 'crash');
	}

	function parseItemAsHeader(item: ItemText): ItemTree {
		const asCpp = parseItem(item, 'cpp');
		if (asCpp.errors.length === 0) {
			return asCpp;
		}
		const asC = parseItem(item, 'c');
		return asC.errors.length < asCpp.errors.length ? asC : asCpp;
	}

	return { parseItem, parseItemAsHeader };
}

/** A statement that ends with a semicolon that was put into its text ends before it: there is white space in the file. */
function leaveOutSemicolons(root: ConcreteNode, { text, start }: ItemText, written: string): void {
	const pending = [root];
	for (let node = pending.pop(); node; node = pending.pop()) {
		const last = node.end - start - 1;
		if (node !== root && text[last] === ';' && written[last] !== ';') {
			node.end--;
		}
		pending.push(...node.children);
	}
}

function unreadable({ start, end }: ItemText, unread: ItemTree['unread']): ItemTree {
	return { functions: [], declarations: [], enumerators: [], errors: [{ start, end }], unread };
}

/** Freeing what has crashed may crash again, and there is nothing more to be done about it. */
function disposeQuietly(reader: TreeReader | undefined): void {
	try {
		reader?.dispose();
	} catch {
		return;
	}
}

/** Those that have a parser: one memory holds the parsers of all. */
const readers = new Set<TreeSitterReader>();

class TreeSitterReader implements TreeReader {
	private readonly parsers = new Map<SourceLanguage, Parser>();

	constructor(private readonly runtime: ParserRuntime) {}

	read(text: string, language: SourceLanguage, offset: number): ConcreteNode {
		const parser = this.parserFor(language);
		counts.itemsParsed++;
		counts.textParsed += text.length;
		// The grammars know no line that a carriage return alone ends.
		const tree = parser.parse(text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text);
		if (!tree) {
			throw new Error('The parser gave no tree');
		}
		try {
			return copyTree(tree, offset);
		} finally {
			tree.delete();
		}
	}

	private parserFor(language: SourceLanguage): Parser {
		let parser = this.parsers.get(language);
		if (!parser) {
			parser = new Parser();
			this.parsers.set(language, parser);
			readers.add(this);
			parser.setLanguage(this.runtime.languages[language]);
		}
		return parser;
	}

	dispose(): void {
		for (const reader of readers) {
			reader.deleteParsers();
		}
		readers.clear();
		this.runtime.restart();
	}

	/** Those that are made afterwards are fresh. Deleting what has crashed may crash again, and is done all the same. */
	private deleteParsers(): void {
		for (const parser of this.parsers.values()) {
			try {
				parser.delete();
			} catch {
				// Its memory goes with all the rest.
			}
		}
		this.parsers.clear();
	}
}
