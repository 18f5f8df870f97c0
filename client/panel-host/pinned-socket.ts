import type { BoundSocket } from '../../server/src/protocol/ports.js';
import type { Position, Range } from '../../server/src/protocol/positions.js';

/** The socket that the panel keeps while the cursor moves on. */
export interface PinnedSocket {
	uri: string;
	/** A place at which it is the first socket; it moves with the text. */
	position: Position;
	socket: string | undefined;
	/** As it is compared with others; null where it is not bound. */
	bound: BoundSocket | null;
}

/** One change of a text, as VS Code tells it. */
export interface TextChange {
	range: Range;
	text: string;
}

/** Where a position is after a change; one inside of what was replaced is at the end of what stands there now. */
export function movedBy({ range, text }: TextChange, position: Position): Position {
	if (isBefore(position, range.start)) {
		return position;
	}
	const lines = text.split('\n');
	const last = lines.at(-1) ?? '';
	const end = {
		line: range.start.line + lines.length - 1,
		character: lines.length === 1 ? range.start.character + last.length : last.length,
	};
	if (isBefore(position, range.end)) {
		return end;
	}
	return position.line === range.end.line
		? { line: end.line, character: end.character + position.character - range.end.character }
		: { line: position.line + end.line - range.end.line, character: position.character };
}

function isBefore(one: Position, other: Position): boolean {
	return one.line < other.line || (one.line === other.line && one.character < other.character);
}
