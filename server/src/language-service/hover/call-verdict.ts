import type { Message } from '../../protocol/messages.js';
import type { SocketBind, SocketFacts } from '../../protocol/sockets.js';
import { bindTwice } from '../../rules/bind-twice.js';
import { proofOf } from '../../rules/proof.js';
import { hasPort, sameSpan } from '../../rules/reading-facts.js';
import type { Rule, TargetFinding } from '../../rules/rule.js';
import { socketNotBound } from '../../rules/socket-not-bound.js';
import type { AnalysedDocument } from '../analysed-document.js';
import { possibleBinds } from '../bind-at-hand.js';
import { type Verdict, verdictOfFirstBind } from '../verdict.js';
import type { EventAtHand } from './event-at.js';

/**
 * What a bind, a listen or a connect does to the socket's local address. Null where nothing is known, for POSIX, which has
 * no sharing table to answer from, and for addresses that are no ports.
 */
export function verdictOnCall(document: AnalysedDocument, place: EventAtHand): Verdict | null {
	const { socket, event } = place;
	const isElsewhere = event.addressFields?.family !== undefined && !isInternet(event.addressFields.family);
	if (event.target === 'posix' || !hasPort(socket) || isElsewhere) {
		return null;
	}
	return event.target === 'windows-kernel' ? verdictOnKernelCall(place) : verdictOnWinsockCall(document, place);
}

function isInternet(family: SocketFacts['family']): boolean {
	return family === 'ipv4' || family === 'ipv6' || family === 'unknown';
}

function verdictOnWinsockCall(document: AnalysedDocument, place: EventAtHand): Verdict | null {
	const { event } = place;
	switch (event.kind) {
		case 'bind':
			return event.before.bound === 'yes' && finds(bindTwice, document, place)
				? says('hover.boundTwice', 'hover.boundTwiceWhy')
				: verdictOnBind(place);
		case 'listen':
			return event.before.bound === 'no' && finds(socketNotBound, document, place)
				? says('hover.listenUnbound', 'hover.listenUnboundWhy')
				: verdictOnBind(place);
		case 'connect':
			return event.before.bound === 'no' ? says('hover.connectBinds', 'hover.connectBindsWhy') : null;
		default:
			return null;
	}
}

function verdictOnKernelCall(place: EventAtHand): Verdict | null {
	const { kind, before } = place.event;
	switch (kind) {
		case 'bind':
			return isBoundAlready(place) ? says('hover.boundTwice', 'hover.boundTwiceKernelWhy') : verdictOnBind(place);
		case 'listen':
			return before.bound === 'no' ? says('hover.listenUnbound', 'hover.listenUnboundKernelWhy') : verdictOnBind(place);
		case 'connect':
			return before.bound === 'no' ? says('hover.connectUnbound', 'hover.connectUnboundWhy') : null;
		default:
			return null;
	}
}

/** Whether the rule is sure of it here: rules know retries, wrappers and sockets that are given away. */
function finds(rule: Rule, { text, facts }: AnalysedDocument, { event }: EventAtHand): boolean {
	const isAtHand = ({ span, target }: TargetFinding) => target === event.target && sameSpan(span, event.callee);
	return [...rule.check({ text, facts })].some(isAtHand);
}

function isBoundAlready({ event }: EventAtHand): boolean {
	return event.before.bound === 'yes' && event.before.closed === 'no' && proofOf(event, 'must') === 'must';
}

function verdictOnBind({ socket, event }: EventAtHand): Verdict | null {
	const binds = socket.binds.filter((bind) => bind.target === event.target);
	const here = binds.find((bind) => isAt(bind, event));
	const earlier = binds.filter((bind) => isBefore(bind, event)).at(-1);
	const bind = here ?? earlier ?? binds[0];
	if (!bind) {
		return null;
	}
	const possible = possibleBinds(socket, bind);
	const found = verdictOfFirstBind(possible);
	const both: Message[] = possible.bothOptions ? [{ id: 'verdict.bothOptions', args: { model: possible.model } }] : [];
	const isShared = possible.options.includes('reuse') && socket.roles.includes('multicast-receiver');
	return isShared && possible.options.length === 1
		? { ...found, headline: { id: 'hover.multicast' }, sentences: [{ id: 'hover.multicastWhy' }] }
		: { ...found, sentences: [...both, ...found.sentences] };
}

function isAt({ span }: SocketBind, event: EventAtHand['event']): boolean {
	return span.file === event.span.file && event.span.start <= span.start && span.start <= event.span.end;
}

function isBefore({ span }: SocketBind, event: EventAtHand['event']): boolean {
	return span.file === event.span.file && span.start < event.span.start;
}

function says(headline: string, why: string): Verdict {
	return { headline: { id: headline }, sentences: [{ id: why }], confidence: 'documented' };
}
