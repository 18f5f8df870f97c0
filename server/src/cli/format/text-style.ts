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
