import type { Span } from '../protocol/positions.js';
import type {
	BoundBeside,
	ErrorRead,
	SocketBind,
	SocketEvent,
	SocketEventKind,
	SocketFacts,
	SocketState,
} from '../protocol/sockets.js';
import type { Target } from '../protocol/targets.js';
import { rememberingObjects } from '../source/remembering.js';
import type { UnknownRegion } from '../source/source-file.js';
import { UNKNOWN_ADDRESS } from './calls/addresses.js';
import { withoutRepetitions } from './repeated-sockets.js';
import { rolesOf, withPairs } from './roles.js';
import type { CollectedEvent, Collector, SocketIdentity } from './run/collector.js';
import {
	type AbstractSocket,
	mustOption,
	OPTION_AS_GIVEN,
	OPTION_NONE,
	possibleOptions,
	tristate,
	YES,
} from './state/abstract-socket.js';
import { byPlaceOfKey, placeKey, spanOfPlaceKey } from './state/place-key.js';

/** Events that say something about a local address; a socket without one is not worth a line. */
const TELLING: ReadonlySet<SocketEventKind> = new Set(['create', 'setOption', 'bind', 'listen', 'accept', 'joinGroup']);

const SHARING_OPTIONS: ReadonlySet<string> = new Set(['SO_REUSEADDR', 'SO_EXCLUSIVEADDRUSE']);

/** The stretches of a file with conditions that nobody can know; `file` is undefined for the file that facts are about. */
export type RegionsOf = (file: string | undefined, target: Target) => readonly UnknownRegion[];

/**
 * Everything that was gathered, as plain facts: sockets in the order of their first event, events in source order, those
 * in other files last.
 */
export function factsOf(collectors: ReadonlyMap<Target, Collector>, regionsOf: RegionsOf): SocketFacts[] {
	const merged = new Map<
		string,
		{ identity: SocketIdentity; events: SocketEvent[]; binds: SocketBind[]; mentions: Map<string, Span> }
	>();
	for (const [target, collector] of collectors) {
		for (const [id, identity] of collector.sockets) {
			const known = merged.get(id) ?? { identity: { ...identity }, events: [], binds: [], mentions: new Map() };
			merged.set(id, known);
			mergeIdentity(known.identity, identity);
			for (const [place, span] of collector.mentions.get(id) ?? []) {
				if (span.file === undefined) {
					known.mentions.set(place, span);
				}
			}
		}
		const touched = namesOfTouched(collector);
		const replaceable = replaceableCalls(collector);
		const ofSeveral = callsForOneOfSeveral(collector);
		const readsByCall = collector.errorReads.byCall();
		for (const event of collector.events.values()) {
			const socket = merged.get(event.socketId)!;
			const place = placeKey(event.site.span);
			const isOneOfSeveral = event.kind === 'setOption' && ofSeveral.has(`${event.socketId} ${place}`);
			const told = eventOf(event, target, regionsOf, replaceable, readsByCall.get(place) ?? []);
			if (isOneOfSeveral) {
				told.certainty = 'may';
			}
			socket.events.push(told);
			if (event.kind === 'bind' && event.site.span.file === undefined) {
				socket.binds.push(bindOf(event, target, collector.sockets.get(event.socketId)!, touched));
			}
		}
	}
	const sockets = [...merged.values()]
		.filter(({ identity, events }) => events.some(({ kind }) => isTelling(kind, identity)))
		.map(({ identity, events, binds, mentions }): SocketFacts => {
			events.sort(byPlace);
			binds.sort(byPlace);
			return {
				id: identity.id,
				expression: identity.expression ?? '',
				functionName: identity.functionName,
				origin: identity.origin,
				api: identity.api,
				family: identity.family,
				type: identity.type,
				roles: rolesOf(identity, events, binds),
				descriptor: identity.descriptor,
				category: identity.category,
				owner: identity.owner,
				events,
				binds,
				mentions: [...mentions.values()].sort((a, b) => a.start - b.start),
			};
		});
	return withoutRepetitions(withPairs(sockets)).sort((a, b) => firstPlace(a) - firstPlace(b) || (a.id < b.id ? -1 : 1));
}

/** How a kernel socket's option is read can be wrong in itself; getsockopt is everywhere. */
function isTelling(kind: SocketEventKind, { api }: SocketIdentity): boolean {
	return TELLING.has(kind) || (kind === 'getOption' && api === 'wsk');
}

function mergeIdentity(known: SocketIdentity, other: SocketIdentity): void {
	known.expression ??= other.expression;
	known.accepted ||= other.accepted;
	if (known.family !== other.family) {
		known.family = known.family === 'unknown' ? other.family : other.family === 'unknown' ? known.family : 'unknown';
	}
	if (known.type !== other.type) {
		known.type = known.type === 'unknown' ? other.type : other.type === 'unknown' ? known.type : 'unknown';
	}
}

function byPlace(a: { span: Span; target: Target }, b: { span: Span; target: Target }): number {
	return compareSpans(a.span, b.span) || compareTexts(a.target, b.target);
}

/** A state has its sockets in the order in which it met them, a run the places in the order in which items were written. */
function byBind(a: BoundBeside, b: BoundBeside): number {
	return compareSpans(a.bind, b.bind) || compareTexts(a.socket, b.socket);
}

/** The file itself first. */
function compareSpans(a: Span, b: Span): number {
	return compareTexts(a.file ?? '', b.file ?? '') || a.start - b.start || a.end - b.end;
}

