import type { Places, PrintedRange } from '../places.js';

/** Some lines of a file. */
export interface Excerpt {
	/** The number of the first line, from 1. */
	first: number;
	/** How many UTF-16 units are left out at the beginning of each line. */
	from: number;
	lines: readonly string[];
}

const LINES_AROUND = 2;
/** Longer lines are cut on both sides of the place: a line of generated code is megabytes long. */
const LONGEST_LINE = 400;
const LEFT_CONTEXT = 150;

/** The lines of a place, and those around it. */
export function excerptOf(places: Places, { start, end }: PrintedRange): Excerpt {
	const first = Math.max(1, start.line - LINES_AROUND);
	const last = Math.min(places.lineCount, end.line + LINES_AROUND);
	const lines = Array.from({ length: last - first + 1 }, (_, index) => places.lineText(first - 1 + index));
	const isLong = lines.some((line) => line.length > LONGEST_LINE);
	const from = isLong ? Math.max(0, start.column - 1 - LEFT_CONTEXT) : 0;
	return { first, from, lines: lines.map((line) => line.slice(from, from + LONGEST_LINE)) };
}
