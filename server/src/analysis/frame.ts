import type { Span } from '../protocol/positions.js';
import type { FunctionSummary, Local } from './summary.js';

/** One run of a function in one calling context. */
export interface Frame {
	/** Names the context: the same call from the same place has the same id. */
	id: string;
	summary: FunctionSummary;
	/** The calls that led here, outermost first. */
	callPath: readonly Span[];
	/** Parameters that stand for the caller's own places: C++ references and macro parameters. */
	aliases: ReadonlyMap<string, string>;
	/** The functions that are being run, so that recursion ends. */
	running: ReadonlySet<FunctionSummary>;
	/** A macro's text shows every event at the place where it is used. */
	shownAt?: Span;
	/** What a macro's parameters stand for, in the frame of its user. */
	caller?: Frame;
}

/** The place of a name of the function itself; a global or a member has no frame. */
export function placeOfName(frame: Frame, name: string): string {
	const alias = frame.aliases.get(name);
	if (alias !== undefined) {
		return alias;
	}
	if (frame.summary.locals.has(name)) {
		return `${frame.id}|${name}`;
	}
	return frame.caller ? placeOfName(frame.caller, name) : `|${name}`;
}

/** How the function declares a name; undefined for globals and members. */
export function localOf(frame: Frame, name: string): Local | undefined {
	return frame.summary.locals.get(name) ?? (frame.caller ? localOf(frame.caller, name) : undefined);
}

/** The name at the root of a place, without its frame. */
export function rootNameOf(place: string): string {
	const name = place.slice(place.indexOf('|') + 1);
	const end = name.search(/\.|->|\[/);
	return end < 0 ? name : name.slice(0, end);
}
