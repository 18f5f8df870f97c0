import type { Excerpt } from '../findings/excerpt.js';
import type { PrintedRange } from '../places.js';
import { printable } from '../terminal.js';
import { CellText } from './cells.js';
import type { TextStyle } from './text-style.js';

/** How many cells of code a line shows where nobody says how wide the terminal is. */
const USUAL_ROOM = 160;
const LEAST_ROOM = 20;
const ROOM_BEHIND = 8;
const CUT_OFF = '…';

/** The cells of one line that are underlined. */
interface Marks {
	first: number;
	last: number;
}

/** The lines around a place, with the place underlined; what is wider than the terminal is cut around it. */
export function codeFrame(
	{ first, from, lines }: Excerpt,
	range: PrintedRange,
	style: TextStyle,
	paint: (carets: string) => string,
): string {
	const digits = String(first + lines.length - 1).length;
	const room = style.width === undefined ? USUAL_ROOM : Math.max(LEAST_ROOM, style.width - digits - 5);
	const rows = lines.map((line) => new CellText(printable(line)));
	const place = marksIn(rows[range.start.line - first]!, range.start.line, range, from)!;
	const window = windowAround(place, room, rows);
	return rows
		.flatMap((row, index) => {
			const number = first + index;
			const marks = marksIn(row, number, range, from);
			const gutter = `${marks ? '>' : ' '} ${String(number).padStart(digits)} |`;
			const code = cut(row, window, room);
			const line = `${gutter}${code === '' ? '' : ` ${code}`}`;
			return marks
				? [line, `${' '.repeat(digits + 3)}| ${carets(marks, window, room, paint)}`]
				: [style.colours.dim(line)];
		})
		.join('\n');
}

/** The first cell that is shown: as far left as the place allows, with some room behind it. */
function windowAround({ first, last }: Marks, room: number, rows: readonly CellText[]): number {
	const widest = Math.max(...rows.map(({ width }) => width));
	const wanted = Math.min(last, first + room / 2) + ROOM_BEHIND;
	return widest <= room || wanted <= room ? 0 : first - Math.floor(room / 3);
}

function cut(row: CellText, window: number, room: number): string {
	const shown = row.slice(window, window + room);
	const isCutLeft = window > 0 && row.slice(0, window).trim() !== '';
	const isCutRight = row.width > window + room;
	const middle = row.slice(window + Number(isCutLeft), window + room - Number(isCutRight));
	return isCutLeft || isCutRight
		? `${isCutLeft ? CUT_OFF : ''}${middle}${isCutRight ? CUT_OFF : ''}`.trimEnd()
		: shown.trimEnd();
}

/** The cells of a line that belong to the place. */
function marksIn(row: CellText, line: number, { start, end }: PrintedRange, from: number): Marks | undefined {
	if (line < start.line || line > end.line) {
		return undefined;
	}
	const first = line === start.line ? row.cellAt(Math.max(0, start.column - 1 - from)) : 0;
	const last = line === end.line ? row.cellAt(Math.max(0, end.column - 1 - from)) : row.width;
	return { first, last: Math.max(last, first + 1) };
}

function carets({ first, last }: Marks, window: number, room: number, paint: (carets: string) => string): string {
	const from = Math.min(Math.max(first - window, 0), room - 1);
	const to = Math.min(Math.max(last - window, from + 1), room);
	return ' '.repeat(from) + paint('^'.repeat(to - from));
}
