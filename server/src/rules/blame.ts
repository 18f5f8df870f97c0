import type { RelatedPlace } from '../protocol/findings.js';
import type { Span } from '../protocol/positions.js';
import type { SocketEvent, SocketFacts } from '../protocol/sockets.js';
import { literally } from '../source/literal-pattern.js';
import { callPathPlaces, eventAt, hasPort, sameSpan, usesOfCall } from './reading-facts.js';
import type { RuleContext } from './rule.js';

/** Where a finding stands, and the calls that lead from there to what is wrong. */
export interface Blame {
	span: Span;
	/** The finding stands at the call of a helper, not at what the helper does. */
	isCaller: boolean;
	/** The helper leaves it to another one, so that nobody can see from here whether each path comes to it. */
	isFarAway: boolean;
	related: readonly RelatedPlace[];
}

/**
 * An event that comes too late, or in the way of another: where one function decides on both, that is where the order is
 * wrong, and a helper that does only one of them is not to blame. `here` is the place in the event's own call.
 */
export function blameForOrder(
	context: RuleContext,
	socket: SocketFacts,
	event: SocketEvent,
	earlier: readonly Span[],
	here: Span,
): Blame {
	const { sockets } = context.everywhere ?? context.facts;
	const whole = sockets.find(({ id }) => id === socket.id) ?? socket;
	const paths = earlier.flatMap((span) => {
		const cause = eventAt(whole, span, event.target);
		return cause ? [cause.callPath] : [];
	});
	const depth = Math.min(...paths.map((path) => commonLength(path, event.callPath)));
	return blameAt(context, event, Number.isFinite(depth) ? depth : event.callPath.length, here);
}

/**
 * What a helper does for one caller and not for another is decided by the callers: `isAlike` tells whether the event is the
 * same for another caller's socket. `here` is the place in the event's own call.
 */
export function blameForChoice(
	context: RuleContext,
	event: SocketEvent,
	isAlike: (other: SocketEvent) => boolean,
	here: Span,
): Blame {
	const everywhere = { ...context, facts: context.everywhere ?? context.facts };
	// What has no port cannot share one, whatever is done to it.
	const others = usesOfCall(everywhere, event.span, event.target)
		.filter(({ socket }) => hasPort(socket))
		.map((use) => use.event);
	const unlike = others.filter((other) => !isAlike(other) && other.callPath.length > 0);
	const depth = Math.max(-1, ...unlike.map(({ callPath }) => commonLength(callPath, event.callPath)));
	return blameAt(context, event, depth < 0 ? event.callPath.length : depth, here);
}

function blameAt({ text }: RuleContext, event: SocketEvent, depth: number, here: Span): Blame {
	const call = event.callPath[depth];
	if (!call) {
		return { span: here, isCaller: false, isFarAway: false, related: callPathPlaces(event) };
	}
	const done: RelatedPlace = { span: here, message: { id: 'rules.related.doneHere' } };
	const rest = callPathPlaces(event).filter(({ span }) => !sameSpan(span, call));
	const span = optionNamedIn(text, call, event.option) ?? call;
	return { span, isCaller: true, isFarAway: event.callPath.length - depth > 1, related: [...rest, done] };
}

/** Where a call of this file names the option itself: the smallest wrong place. */
function optionNamedIn(text: string, { start, end, file }: Span, option: string | undefined): Span | undefined {
	const at =
		file === undefined && option ? text.slice(start, end).search(new RegExp(`\\b${literally(option)}\\b`)) : -1;
	return at < 0 ? undefined : { start: start + at, end: start + at + option!.length };
}

function commonLength(a: readonly Span[], b: readonly Span[]): number {
	const different = a.findIndex((span, index) => !b[index] || !sameSpan(span, b[index]));
	return different < 0 ? a.length : different;
}
