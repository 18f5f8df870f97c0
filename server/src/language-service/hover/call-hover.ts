import { SHARING_TRANSPORT_ADDRESSES, USING_PAGE } from '../../knowledge/sources.js';
import type { Message } from '../../protocol/messages.js';
import type { Span } from '../../protocol/positions.js';
import type { SocketEvent } from '../../protocol/sockets.js';
import type { AnalysedDocument } from '../analysed-document.js';
import { bindAt, modelOf, possibleBinds } from '../bind-at-hand.js';
import { linkOfSharing } from '../documentation-links.js';
import { notesOn } from '../notes.js';
import { holds } from '../socket-at.js';
import { type Verdict, verdictOfFirstBind } from '../verdict.js';
import { type EventAtHand, eventAt } from './event-at.js';
import type { HoverInfo } from './hover-info.js';
import { optionCallHover } from './option-hover.js';

/** The hover over the name of a call that does something to a socket's local address; null over any other word. */
export function callHover(document: AnalysedDocument, offset: number): HoverInfo | null {
	// WskSocketConnect makes a socket and binds it: the bind is what there is to say something about.
	const isMeant = (event: SocketEvent) => event.kind !== 'create' && holds(nameOf(document, event), offset);
	const place = eventAt(document, offset, isMeant);
	if (!place) {
		return null;
	}
	if (place.event.kind === 'setOption' || place.event.kind === 'getOption') {
		const info = optionCallHover(document, place);
		return info && { ...info, span: nameOf(document, place.event) };
	}
	const verdict = verdictOnCall(place);
	if (!verdict) {
		return null;
	}
	const { socket, event } = place;
	return {
		span: nameOf(document, event),
		verdict,
		notes: notesOn(document, socket, event.target, bindAt(socket, event.target, event.span.start)),
		general: [],
		details: [],
		confidence: verdict.confidence,
		sources: [(socket.api === 'wsk' ? SHARING_TRANSPORT_ADDRESSES : USING_PAGE).title],
		link: linkOfSharing(modelOf(socket)),
	};
}

/** The name alone of what is called: `WskBind`, not the dispatch table before it. */
function nameOf({ text }: AnalysedDocument, { callee, calleeName }: SocketEvent): Span {
	const isAtEnd = text.slice(callee.start, callee.end).endsWith(calleeName);
	return isAtEnd ? { start: callee.end - calleeName.length, end: callee.end } : callee;
}

/** POSIX has no sharing table to answer from: nothing is said there. */
function verdictOnCall(place: EventAtHand): Verdict | null {
	const { event } = place;
	if (event.target === 'posix') {
		return null;
	}
	if (event.target === 'windows-kernel') {
		return verdictOnKernelCall(place);
	}
	switch (event.kind) {
		case 'bind':
			return event.before.bound === 'yes' ? says('hover.boundTwice', 'hover.boundTwiceWhy') : verdictOnBind(place);
		case 'listen':
			return event.before.bound === 'no' ? says('hover.listenUnbound', 'hover.listenUnboundWhy') : verdictOnBind(place);
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
			return before.bound === 'yes' ? says('hover.boundTwice', 'hover.boundTwiceKernelWhy') : verdictOnBind(place);
		case 'listen':
			return before.bound === 'no' ? says('hover.listenUnbound', 'hover.listenUnboundKernelWhy') : verdictOnBind(place);
		case 'connect':
			return before.bound === 'no' ? says('hover.connectUnbound', 'hover.connectUnboundWhy') : null;
		default:
			return null;
	}
}

function verdictOnBind({ socket, event }: EventAtHand): Verdict | null {
	const binds = socket.binds.filter((bind) => bind.target === event.target);
	const here = binds.find((bind) => holds(event.span, bind.span.start));
	const earlier = binds.filter((bind) => bind.span.start < event.span.start).at(-1);
	const bind = here ?? earlier ?? binds[0];
	if (!bind) {
		return null;
	}
	const possible = possibleBinds(socket, bind);
	const found = verdictOfFirstBind(possible);
	const both: Message[] = possible.bothOptions ? [{ id: 'verdict.bothOptions', args: { model: possible.model } }] : [];
	return { ...found, sentences: [...both, ...found.sentences] };
}

function says(headline: string, why: string): Verdict {
	return { headline: { id: headline }, sentences: [{ id: why }], confidence: 'documented' };
}
