import { codeFrameColumns } from '@babel/code-frame';
import type { Places, PrintedRange } from '../places.js';
import { type Colours, printable } from '../terminal.js';

const LINES_AROUND = 2;
/** Longer lines are cut on both sides of the place, so that a line of generated code does not fill the screen. */
const MAX_WIDTH = 160;
const LEFT_CONTEXT = 60;

/** The lines around a place, with the place underlined. */
export function codeFrame(places: Places, range: PrintedRange, colours: Colours): string {
	const first = Math.max(1, range.start.line - LINES_AROUND);
	const last = Math.min(places.lineCount, range.end.line + LINES_AROUND);
	const lines = Array.from({ length: last - first + 1 }, (_, index) => places.lineText(first - 1 + index));
	const cut = lines.some((line) => line.length > MAX_WIDTH) ? Math.max(0, range.start.column - 1 - LEFT_CONTEXT) : 0;
	const shown = lines.map((line) => printable(line.slice(cut, cut + MAX_WIDTH))).join('\n');
	// The published types do not have startLine yet.
	const options: Parameters<typeof codeFrameColumns>[2] & { startLine: number } = {
		highlightCode: false,
		startLine: first,
		linesAbove: LINES_AROUND,
		linesBelow: LINES_AROUND,
	};
	return colourFrame(codeFrameColumns(shown, location(range, cut), options), colours);
}

/** code-frame takes the end of a place on one line as exclusive, and that of a longer one as inclusive. */
function location({ start, end }: PrintedRange, cut: number) {
	const isOneLine = start.line === end.line;
	const within = (column: number) => Math.min(Math.max(column - cut, 1), MAX_WIDTH + 1);
	return {
		start: { line: start.line, column: within(start.column) },
		end: { line: end.line, column: isOneLine ? within(end.column) : Math.max(1, within(end.column) - 1) },
	};
}

function colourFrame(frame: string, colours: Colours): string {
	return frame
		.split('\n')
		.map((line) => {
			if (/^ +\|\s+\^+$/.test(line)) {
				return line.replace(/\^+$/, (carets) => colours.bold(colours.red(carets)));
			}
			return line.startsWith('>') ? line : colours.dim(line);
		})
		.join('\n');
}
