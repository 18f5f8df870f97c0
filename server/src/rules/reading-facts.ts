import type { RelatedPlace } from '../protocol/findings.js';
import type { Span } from '../protocol/positions.js';
import type { FileFacts, SocketEvent, SocketFacts } from '../protocol/sockets.js';
import type { Target } from '../protocol/targets.js';
import { groupBy } from '../source/group-by.js';
import { rememberingObjects } from '../source/remembering.js';
import { codeTextOf, tokensIn } from './fixes/code-text.js';
import type { RuleContext } from './rule.js';
import { isForWindowsAlone } from './shown-systems.js';

export function sameSpan(a: Span, b: Span): boolean {
	return a.start === b.start && a.end === b.end && a.file === b.file;
}

/** The socket's event at a place, for a target; of one kind where a library's call does several things at once. */
export function eventAt(
	socket: SocketFacts,
	span: Span,
	target: Target,
	kind?: SocketEvent['kind'],
): SocketEvent | undefined {
	return eventsAt(socket, span, target).find((event) => (kind ?? event.kind) === event.kind);
}

/** The socket's events at a place that set an option, for a target: a call in a helper may set one after the other. */
export function settersAt(socket: SocketFacts, span: Span, target: Target, option: string): SocketEvent[] {
	return eventsAt(socket, span, target).filter((event) => event.kind === 'setOption' && event.option === option);
}

/** What one call does to a socket, for a target. */
function eventsAt(socket: SocketFacts, span: Span, target: Target): readonly SocketEvent[] {
	return eventsByCall(socket).get(keyOfCall(span, target)) ?? [];
}

const eventsByCall = rememberingObjects(({ events }: SocketFacts) =>
	groupBy(events, ({ span, target }) => keyOfCall(span, target)),
);

/**
 * The events of a socket before which a bind held its address, by that bind's place: looking through all of them for each bind
 * would take as long as there are binds times events.
 */
export function eventsWhileBound(socket: SocketFacts, bind: SocketEvent): readonly SocketEvent[] {
	const events = eventsByBind(socket).get(keyOfCall(bind.span, bind.target)) ?? [];
	return events.map(({ event }) => event);
}

const eventsByBind = rememberingObjects(({ events }: SocketFacts) =>
	groupBy(
		events.flatMap((event) => event.before.boundBy.map((place) => ({ place, event }))),
		({ place, event }) => keyOfCall(place, event.target),
	),
);

/** What a call does to a socket. */
export interface SocketAndEvent {
	socket: SocketFacts;
	event: SocketEvent;
}

/** Everything that one call does, for a target: a call in a helper does it to the sockets of all callers. */
export function usesOfCall({ facts }: RuleContext, span: Span, target: Target): readonly SocketAndEvent[] {
	return usesByCall(facts).get(keyOfCall(span, target)) ?? [];
}

const usesByCall = rememberingObjects(({ sockets }: FileFacts) =>
	groupBy(
		sockets.flatMap((socket) => socket.events.map((event): SocketAndEvent => ({ socket, event }))),
		({ event }) => keyOfCall(event.span, event.target),
	),
);

function keyOfCall({ start, end, file = '' }: Span, target: Target): string {
	return `${target} ${start} ${end} ${file}`;
}

/** Whether two events are seen in the same run of the same function. */
export function sameContext(a: SocketEvent, b: SocketEvent): boolean {
	const isSamePath =
		a.callPath.length === b.callPath.length && a.callPath.every((span, i) => sameSpan(span, b.callPath[i]!));
	return a.target === b.target && a.functionName === b.functionName && isSamePath;
}

/** Whether the call is compiled for POSIX, too, so that a change for Windows must spare it. */
export function isSharedWithPosix(context: RuleContext, span: Span): boolean {
	return (
		context.facts.targets.includes('posix') &&
		usesOfCall(context, span, 'posix').length > 0 &&
		!isForWindowsAlone(context.text)
	);
}

/** How many arguments setsockopt and WskControlSocket have; the third one of each is the option. */
const OPTION_CALLS: ReadonlySet<number> = new Set([5, 10]);

/** Where the option is named in a call that sets it, in the macro that makes the call, or by the caller of a helper. */
export function optionPlace(context: RuleContext, event: SocketEvent): Span {
	const { option, optionAt, span, args, callee, callPath } = event;
	if (optionAt) {
		return optionAt;
	}
	const written = args.find(({ start, end }) => context.text.slice(start, end) === option);
	if (written) {
		return written;
	}
	for (const call of [span, ...callPath.toReversed()]) {
		const named = call.file === undefined && option ? namePlace(context, call, option) : undefined;
		if (named) {
			return named;
		}
	}
	return OPTION_CALLS.has(args.length) && !sameSpan(args[2]!, span) ? args[2]! : callee;
}

/** Where a call names the option; the called name, where directives stand between and decide which option it is. */
function namePlace(context: RuleContext, call: Span, option: string): Span | undefined {
	const tokens = tokensIn(codeTextOf(context), call);
	const at = tokens.findIndex(({ text }) => text === option);
	const name = at < 0 ? undefined : tokens[at];
	const isDecided = tokens.slice(0, Math.max(at, 0)).some(({ kind }) => kind === 'directive');
	const place = isDecided ? tokens[0] : name;
	return place && { start: place.start, end: place.end };
}

/** The calls through which a place in a helper is reached, outermost first. */
export function callPathPlaces(event: SocketEvent): RelatedPlace[] {
	return event.callPath.map((span) => ({ span, message: { id: 'rules.related.calledFrom' } }));
}

/** Addresses of AF_UNIX, AF_VSOCK, AF_HYPERV and their like are no ports that anybody could share. */
export function hasPort(socket: SocketFacts): boolean {
	return socket.family !== 'unix' && socket.family !== 'vsock' && socket.family !== 'other';
}

export function isReceiverOfMany(socket: SocketFacts): boolean {
	return socket.roles.includes('multicast-receiver') || socket.roles.includes('broadcast');
}
