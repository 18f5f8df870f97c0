import type { TextEdit } from '../protocol/findings.js';
import type { Span } from '../protocol/positions.js';
import { tokenize } from '../source/tokenizer.js';
import { TokenKind, type Tokens, tokenText } from '../source/tokens.js';

/** The word that makes a comment a suppression. */
export const SUPPRESSION_WORD = 'bindsight-ignore';

/** One rule that a suppression names, as it is written. */
export interface SuppressedRule {
	name: string;
	span: Span;
}

/** `// bindsight-ignore RULE, RULE: reason`, or the same between `/*` and its end. */
export interface Suppression {
	/** The comment. */
	span: Span;
	/** `bindsight-ignore` itself. */
	word: Span;
	rules: readonly SuppressedRule[];
	/** Empty where none is given. */
	reason: string;
	/** Findings that touch this stretch are meant: the comment's own lines, or the next one where it stands alone. */
	covers: Span;
}

/** The suppressions of a C or C++ text, in order. `cut` gives its tokens. Never throws. */
export function suppressionsIn(text: string, cut = () => tokenize(text)): Suppression[] {
	if (!text.includes(SUPPRESSION_WORD)) {
		return [];
	}
	const tokens = cut();
	const found: Suppression[] = [];
	for (let index = 0; index < tokens.count; index++) {
		if (tokens.kinds[index] === TokenKind.comment) {
			const read = readComment(tokenText(tokens, index), tokens.starts[index]!);
			if (read) {
				found.push({ ...read, covers: coveredBy(tokens, index) });
			}
		}
	}
	return found;
}

function readComment(comment: string, start: number): Omit<Suppression, 'covers'> | undefined {
	const head = new RegExp(`^/[/*][\\s/*!]*(?<word>${SUPPRESSION_WORD})(?![\\w-])`).exec(comment);
	if (!head) {
		return undefined;
	}
	const bodyEnd = comment.startsWith('/*') && comment.endsWith('*/') ? comment.length - 2 : comment.length;
	const body = comment.slice(head[0].length, bodyEnd);
	const colon = body.indexOf(':');
	const names = colon < 0 ? body : body.slice(0, colon);
	const wordStart = start + head[0].length - SUPPRESSION_WORD.length;
	return {
		span: { start, end: start + comment.length },
		word: { start: wordStart, end: wordStart + SUPPRESSION_WORD.length },
		rules: rulesIn(names, start + head[0].length),
		reason: colon < 0 ? '' : body.slice(colon + 1).trim(),
	};
}

/** The first word of each piece between commas: what follows a name without a comma is a reason without its colon. */
function rulesIn(names: string, start: number): SuppressedRule[] {
	return [...names.matchAll(/(?:^|,)\s*(?<name>[^\s,]+)/g)].map((match) => {
		const name = match.groups!.name!;
		const at = start + match.index + match[0].length - name.length;
		return { name, span: { start: at, end: at + name.length } };
	});
}

function coveredBy(tokens: Tokens, comment: number): Span {
	const before = neighbourOnLine(tokens, comment, -1);
	const after = neighbourOnLine(tokens, comment, 1);
	if (before !== undefined || after !== undefined) {
		return linesOf(tokens.text, { start: tokens.starts[comment]!, end: tokens.starts[comment + 1]! });
	}
	const next = tokenOnNextLine(tokens, comment);
	const end = tokens.starts[comment + 1]!;
	return next === undefined ? { start: end, end } : linesOf(tokens.text, { start: next, end: next });
}

/** The nearest token in that direction that is code and stands on a line of the comment. */
function neighbourOnLine(tokens: Tokens, comment: number, step: -1 | 1): number | undefined {
	for (let index = comment + step; index >= 0 && index < tokens.count; index += step) {
		const kind = tokens.kinds[index]!;
		if (kind === TokenKind.space) {
			if (lineBreaksIn(tokenText(tokens, index)) > 0) {
				return undefined;
			}
		} else if (kind !== TokenKind.comment) {
			return index;
		}
	}
	return undefined;
}

/** Where the code of the line below a comment starts; other comments may stand between, an empty line may not. */
function tokenOnNextLine(tokens: Tokens, comment: number): number | undefined {
	for (let index = comment + 1; index < tokens.count; index++) {
		const kind = tokens.kinds[index]!;
		if (kind === TokenKind.space) {
			if (lineBreaksIn(tokenText(tokens, index)) > 1) {
				return undefined;
			}
		} else if (kind !== TokenKind.comment) {
			return tokens.starts[index]!;
		}
	}
	return undefined;
}

function lineBreaksIn(space: string): number {
	return space.match(/\r\n|\n|\r/g)?.length ?? 0;
}

/** The whole lines that a span stands on, without the last one's end. */
export function linesOf(text: string, { start, end }: Span): Span {
	const lineEnd = text.slice(end).search(/[\r\n]/);
	return { start: lineStart(text, start), end: lineEnd < 0 ? text.length : end + lineEnd };
}

/** Where the line of an offset starts. */
export function lineStart(text: string, offset: number): number {
	return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

/** What takes a name out of its suppression: with its comma, or with the whole comment where it is the only one. */
export function withoutRule(text: string, suppression: Suppression, rule: SuppressedRule): TextEdit {
	const { rules } = suppression;
	const place = rules.indexOf(rule);
	if (rules.length === 1) {
		return withoutComment(text, suppression.span);
	}
	const next = rules[place + 1];
	const start = next ? rule.span.start : rules[place - 1]!.span.end;
	return { span: { start, end: next ? next.span.start : rule.span.end }, newText: '' };
}

/** What takes a comment away: with its line where it stands alone, and never so that two words become one. */
export function withoutComment(text: string, { start, end }: Span): TextEdit {
	const lines = linesOf(text, { start, end });
	const before = text.slice(lines.start, start);
	const after = text.slice(end, lines.end);
	if (before.trim() === '' && after.trim() === '') {
		const lineBreak = /^(?:\r\n|\n|\r)/.exec(text.slice(lines.end, lines.end + 2))?.[0] ?? '';
		return { span: { start: lines.start, end: lines.end + lineBreak.length }, newText: '' };
	}
	const blanks = before.length - before.trimEnd().length;
	if (after.trim() === '') {
		return { span: { start: start - blanks, end: lines.end }, newText: '' };
	}
	const isApart = before.trim() === '' || blanks > 0;
	const behind = after.length - after.trimStart().length;
	return isApart
		? { span: { start, end: end + behind }, newText: '' }
		: { span: { start, end: end + behind }, newText: ' ' };
}
