import type { Span } from '../../protocol/positions.js';

const WORD_CHARACTER = /\w/;

/** The name or number that the place is in or beside; undefined where there is none. */
export function wordAt(text: string, offset: number): (Span & { word: string }) | undefined {
	let start = offset;
	while (start > 0 && WORD_CHARACTER.test(text.charAt(start - 1))) {
		start--;
	}
	let end = offset;
	while (end < text.length && WORD_CHARACTER.test(text.charAt(end))) {
		end++;
	}
	return start < end ? { word: text.slice(start, end), start, end } : undefined;
}
