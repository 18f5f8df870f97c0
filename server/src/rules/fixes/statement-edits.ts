import type { TextEdit } from '../../protocol/findings.js';
import type { Span } from '../../protocol/positions.js';
import {
	type CodeText,
	indentationAt,
	lineEnd,
	lineStart,
	nextLineStart,
	ownLines,
	withCommentsAbove,
} from './code-text.js';

/**
 * Takes a statement away, with its lines where it has them to itself, and the comment above that spoke of it alone. A
 * comment behind it stays.
 */
export function removal(code: CodeText, statement: Span): TextEdit[] {
	const lines = ownLines(code, statement);
	if (!lines) {
		const before = code.text.slice(0, statement.start).trimEnd().length;
		return [
			{ span: { start: Math.max(before, lineStart(code.text, statement.start)), end: statement.end }, newText: '' },
		];
	}
	const comment = code.tokens.at(code.tokens.indexAt(statement.end));
	if (comment?.kind === 'comment' && comment.end <= lines.end) {
		return [{ span: { start: statement.start, end: comment.start }, newText: '' }];
	}
	const gone = standsAlone(code, lines) ? withCommentsAbove(code, lines) : lines;
	return [{ span: withoutDoubleBlankLine(code, gone), newText: '' }];
}

/** Whether nothing follows that a comment above might speak of, too. */
function standsAlone(code: CodeText, lines: Span): boolean {
	return /^\s*(?:$|\}|\/[/*])/.test(lineAt(code, lines.end));
}

function withoutDoubleBlankLine(code: CodeText, lines: Span): Span {
	const isFirst = code.text.slice(0, lines.start).trimEnd().endsWith('{');
	const blankBefore = lines.start > 0 && (isFirst || isBlankBefore(code, lines.start));
	const blankAfter = lines.end < code.text.length && lineAt(code, lines.end).trim() === '';
	return blankBefore && blankAfter ? { start: lines.start, end: nextLineStart(code.text, lines.end) } : lines;
}

/** Whether the line that ends at an offset is blank. */
function isBlankBefore({ text }: CodeText, end: number): boolean {
	const lineBreak = text.startsWith('\r\n', end - 2) ? 2 : 1;
	return text.slice(lineStart(text, end - lineBreak), end).trim() === '';
}

function lineAt(code: CodeText, start: number): string {
	return code.text.slice(start, nextLineStart(code.text, start));
}

/** Puts a statement between preprocessor directives: `before` above it, `after` below it. */
export function wrapping(code: CodeText, statement: Span, before: string, after: string): TextEdit[] {
	const lines = ownLines(code, statement);
	if (lines) {
		return [
			{ span: emptySpan(lines.start), newText: before + code.lineBreak },
			{ span: emptySpan(lines.end), newText: after + code.lineBreak },
		];
	}
	return [
		{ span: spaceBefore(code, statement.start), newText: lineOf(code, statement.start, before) },
		{ span: spaceBehind(code, statement.end), newText: lineOf(code, statement.end, after) },
	];
}

/** A directive where a line has more than the statement: what follows on that line goes on below it, indented alike. */
function lineOf(code: CodeText, at: number, directive: string): string {
	const start = lineStart(code.text, at);
	const isFirst = code.text.slice(start, at).trim() === '';
	const isLast = code.text.slice(at, lineEnd(code.text, at)).trim() === '';
	const above = isFirst ? '' : code.lineBreak;
	return above + directive + (isLast ? '' : code.lineBreak + indentationAt(code.text, at));
}

function spaceBefore({ text }: CodeText, at: number): Span {
	return { start: Math.max(text.slice(0, at).trimEnd().length, lineStart(text, at)), end: at };
}

function spaceBehind({ text }: CodeText, at: number): Span {
	return { start: at, end: at + /^[ \t]*/.exec(text.slice(at))![0].length };
}

/** Moves a statement, with the comment above it, before another one of the same block and its comment. */
export function moving(code: CodeText, moved: Span, target: Span): TextEdit[] {
	const movedLines = ownLines(code, moved);
	const targetLines = ownLines(code, target);
	if (!movedLines || !targetLines) {
		const text = code.text.slice(moved.start, moved.end);
		const newText = targetLines ? text + code.lineBreak + indentationAt(code.text, target.start) : `${text} `;
		return [{ span: emptySpan(target.start), newText }, ...removal(code, moved)];
	}
	const taken = withCommentsAbove(code, movedLines);
	const place = withCommentsAbove(code, targetLines).start;
	return [
		{ span: emptySpan(place), newText: code.text.slice(taken.start, taken.end) },
		{ span: withoutDoubleBlankLine(code, taken), newText: '' },
	];
}

function emptySpan(offset: number): Span {
	return { start: offset, end: offset };
}
