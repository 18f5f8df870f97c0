import type { Message } from '../../protocol/messages.js';
import type { Span } from '../../protocol/positions.js';
import type { Confidence } from '../../protocol/resolution.js';
import type { Verdict } from '../verdict.js';

/** What a hover has to say, before it is put into words and Markdown. */
export interface HoverInfo {
	span: Span;
	/** About the socket at hand; null where the code shows none. */
	verdict: Verdict | null;
	/** What a reader must know besides about this place of the code. */
	notes: readonly Message[];
	/** What the word means anywhere: one paragraph each. */
	general: readonly Message[];
	/** What a call has to pass, beside what this one passes. */
	table?: HoverTable;
	/** Short facts, shown in one line. */
	details: readonly Message[];
	/** How sure the verdict is; the general meaning where there is no verdict. */
	confidence: Confidence;
	/** The documents, as they are cited. */
	sources: readonly string[];
	/** The page to read on. */
	link: string;
}

/** A table of few columns; every row has as many cells as there are headings. */
export interface HoverTable {
	headings: readonly Message[];
	rows: readonly (readonly HoverCell[])[];
}

/** Code as somebody wrote it, with what is wrong in it, or words. */
export type HoverCell = { code: string; mark?: Message } | { words: Message };
