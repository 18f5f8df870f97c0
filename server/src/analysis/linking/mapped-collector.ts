import type { Span } from '../../protocol/positions.js';
import { rememberingObjects } from '../../source/remembering.js';
import { type CollectedEvent, Collector } from '../run/collector.js';
import { type AbstractSocket, changeSocket } from '../state/abstract-socket.js';
import { placeKey, spanOfPlaceKey } from '../state/place-key.js';

/** Other places for the same code, and other names for the same sockets. */
export interface Mapping {
	spanOf(span: Span): Span;
	idOf(socketId: string): string;
}

/** Everything that a collector has gathered, with other places and names. */
export function mappedCollector(collector: Collector, mapping: Mapping): Collector {
	const mapped = new Collector();
	for (const identity of collector.sockets.values()) {
		mapped.introduce({ ...identity, id: mapping.idOf(identity.id) });
	}
	for (const [id, spans] of collector.mentions) {
		for (const span of spans.values()) {
			mapped.mention(mapping.idOf(id), mapping.spanOf(span));
		}
	}
	const mappedEvent = mappedEvents(mapping);
	for (const event of collector.events.values()) {
		mapped.observe(mappedEvent(event));
	}
	mapped.errorReads.absorb(collector.errorReads, (span) => mapping.spanOf(span));
	return mapped;
}

/** Gives events other places and names. What several of them have in common, they have in common then, too. */
export function mappedEvents(mapping: Mapping): (event: CollectedEvent) => CollectedEvent {
	const socketOf = rememberingObjects((socket: AbstractSocket) => mappedSocket(socket, mapping));
	return (event) => mappedEvent(event, mapping, socketOf);
}

function mappedEvent(
	event: CollectedEvent,
	mapping: Mapping,
	socketOf: (socket: AbstractSocket) => AbstractSocket,
): CollectedEvent {
	const { site, before, clearlyBefore, optionAt, boundBeside } = event;
	const spanOf = (span: Span): Span => mapping.spanOf(span);
	return {
		...event,
		socketId: mapping.idOf(event.socketId),
		before: socketOf(before),
		clearlyBefore: clearlyBefore && socketOf(clearlyBefore),
		...(optionAt && { optionAt: spanOf(optionAt) }),
		...(boundBeside && {
			boundBeside: boundBeside.map((each) => ({ ...each, socket: mapping.idOf(each.socket), bind: spanOf(each.bind) })),
		}),
		site: {
			...site,
			span: spanOf(site.span),
			callee: spanOf(site.callee),
			args: site.args.map(spanOf),
			statement: spanOf(site.statement),
			argumentFacts: site.argumentFacts.map((each) => ({ ...each, span: spanOf(each.span) })),
			callPath: site.callPath.map(spanOf),
		},
	};
}

function mappedSocket(socket: AbstractSocket, mapping: Mapping): AbstractSocket {
	if (socket.optionSetBy.length === 0 && socket.boundBy.length === 0) {
		return socket;
	}
	const mapped = (key: string): string => placeKey(mapping.spanOf(spanOfPlaceKey(key)));
	// In the order of texts, as joining sockets leaves them: only so are equal sockets known as such.
	return changeSocket(socket, {
		optionSetBy: socket.optionSetBy.map(mapped).sort(),
		boundBy: socket.boundBy.map(mapped).sort(),
	});
}
