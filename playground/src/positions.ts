import type { Text } from '@codemirror/state';
import type { Position, Range } from '../../server/src/protocol/positions.js';

/** The offset of a position in the text; one outside of it is at the nearest end. */
export function offsetAt(text: Text, { line, character }: Position): number {
	if (line >= text.lines) {
		return text.length;
	}
	const { from, length } = text.line(line + 1);
	return from + Math.min(character, length);
}

/** Zero-based, in UTF-16 units. */
export function positionAt(text: Text, offset: number): Position {
	const line = text.lineAt(offset);
	return { line: line.number - 1, character: offset - line.from };
}

export function spanOf(text: Text, { start, end }: Range): { from: number; to: number } {
	return { from: offsetAt(text, start), to: offsetAt(text, end) };
}

export function rangeOf(text: Text, from: number, to: number): Range {
	return { start: positionAt(text, from), end: positionAt(text, to) };
}
