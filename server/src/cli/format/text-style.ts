import wrap from 'wrap-ansi';
import { type Colours, plainColours } from '../terminal.js';

/** How a text for a reader is laid out. */
export interface TextStyle {
	colours: Colours;
	/** Undefined where the text goes into a file or a pipe: nothing is wrapped then, and each line says its file. */
	width?: number;
	/** Makes a link of words, where the terminal can show one. */
	link(words: string, target: string): string;
}

/** For files and pipes: the same for everybody. */
export const plainStyle: TextStyle = { colours: plainColours, link: (words) => words };

export const INDENT = '    ';
const LEAST_WIDTH = 20;

/** A line, broken between words where the terminal ends, the further lines indented. */
export function wrapped(line: string, indent: string, { width }: TextStyle): string {
	if (width === undefined) {
		return indent + line;
	}
	const rows = wrap(line, Math.max(LEAST_WIDTH, width - INDENT.length - 1)).split('\n');
	return rows.map((row, index) => (index === 0 ? indent : INDENT) + row).join('\n');
}
