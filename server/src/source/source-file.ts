import type { Span } from '../protocol/positions.js';
import type { FileProblem } from '../protocol/sockets.js';
import type { Target } from '../protocol/targets.js';

/** A `#define` of the file, or of a header that it includes. */
export interface MacroDefinition {
	name: string;
	/** Undefined for an object-like macro. */
	parameters?: string[];
	/** The replacement text, comments and line splices removed, trimmed. */
	body: string;
	span: Span;
	/** The uri of the header that `span` is in; left out for the file itself. */
	file?: string;
}

/** A top-level piece of an active text. Namespaces and `extern "C"` are transparent. */
export interface ItemText extends Span {
	/** The active text of the item: same length as the file's text from start to end. */
	text: string;
}

export interface Item extends ItemText {
	names: ItemNames;
}

/** The identifiers in an item. */
export interface ItemNames {
	/** Every identifier of the file, and of what it includes for all that is known: the same for all items of a file. */
	table: readonly string[];
	/** Where in the table those of its code stand, each once, in order of first appearance. */
	ids: Int32Array;
	/** The comments and strings in it, one behind the other: where they speak of a call, the code has to do with it. */
	prose: string;
	/** What was found out about the item, for its next versions; left out where there will be none. */
	answers?: Map<string, unknown>;
}

/** The file's text for one target and one choice about the conditions that nobody can know. */
export interface Configuration {
	target: Target;
	/** As long as the file's text, line breaks kept: everything inactive is blank, and every comment. */
	text: string;
	/** The unknown conditions that were chosen, as a reader would write them: `HAVE_X`, `!HAVE_X`. Empty where none. */
	assumptions: string[];
	/**
	 * The macros that are defined at the end of this configuration by the file itself, and those of its headers that the
	 * file's text can come to use.
	 */
	macros: ReadonlyMap<string, MacroDefinition>;
	items: Item[];
}

/** A stretch of text under an `#if` branch whose condition is neither true nor false for a target. */
export interface UnknownRegion extends Span {
	id: number;
	/** The condition as written: `HAVE_REUSEPORT`. */
	condition: string;
}

/** What source/ makes of one file for the targets that were asked for. */
export interface SourceFile {
	/** Ordered by target, then by choice: the first one of a target is its main configuration. */
	configurations: Configuration[];
	/** Innermost last when several hold an offset. */
	unknownRegions: ReadonlyMap<Target, UnknownRegion[]>;
	/** `#include` names in order, in whatever branch: `winsock2.h`, `wsk.h`. */
	includes: string[];
	/** Whether it includes a header of the project, in whatever branch, whose text is not at hand. */
	hasUnseenHeaders: boolean;
	/** Where a limit left regions out that hold one of the names asked for: one problem a target at most. */
	problems: FileProblem[];
}