function compareTexts(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** Where a socket is first met in the file, be it on the way to a call elsewhere. */
function firstPlace({ events }: SocketFacts): number {
	let first = Number.POSITIVE_INFINITY;
	for (const { span, callPath } of events) {
		for (const { start, file } of [span, ...callPath]) {
			first = file === undefined ? Math.min(first, start) : first;
		}
	}
	return first;
}

function eventOf(
	event: CollectedEvent,
	target: Target,
	regionsOf: RegionsOf,
	replaceable: ReadonlySet<string>,
	errorReads: readonly ErrorRead[],
): SocketEvent {
	const { site, before } = event;
	const unknownRegions = regionsAt(regionsOf, target, site.span);
	const causes = [...before.optionSetBy, ...before.boundBy];
	// What another condition brought about, which nobody knows, may not have happened.
	const isUnconditional = causes.every((key) =>
		regionsAt(regionsOf, target, spanOfPlaceKey(key)).every((region) => unknownRegions.includes(region)),
	);
	const isReplaceable = site.isReplaceable || causes.some((key) => replaceable.has(`${event.socketId} ${key}`));
	const isSure = event.isOnlySocket && !site.inBrokenCode && isUnconditional && !isReplaceable;
	// Field by field, as hundreds are made anew with every edit.
	const told: SocketEvent = {
		kind: event.kind,
		span: site.span,
		callee: site.callee,
		calleeName: site.calleeName,
		args: site.args,
		argumentFacts: site.argumentFacts,
		statement: site.statement,
		isWholeStatement: site.isWholeStatement,
		functionName: site.functionName,
		resultUse: site.resultUse,
		callPath: site.callPath,
		inBrokenCode: site.inBrokenCode,
		target,
		certainty: isSure ? 'must' : 'may',
		unknownRegions,
		option: event.option,
		level: event.level,
		value: event.valueIsUnknown ? undefined : event.value,
		joinedOptions: event.joinedOptions,
		optionAt: event.optionAt,
		address: event.address,
		addressFields: event.addressFields,
		boundBeside: (event.boundBeside ?? []).toSorted(byBind),
		before: stateOf(before),
		errorReads: [...errorReads],
	};
	if (event.isMetElsewhere) {
		told.isMetElsewhere = true;
	}
	if (before.key !== event.clearlyBefore?.key) {
		told.isBlurred = true;
	}
	return told;
}

/** The stretches with unknown conditions in which a place stands. */
function regionsAt(regionsOf: RegionsOf, target: Target, { start, file }: Span): number[] {
	const regions = regionsOf(file, target);
	return regions.length === 0
		? []
		: regions.filter((region) => region.start <= start && start < region.end).map(({ id }) => id);
}

/** Many events meet a socket in the same condition, and most of them meet it so after an edit, too. */
const stateOf = rememberingObjects(
	(socket: AbstractSocket): SocketState => ({
		sharingOption: mustOption(socket.options),
		possible: possibleOptions(socket.options),
		bound: tristate(socket.bound),
		boundImplicitly: tristate(socket.boundImplicitly),
		listening: tristate(socket.listening),
		connected: tristate(socket.connected),
		closed: tristate(socket.closed),
		v6OnlyOff: tristate(socket.v6OnlyOff),
		optionSetBy: spansInOrder(socket.optionSetBy),
		boundBy: spansInOrder(socket.boundBy),
	}),
);

function spansInOrder(keys: readonly string[]): Span[] {
	return (keys.length > 1 ? keys.toSorted(byPlaceOfKey) : keys).map(spanOfPlaceKey);
}

function bindOf(
	{ site, before, meantOptions, address }: CollectedEvent,
	target: Target,
	{ type, family, foundIn }: SocketIdentity,
	touched: ReadonlySet<string>,
): SocketBind {
	const presumed = before.options === OPTION_AS_GIVEN && !(foundIn && touched.has(foundIn));
	return {
		span: site.span,
		callee: site.callee,
		target,
		sharingOption: presumed ? 'none' : mustOption(meantOptions),
		possible: possibleOptions(presumed ? before.options | OPTION_NONE : before.options),
		presumed,
		protocol: type === 'stream' ? 'tcp' : type === 'datagram' ? 'udp' : 'unknown',
		dualStack: family === 'ipv6' && before.v6OnlyOff === YES,
		address: address ?? UNKNOWN_ADDRESS,
	};
}

/** What is done to each socket only through a function value that somebody unseen may have replaced. */
function replaceableCalls(collector: Collector): Set<string> {
	const events = [...collector.events.values()].filter(({ site }) => site.isReplaceable);
	return new Set(events.map(({ socketId, site }) => `${socketId} ${placeKey(site.span)}`));
}

/** The calls that set one option on some paths and another one on others. */
function callsForOneOfSeveral(collector: Collector): Set<string> {
	const optionOf = new Map<string, string | undefined>();
	const found = new Set<string>();
	for (const { kind, socketId, site, option } of collector.events.values()) {
		if (kind !== 'setOption') {
			continue;
		}
		const call = `${socketId} ${placeKey(site.span)}`;
		const context = `${call} ${site.callPath.map(placeKey)}`;
		if (optionOf.has(context) && optionOf.get(context) !== option) {
			found.add(call);
		}
		optionOf.set(context, option);
	}
	return found;
}

/** The names of the globals and members whose sharing option some function in sight may set. */
function namesOfTouched(collector: Collector): Set<string> {
	const names = new Set<string>();
	for (const { kind, option, level, socketId } of collector.events.values()) {
		const name = collector.sockets.get(socketId)?.foundIn;
		const isSharing = kind === 'setOption' && (option ? SHARING_OPTIONS.has(option) : level !== 'IPPROTO_TCP');
		if (name && (isSharing || kind === 'escape')) {
			names.add(name);
		}
	}
	return names;
}
