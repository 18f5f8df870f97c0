import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, Range, Span } from '../protocol/positions.js';

/** A place as the command line prints it: 1-based, the column in UTF-16 units. */
export interface PrintedPosition {
	line: number;
	column: number;
}

/** Half-open. */
export interface PrintedRange {
	start: PrintedPosition;
	end: PrintedPosition;
}

/** The arithmetic of one text's places. */
export interface Places {
	printed(span: Span): PrintedRange;
	/** The text of a line without its end; zero-based; empty behind the last one. */
	lineText(line: number): string;
	readonly lineCount: number;
}

export function placesOf(text: string): Places {
	const document = TextDocument.create('', '', 0, text);
	return {
		printed: (span) => printedRange({ start: document.positionAt(span.start), end: document.positionAt(span.end) }),
		lineText(line) {
			const start = { line, character: 0 };
			return document.getText({ start, end: { line: line + 1, character: 0 } }).replace(/(?<![\r\n])[\r\n]+$/, '');
		},
		get lineCount() {
			return document.lineCount;
		},
	};
}

export function printedRange(range: Range): PrintedRange {
	return { start: printedPosition(range.start), end: printedPosition(range.end) };
}

function printedPosition(position: Position): PrintedPosition {
	return { line: position.line + 1, column: position.character + 1 };
}

/** Before, after or the same, as a comparison for sorting. */
export function byPosition(a: PrintedPosition, b: PrintedPosition): number {
	return a.line - b.line || a.column - b.column;
}
