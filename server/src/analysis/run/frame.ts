import type { Span } from '../../protocol/positions.js';
import type { FunctionSummary, Local } from '../summaries/summary.js';
import { FrameNames } from './frame-names.js';

/** One run of a function in one calling context. */
export interface Frame {
	/** Names the context: the same call from the same place has the same id. */
	id: string;
	/** The names of its places. */
	names: FrameNames;
	summary: FunctionSummary;
	/** The calls that led here, outermost first. */
	callPath: readonly Span[];
	/** Parameters that stand for the caller's own places: C++ references. */
	aliases: ReadonlyMap<string, string>;
	/** The function around a lambda, whose names the lambda sees. */
	outer?: Frame;
	/** It was reached through a function value that somebody unseen may have replaced. */
	isReplaceable: boolean;
	/** The function that calls this one; undefined for one that is run by itself. */
	caller?: Frame;
	/** Where the members of the object are that a method is called on: `0|server.`. Undefined: of some object. */
	self?: string;
	/** The functions that are being run, outermost first, so that recursion ends. */
	running: readonly FunctionSummary[];
}

/** The frame of what nothing calls: a function that is run by itself, or what stands outside all functions. */
export function outermostFrame(id: string, summary: FunctionSummary, running: readonly FunctionSummary[]): Frame {
	return {
		id,
		names: new FrameNames(id),
		summary,
		callPath: [],
		aliases: new Map(),
		outer: undefined,
		isReplaceable: false,
		caller: undefined,
		self: undefined,
		running,
	};
}

/** The place of a name: the function's own names belong to its frame; a global or a member has no frame. */
export function placeOfName(frame: Frame, name: string): string {
	const alias = frame.aliases.get(name);
	if (alias !== undefined) {
		return alias;
	}
	if (frame.summary.locals.has(name)) {
		return frame.names.placeOf(name);
	}
	return frame.outer ? placeOfName(frame.outer, name) : placeOfMember(frame, name);
}

/** The place of a member of the object whose method runs; a name in capitals is no member. */
export function placeOfMember(frame: Frame, name: string): string {
	const self = objectOf(frame);
	return self === undefined || /^[A-Z][A-Z0-9_]+$/.test(name) ? `|${name}` : self + name;
}

/** Where the members of the object are whose method runs, that around a lambda too. */
export function objectOf(frame: Frame): string | undefined {
	return frame.outer ? objectOf(frame.outer) : frame.self;
}

/** The frame in which a place is, be it that of a caller; undefined for globals and members. */
export function frameOfPlace(frame: Frame, place: string): Frame | undefined {
	const id = place.slice(0, place.indexOf('|'));
	let found: Frame | undefined = frame;
	while (found && found.id !== id) {
		found = found.outer ?? found.caller;
	}
	return found;
}

/** How the function declares a name; undefined for globals and members. */
export function localOf(frame: Frame, name: string): Local | undefined {
	return frame.summary.locals.get(name) ?? (frame.outer && localOf(frame.outer, name));
}

/** A place as the code writes it, without its frame. */
export function withoutFrame(place: string): string {
	return place.slice(place.indexOf('|') + 1);
}
