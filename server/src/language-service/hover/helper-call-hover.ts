import type { Message } from '../../protocol/messages.js';
import type { Span } from '../../protocol/positions.js';
import type { SocketEvent, SocketEventKind } from '../../protocol/sockets.js';
import type { AnalysedDocument } from '../analysed-document.js';
import { hoverOfVerdict } from './call-hover.js';
import { verdictOnCall } from './call-verdict.js';
import { type EventAtHand, ofOneCall, verdictOfAll } from './event-at.js';
import type { HoverInfo } from './hover-info.js';
import { optionCallHover } from './option-hover.js';

/** What a helper may do that is worth a hover at its call, the most telling first. */
const KINDS = ['bind', 'listen', 'setOption'] as const satisfies readonly SocketEventKind[];

/** The hover over the name of a helper where it is called: what it does to its caller's socket. Null over other words. */
export function helperCallHover(document: AnalysedDocument, word: Span & { word: string }): HoverInfo | null {
	const inside = document.facts.sockets.flatMap((socket) =>
		socket.events
			.filter((event) => event.callPath.some((call) => isNameOf(document, call, word)))
			.map((event) => ({ socket, event })),
	);
	for (const kind of KINDS) {
		const places = ofOneCall(inside.filter(({ event }) => event.kind === kind));
		const info = places[0] && hoverOver(document, places, kind);
		// That nothing is known needs no saying at every call.
		if (info?.verdict && places[0] && info.verdict.headline.id !== 'verdict.unknown') {
			const sets = inside.filter(({ event }) => event.kind === 'setOption' && event.target === places[0]?.event.target);
			return { ...info, span: word, general: [insideCall(word.word, kind, sets)] };
		}
	}
	return null;
}

function hoverOver(document: AnalysedDocument, places: readonly EventAtHand[], kind: string): HoverInfo | null {
	const [place] = places;
	if (!place) {
		return null;
	}
	return kind === 'setOption'
		? optionCallHover(document, places)
		: hoverOfVerdict(
				document,
				place,
				verdictOfAll(places, (each) => verdictOnCall(document, each)),
			);
}

/** Whether the word is the name that a call has before its arguments. */
function isNameOf({ text }: AnalysedDocument, call: Span, word: Span): boolean {
	const isInside = call.file === undefined && call.start <= word.start && word.end <= call.end;
	return isInside && /^\s*\(/.test(text.slice(word.end)) && !/[(,]/.test(text.slice(call.start, word.start));
}

function insideCall(name: string, kind: string, sets: readonly EventAtHand[]): Message {
	const options = [...new Set(sets.flatMap(({ event }) => optionOf(event)))].join(', ');
	return { id: 'hover.insideCall', args: { name, kind, options: options === '' ? 'none' : options } };
}

function optionOf({ option, value }: SocketEvent): string[] {
	return option === undefined ? [] : [value === 0 ? `${option} 0` : option];
}
