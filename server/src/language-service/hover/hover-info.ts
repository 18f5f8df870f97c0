import type { Message } from '../../protocol/messages.js';
import type { Span } from '../../protocol/positions.js';
import type { Confidence } from '../../protocol/resolution.js';
import type { SourceLink } from '../documentation-links.js';
import type { Verdict } from '../verdict.js';

/** What a hover has to say, before it is put into words and Markdown. */
export interface HoverInfo {
	span: Span;
	/** About the socket at hand; null where the code shows none. */
	verdict: Verdict | null;
	/** What a reader must know besides about this place of the code. */
	notes: readonly Message[];
	/** What a call has to pass where it passes something else. */
	table?: HoverTable;
	/** What the word means anywhere: one line each. */
	general: readonly Message[];
	/** Short facts, shown in one line. */
	details: readonly Message[];
	/** How sure the verdict is; the general meaning where there is no verdict. Null: the sentences say it themselves. */
	confidence: Confidence | null;
	/** The page to read on. */
	source: SourceLink | null;
	/** What the client may be asked to show besides. */
	more: HoverMore;
}

/** What else there is on the place of a hover, for clients that can show it. */
export interface HoverMore {
	/** True where the sharing table of a socket stands behind it. */
	panel?: true;
	/** The status whose causes can be explained further. */
	status?: string;
}

/** A table of few columns; every row has as many cells as there are headings. */
export interface HoverTable {
	headings: readonly Message[];
	rows: readonly (readonly HoverCell[])[];
}

/** Code as somebody wrote it, with what is wrong in it, or words. */
export type HoverCell = { code: string; mark?: Message } | { words: Message };
