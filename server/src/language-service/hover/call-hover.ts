import { findOptions } from '../../knowledge/options/index.js';
import type { Message } from '../../protocol/messages.js';
import type { Span } from '../../protocol/positions.js';
import type { SocketEvent } from '../../protocol/sockets.js';
import type { AnalysedDocument } from '../analysed-document.js';
import { bindAt, modelOf } from '../bind-at-hand.js';
import { linkOfSharing } from '../documentation-links.js';
import { notesOn } from '../notes.js';
import { holds } from '../socket-at.js';
import type { Verdict } from '../verdict.js';
import { verdictOnCall } from './call-verdict.js';
import { type EventAtHand, eventsAtHand, verdictOfAll } from './event-at.js';
import type { HoverInfo } from './hover-info.js';
import { optionCallHover } from './option-hover.js';

/** The hover over the name of a call that does something to a socket's local address; null over any other word. */
export function callHover(document: AnalysedDocument, word: Span & { word: string }, offset: number): HoverInfo | null {
	// WskSocketConnect makes a socket and binds it: the bind is what there is to say something about.
	const isMeant = (event: SocketEvent) =>
		event.kind !== 'create' && (holds(nameOf(document, event), offset) || namesItsOption(document, event, word));
	const places = eventsAtHand(document, offset, isMeant);
	const [place] = places;
	if (!place) {
		return null;
	}
	const isOption = place.event.kind === 'setOption' || place.event.kind === 'getOption';
	const span = holds(nameOf(document, place.event), offset) ? nameOf(document, place.event) : word;
	const info = isOption
		? optionCallHover(document, places)
		: hoverOfVerdict(
				document,
				place,
				verdictOfAll(places, (each) => verdictOnCall(document, each)),
			);
	const isSaid = info !== null && info.general.length > 0;
	return info && { ...info, span, general: isSaid ? info.general : hiddenOption(document, place.event) };
}

/** A hover that has only its verdict to say. */
export function hoverOfVerdict(
	document: AnalysedDocument,
	{ socket, event }: EventAtHand,
	verdict: Verdict | null,
): HoverInfo | null {
	return (
		verdict && {
			span: nameOf(document, event),
			verdict,
			notes: notesOn(document, socket, event.target, bindAt(socket, event.target, event.span.start)),
			general: [],
			details: [],
			confidence: verdict.confidence,
			source: linkOfSharing(modelOf(socket)),
			more: { panel: true },
		}
	);
}

/** The name alone of what is called: `WskBind`, not the dispatch table before it. */
function nameOf({ text }: AnalysedDocument, { callee, calleeName }: SocketEvent): Span {
	const isAtEnd = text.slice(callee.start, callee.end).endsWith(calleeName);
	return isAtEnd ? { ...callee, start: callee.end - calleeName.length } : callee;
}

/** Whether the word is what stands for the option in a library's call: `reuse_address` in `set_option(reuse_address(true))`. */
function namesItsOption({ text }: AnalysedDocument, { kind, span, callee }: SocketEvent, word: Span): boolean {
	const isInside = span.file === undefined && callee.end < word.start && word.end <= span.end;
	const before = text.slice(callee.end, word.start);
	return kind === 'setOption' && isInside && /^\s*\([\s\w:]*$/.test(before) && /^\s*[({>]/.test(text.slice(word.end));
}

/** Which option a call sets or reads that does not name it. */
function hiddenOption({ text }: AnalysedDocument, { kind, span, option, value }: SocketEvent): Message[] {
	if (option === undefined || findOptions(option).length === 0 || text.slice(span.start, span.end).includes(option)) {
		return [];
	}
	return kind === 'setOption'
		? [{ id: 'hover.callSets', args: { option, value: value ?? 'unknown' } }]
		: [{ id: 'hover.callReads', args: { option } }];
}
