import type { TextEdit } from '../protocol/findings.js';

/** Edits of one text, by their start, none reaching into another. */
export type TextEdits = readonly TextEdit[];

/** A piece of a changed text: copied from the original, or new. `to` is undefined for the rest of the original. */
type Piece = { from: number; to: number } | { inserted: string };

/** The text with the edits applied. */
export function applyEdits(text: string, edits: TextEdits): string {
	const pieces: string[] = [];
	let at = 0;
	for (const { span, newText } of edits) {
		pieces.push(text.slice(at, span.start), newText);
		at = span.end;
	}
	return pieces.join('') + text.slice(at);
}

/** What two rounds of edits do to a text, as edits of that text: `second` speaks of the text that `first` has left. */
export function composeEdits(first: TextEdits, second: TextEdits): TextEdits {
	let pieces = piecesOf(first, Number.MAX_SAFE_INTEGER);
	const result: Piece[] = [];
	let at = 0;
	for (const { span, newText } of second) {
		const [before, rest] = cut(pieces, span.start - at);
		const [, after] = cut(rest, span.end - span.start);
		result.push(...before, { inserted: newText });
		pieces = after;
		at = span.end;
	}
	return editsOf([...result, ...pieces]);
}

function piecesOf(edits: TextEdits, length: number): Piece[] {
	const pieces: Piece[] = [];
	let at = 0;
	for (const { span, newText } of edits) {
		pieces.push({ from: at, to: span.start }, { inserted: newText });
		at = span.end;
	}
	return [...pieces, { from: at, to: length }];
}

/** The pieces of the first `length` characters, and the others. */
function cut(pieces: readonly Piece[], length: number): [Piece[], Piece[]] {
	const before: Piece[] = [];
	let left = length;
	for (const [index, piece] of pieces.entries()) {
		const size = 'inserted' in piece ? piece.inserted.length : piece.to - piece.from;
		if (size > left) {
			const [head, tail] = split(piece, left);
			return [
				[...before, head],
				[tail, ...pieces.slice(index + 1)],
			];
		}
		before.push(piece);
		left -= size;
	}
	return [before, []];
}

function split(piece: Piece, at: number): [Piece, Piece] {
	return 'inserted' in piece
		? [{ inserted: piece.inserted.slice(0, at) }, { inserted: piece.inserted.slice(at) }]
		: [
				{ from: piece.from, to: piece.from + at },
				{ from: piece.from + at, to: piece.to },
			];
}

/** What lies between the copied pieces, as edits. */
function editsOf(pieces: readonly Piece[]): TextEdits {
	const edits: TextEdit[] = [];
	let at = 0;
	let newText = '';
	for (const piece of pieces) {
		if ('inserted' in piece) {
			newText += piece.inserted;
		} else if (piece.from < piece.to) {
			if (newText !== '' || at < piece.from) {
				edits.push({ span: { start: at, end: piece.from }, newText });
			}
			at = piece.to;
			newText = '';
		}
	}
	return edits;
}
