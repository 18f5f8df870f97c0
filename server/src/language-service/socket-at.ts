import type { Span } from '../protocol/positions.js';
import type { SocketEvent, SocketFacts } from '../protocol/sockets.js';
import type { AnalysedDocument } from './analysed-document.js';

/**
 * The sockets at a place, the one that a reader means first. A socket that is named or called at the very place is
 * meant; else one that the statement or the line is about; else the nearest one before the place in the same
 * top-level piece of the file, or the nearest after it where none stands before. Empty outside of all of them.
 */
export function socketsAt(document: AnalysedDocument, offset: number): SocketFacts[] {
	const { sockets } = document.facts;
	const ways: ((socket: SocketFacts) => number | undefined)[] = [
		(socket) => smallestAround(mentionsOf(socket), offset),
		(socket) => smallestAround(callsOf(socket), offset),
		(socket) => smallestAround(statementsOf(socket), offset),
		(socket) => (callsOf(socket).some((call) => sameLine(document, call, offset)) ? 0 : undefined),
	];
	for (const way of ways) {
		const found = sorted(sockets, way);
		if (found.length > 0) {
			return found;
		}
	}
	return nearest(document, offset);
}

/** The events of a socket whose call holds the place; the innermost first, then in the order of the targets. */
export function eventsAt(socket: SocketFacts, offset: number): SocketEvent[] {
	return socket.events
		.filter((event) => holds(event.span, offset) || event.callPath.some((call) => holds(call, offset)))
		.sort((a, b) => length(a.span) - length(b.span));
}

/** Whether the place is inside the span or at either of its ends, as a cursor beside a word is. No place is in another file. */
export function holds(span: Span, offset: number): boolean {
	return span.file === undefined && span.start <= offset && offset <= span.end;
}

function nearest(document: AnalysedDocument, offset: number): SocketFacts[] {
	const items = document.items.filter((item) => item.start <= offset && offset < item.end);
	const inItem = (span: Span) => items.some((item) => item.start <= span.start && span.end <= item.end);
	const placesOf = (socket: SocketFacts) => [...mentionsOf(socket), ...callsOf(socket)].filter(inItem);
	const before = sorted(document.facts.sockets, (socket) => {
		const ends = placesOf(socket).flatMap((span) => (span.end <= offset ? [span.end] : []));
		return ends.length > 0 ? offset - Math.max(...ends) : undefined;
	});
	if (before.length > 0) {
		return before;
	}
	return sorted(document.facts.sockets, (socket) => {
		const starts = placesOf(socket).flatMap((span) => (span.start >= offset ? [span.start] : []));
		return starts.length > 0 ? Math.min(...starts) - offset : undefined;
	});
}

/** The sockets that have a distance, the smallest first; of equal ones those whose bind is in sight, then in order. */
function sorted(sockets: readonly SocketFacts[], distance: (socket: SocketFacts) => number | undefined): SocketFacts[] {
	return sockets
		.flatMap((socket) => {
			const far = distance(socket);
			return far === undefined ? [] : [{ socket, far }];
		})
		.sort((a, b) => a.far - b.far || Number(b.socket.binds.length > 0) - Number(a.socket.binds.length > 0))
		.map(({ socket }) => socket);
}

function mentionsOf(socket: SocketFacts): readonly Span[] {
	return socket.mentions;
}

function callsOf(socket: SocketFacts): Span[] {
	return [
		...socket.events.flatMap((event) => [event.span, ...event.callPath]),
		...socket.binds.map((bind) => bind.span),
	];
}

function statementsOf(socket: SocketFacts): Span[] {
	return socket.events.map((event) => event.statement);
}

function smallestAround(spans: readonly Span[], offset: number): number | undefined {
	const around = spans.filter((span) => holds(span, offset)).map(length);
	return around.length > 0 ? Math.min(...around) : undefined;
}

function sameLine(document: AnalysedDocument, span: Span, offset: number): boolean {
	const { start, end } = document.rangeOf(span);
	const { line } = document.positionAt(offset);
	return start.line <= line && line <= end.line;
}

function length(span: Span): number {
	return span.end - span.start;
}
