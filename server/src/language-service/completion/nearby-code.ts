import type { Span } from '../../protocol/positions.js';

/** In UTF-16 units; what is longer is no function that somebody wrote. */
const LONGEST_FUNCTION = 100_000;

/** A function behind which another one ends, or in front of which the next one does: braces at the margin. */
const END_OF_FUNCTION = '\n}';

/** A text as short as what is to be known of one place in it. */
export interface NearbyCode {
	text: string;
	/** What the place's offset in the short text lacks. */
	removed: number;
}

/**
 * The function around an offset, with the directives of the rest of the file, which say what it is compiled for. Analysing a
 * file of many thousand lines takes longer than a key stroke may; this takes as long as one function. Undefined where the
 * function has no end in sight.
 */
export function codeNearby(text: string, offset: number): NearbyCode | undefined {
	const own = functionAround(text, offset);
	if (own.end - own.start > LONGEST_FUNCTION) {
		return undefined;
	}
	const before = directivesIn(text.slice(0, own.start));
	const after = directivesIn(text.slice(own.end));
	return { text: before + text.slice(own.start, own.end) + after, removed: own.start - before.length };
}

function functionAround(text: string, offset: number): Span {
	const previous = text.lastIndexOf(END_OF_FUNCTION, offset - END_OF_FUNCTION.length);
	const lineBehind = previous < 0 ? 0 : text.indexOf('\n', previous + END_OF_FUNCTION.length);
	const next = text.indexOf(END_OF_FUNCTION, offset);
	const end = next < 0 ? -1 : text.indexOf('\n', next + END_OF_FUNCTION.length);
	return {
		start: Math.max(0, lineBehind < 0 ? text.length : lineBehind + (previous < 0 ? 0 : 1)),
		end: end < 0 ? text.length : end,
	};
}

/** The directives of a text that stand on one line, each on its own. */
function directivesIn(text: string): string {
	const lines = text.match(/^[ \t]*#[^\r\n\u2028\u2029]*(?<!\\)$/gm) ?? [];
	return lines.map((line) => `\n${line}`).join('') + (lines.length > 0 ? '\n' : '');
}
