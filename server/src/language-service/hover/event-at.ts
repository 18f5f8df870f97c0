import type { Message } from '../../protocol/messages.js';
import type { Confidence } from '../../protocol/resolution.js';
import type { SocketEvent, SocketFacts } from '../../protocol/sockets.js';
import { TARGETS } from '../../protocol/targets.js';
import { sameSpan } from '../../rules/reading-facts.js';
import { unique } from '../../source/unique.js';
import type { AnalysedDocument } from '../analysed-document.js';
import { eventsAt, socketsAt } from '../socket-at.js';
import type { Verdict } from '../verdict.js';

export interface EventAtHand {
	socket: SocketFacts;
	event: SocketEvent;
}

/** More ways than this are not told apart on screen. */
const MOST_WAYS = 3;

/**
 * The events that a place is in and that fit, of one call and one target: one for each socket that may come there, the
 * one that a reader means first. Of several targets the first counts. Empty where nothing known happens there.
 */
export function eventsAtHand(
	document: AnalysedDocument,
	offset: number,
	fits: (event: SocketEvent) => boolean,
): EventAtHand[] {
	const found = socketsAt(document, offset).flatMap((socket) =>
		eventsAt(socket, offset)
			.filter(fits)
			.map((event) => ({ socket, event })),
	);
	return ofOneCall(found);
}

/** Those of the events that are the same call for the same target as the first one. */
export function ofOneCall(found: readonly EventAtHand[]): EventAtHand[] {
	const target = TARGETS.find((each) => found.some(({ event }) => event.target === each));
	const those = found.filter(({ event }) => event.target === target);
	const [first] = those;
	return first ? those.filter(({ event }) => sameSpan(event.span, first.event.span)) : [];
}

/**
 * What is true of every socket that may come to a call: one verdict where they agree, the headlines where they do not.
 * Null where one of them has none: on unknown nothing is said.
 */
export function verdictOfAll<T>(places: readonly T[], judge: (place: T) => Verdict | null): Verdict | null {
	const verdicts = unique(places.map(judge));
	const known = verdicts.filter((verdict) => verdict !== null);
	const [first, ...others] = known;
	if (!first || known.length < verdicts.length) {
		return null;
	}
	if (others.length === 0) {
		return first;
	}
	const unknown = known.find(({ headline }) => headline.id === 'verdict.unknown');
	if (unknown) {
		return unknown;
	}
	const confidence = weakestOf(known.map((verdict) => verdict.confidence));
	const headlines = unique(known.map(({ headline }) => headline));
	if (headlines.length === 1) {
		return { headline: first.headline, sentences: inAll(known.map(({ sentences }) => sentences)), confidence };
	}
	const [headline] = unique(headlines.map(withoutPlace));
	if (headline && headlines.every((each) => same(withoutPlace(each), headline))) {
		return { headline, sentences: inAll(known.map(({ sentences }) => sentences)), confidence };
	}
	return { headline: { id: 'hover.several' }, sentences: headlines.slice(0, MOST_WAYS), confidence };
}

/** What a headline says of any address. */
function withoutPlace({ id, args }: Message): Message {
	return args?.known === undefined ? { id, args } : { id, args: { address: '', known: 'no' } };
}

function inAll([first = [], ...others]: readonly (readonly Message[])[]): Message[] {
	return first.filter((sentence) => others.every((sentences) => sentences.some((each) => same(each, sentence))));
}

function same(one: unknown, other: unknown): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}

function weakestOf(confidences: readonly Confidence[]): Confidence {
	const order: readonly Confidence[] = ['open', 'inferred', 'documented', 'verified'];
	return order.find((each) => confidences.includes(each)) ?? 'open';
}
