import type { Span } from '../../protocol/positions.js';
import { rememberingObjects } from '../../source/remembering.js';
import { tokenize } from '../../source/tokenizer.js';
import type { Tokens } from '../../source/tokens.js';
import type { RuleContext } from '../rule.js';
import { type Token, type TokenList, tokenLists } from './tokens.js';

/** A file's text as a fix looks at it: its tokens as written, and its lines. */
export interface CodeText {
	readonly text: string;
	readonly tokens: TokenList;
	/** The same without comments. */
	readonly uncommented: TokenList;
	/** The line break that the file uses. */
	readonly lineBreak: string;
}

/** The text of the file that a rule looks at; its tokens are told apart once, when the first fix asks. */
export const codeTextOf = rememberingObjects(({ text, tokens }: RuleContext): CodeText => codeText(text, tokens?.()));

/** `cut`: the tokens of that text, where they are known. */
export function codeText(text: string, cut: Tokens = tokenize(text)): CodeText {
	const lineBreak = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
	return { text, ...tokenLists(cut), lineBreak };
}

/** The tokens inside a span, comments left out. */
export function tokensIn({ uncommented }: CodeText, span: Span): Token[] {
	return uncommented.slice(uncommented.indexAt(span.start), uncommented.countUpTo(span.end));
}

/** The tokens inside a span as one text, each behind a space: equal where only comments and white space differ. */
export function codeIn(code: CodeText, span: Span): string {
	return tokensIn(code, span)
		.map(({ text }) => text)
		.join(' ');
}

/** Whether a comment stands among the tokens of a span, which would be lost with it. */
export function hasCommentInside({ tokens }: CodeText, span: Span): boolean {
	return tokens.slice(tokens.indexAt(span.start), tokens.indexAt(span.end)).some(({ kind }) => kind === 'comment');
}

/** The nearest token before an offset that is neither comment nor directive. */
export function tokenBefore({ uncommented }: CodeText, offset: number): Token | undefined {
	let index = uncommented.indexAt(offset) - 1;
	while (uncommented.at(index)?.kind === 'directive') {
		index--;
	}
	return uncommented.at(index);
}

/** The nearest token from an offset on that is neither comment nor directive. */
export function tokenAfter({ uncommented }: CodeText, offset: number): Token | undefined {
	const index = uncommented.indexFrom(uncommented.indexAt(offset), ({ kind }) => kind !== 'directive');
	return uncommented.at(index);
}

/** Whether the statement is one of a block: it can go, or another can stand before it, without changing what an `if` holds. */
export function standsInBlock(code: CodeText, statement: Span): boolean {
	const before = tokenBefore(code, statement.start)?.text;
	return before === ';' || before === '{' || before === '}';
}

/** Where the function around a place may begin: behind the brace in the first column that ends the one before. */
export function functionStart(text: string, at: number): number {
	let brace = text.lastIndexOf('}', at);
	while (brace > 0 && !isInFirstColumn(text, brace)) {
		brace = text.lastIndexOf('}', brace - 1);
	}
	return brace + 1;
}

/** Where the function around a place ends: at the next brace in the first column, or with the text. */
export function functionEnd(text: string, at: number): number {
	let brace = text.indexOf('}', at);
	while (brace >= 0 && !isInFirstColumn(text, brace)) {
		brace = text.indexOf('}', brace + 1);
	}
	return brace < 0 ? text.length : brace;
}

/** Whether a line begins at an offset. */
export function isInFirstColumn(text: string, at: number): boolean {
	return at === 0 || text[at - 1] === '\n' || text[at - 1] === '\r';
}

/** The index of the token that closes the bracket at an index of a list of tokens; -1 where none does. */
export function closingBracket(tokens: TokenList | readonly Token[], open: number): number {
	const pairs: Readonly<Record<string, string>> = { '(': ')', '{': '}', '[': ']' };
	const opening = tokens.at(open)!.text;
	const closing = pairs[opening];
	let depth = 0;
	for (let i = open; i < tokens.length; i++) {
		const { text } = tokens.at(i)!;
		depth += text === opening ? 1 : text === closing ? -1 : 0;
		if (depth === 0) {
			return i;
		}
	}
	return -1;
}

export function lineStart(text: string, offset: number): number {
	let start = offset;
	while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') {
		start--;
	}
	return start;
}

/** The end of the line without its line break. */
export function lineEnd(text: string, offset: number): number {
	let end = offset;
	while (end < text.length && text[end] !== '\n' && text[end] !== '\r') {
		end++;
	}
	return end;
}

/** The start of the next line, or the end of the text. */
export function nextLineStart(text: string, offset: number): number {
	const end = lineEnd(text, offset);
	return text.startsWith('\r\n', end) ? end + 2 : Math.min(end + 1, text.length);
}

/** The lines of a span, their last line break included, where they hold nothing besides it but comments. */
export function ownLines(code: CodeText, span: Span): Span | undefined {
	const start = lineStart(code.text, span.start);
	const end = nextLineStart(code.text, span.end);
	const after = code.tokens.at(code.tokens.indexAt(span.end));
	const afterIsComment = after?.kind === 'comment' && after.end <= end;
	const behind = afterIsComment ? after.end : span.end;
	const alone =
		code.text.slice(start, span.start).trim() === '' &&
		code.text.slice(behind, end).trim() === '' &&
		lineEnd(code.text, span.end) < code.text.length;
	return alone ? { start, end } : undefined;
}

/** The span with the whole-line comments right above it, which speak of what it does. `lines` starts a line. */
export function withCommentsAbove(code: CodeText, lines: Span): Span {
	let start = lines.start;
	for (let i = code.tokens.indexAt(start) - 1; i >= 0; i--) {
		const token = code.tokens.at(i)!;
		const first = lineStart(code.text, token.start);
		const isWholeLine = code.text.slice(first, token.start).trim() === '';
		if (token.kind !== 'comment' || !isWholeLine || nextLineStart(code.text, token.end) !== start) {
			break;
		}
		start = first;
	}
	return { start, end: lines.end };
}

export function indentationAt(text: string, offset: number): string {
	return /[ \t]*/y.exec(text.slice(lineStart(text, offset), offset))![0];
}

/** The indentation of a block inside one, as the file seems to write it. */
export function deeperIndentation(indentation: string): string {
	return indentation + (/^\t|^$/.test(indentation) ? '\t' : indentation.length % 4 === 0 ? '    ' : '  ');
}
