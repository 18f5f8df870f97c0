import type { TextEdit } from '../protocol/findings.js';
import type { Span } from '../protocol/positions.js';
import { tokenize } from '../source/tokenizer.js';
import { TokenKind, type Tokens } from '../source/tokens.js';
import { lineStart, SUPPRESSION_WORD } from './suppressions.js';

export interface NewSuppression {
	edit: TextEdit;
	/** Where the reason stands in the new text. */
	placeholder: Span;
}

/**
 * The comment that suppresses a rule's findings at an offset: above its line, indented as the line is, with the line
 * break of the text. In the middle of what goes on over several lines it stands right before the offset instead.
 */
export function suppressHere(text: string, rule: string, offset: number, reason: string): NewSuppression {
	const start = lineStart(text, offset);
	const head = `${SUPPRESSION_WORD} ${rule}: `;
	if (!isFreeForComment(tokenize(text), start)) {
		return written({ start: offset, end: offset }, `/* ${head}`, reason, ' */ ');
	}
	const indentation = /^[^\S\r\n]*/.exec(text.slice(start))![0];
	return written({ start, end: start }, `${indentation}// ${head}`, reason, lineBreakOf(text, start));
}

function written(span: Span, before: string, reason: string, after: string): NewSuppression {
	const placeholder = { start: before.length, end: before.length + reason.length };
	return { edit: { span, newText: before + reason + after }, placeholder };
}

/** False inside a comment or a string, and on a line that the one above goes on to with a backslash. */
function isFreeForComment({ text, starts, kinds, count }: Tokens, lineStart: number): boolean {
	if (/\\[^\S\r\n]*(?:\r\n|\n|\r)$/.test(text.slice(Math.max(0, lineStart - 80), lineStart))) {
		return false;
	}
	for (let index = 0; index < count && starts[index]! < lineStart; index++) {
		if (starts[index + 1]! > lineStart) {
			return kinds[index] === TokenKind.space;
		}
	}
	return true;
}

/** The line break before an offset, else the first one of the text. */
function lineBreakOf(text: string, offset: number): string {
	const before = /(?:\r\n|\n|\r)$/.exec(text.slice(Math.max(0, offset - 2), offset))?.[0];
	return before ?? /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}
