import { findOptions, optionMessageIds, type SocketOption } from '../../knowledge/options/index.js';
import { text } from '../../messages/text.js';
import type { Message } from '../../protocol/messages.js';
import type { Span } from '../../protocol/positions.js';
import type { AnalysedDocument } from '../analysed-document.js';
import { bindAt } from '../bind-at-hand.js';
import { linkOfOption } from '../documentation-links.js';
import { notesOn } from '../notes.js';
import { type EventAtHand, eventAt } from './event-at.js';
import type { HoverInfo } from './hover-info.js';
import { verdictOnOption } from './option-verdict.js';

/** The platform that decides which meaning of an option stands first. */
type Platform = SocketOption['platform'];

/** The hover over the name of a socket option; null over any other word. */
export function optionHover(document: AnalysedDocument, word: Span & { word: string }): HoverInfo | null {
	const entries = findOptions(word.word);
	if (entries.length === 0) {
		return null;
	}
	const place = eventAt(document, word.start, (event) => event.option === word.word);
	const main = mainEntry(entries, platformOf(document, place));
	const verdict = place ? verdictOnOption(place, main) : null;
	return {
		span: word,
		verdict,
		notes: place && verdict ? notesAt(document, place) : [],
		general: [main, ...entries.filter((entry) => entry !== main)].map((entry) => meaning(entry, entries.length > 1)),
		details: detailsOf(main),
		confidence: verdict?.confidence ?? (main.documented ? 'documented' : 'open'),
		sources: main.sources,
		link: linkOfOption(main),
	};
}

/** The hover over a call that sets or reads an option: what it does to this socket, without the general meaning. */
export function optionCallHover(document: AnalysedDocument, place: EventAtHand): HoverInfo | null {
	const entries = findOptions(place.event.option ?? '');
	if (entries.length === 0) {
		return null;
	}
	const main = mainEntry(entries, platformOf(document, place));
	const verdict = verdictOnOption(place, main);
	return (
		verdict && {
			span: place.event.callee,
			verdict,
			notes: notesAt(document, place),
			general: [],
			details: [],
			confidence: verdict.confidence,
			sources: main.sources,
			link: linkOfOption(main),
		}
	);
}

function notesAt(document: AnalysedDocument, { socket, event }: EventAtHand): Message[] {
	return notesOn(document, socket, event.target, bindAt(socket, event.target, event.span.start));
}

function platformOf(document: AnalysedDocument, place: EventAtHand | undefined): Platform {
	const target = place?.event.target ?? document.facts.targets[0] ?? 'windows';
	return target === 'posix' ? 'posix' : target === 'windows-kernel' ? 'windows-kernel' : 'windows-user';
}

/** An option that Winsock Kernel takes from Winsock has one entry for both. */
function mainEntry(entries: readonly SocketOption[], platform: Platform): SocketOption {
	const [first] = entries;
	const main = entries.find((entry) => entry.platform === platform) ?? first;
	if (!main) {
		throw new Error('an option without entries has no hover');
	}
	return main;
}

function meaning(option: SocketOption, several: boolean): Message {
	const platform = several ? option.platform.replace('-', '_') : 'any';
	return { id: 'hover.meaning', args: { platform, meaning: text({ id: optionMessageIds(option).meaning }) } };
}

function detailsOf(option: SocketOption): Message[] {
	const { setWhen } = optionMessageIds(option);
	const details: Message[] = [
		{ id: 'hover.type', args: { level: option.level, type: option.valueType, size: option.valueSize ?? 'unknown' } },
	];
	if (setWhen) {
		details.push({ id: 'hover.setWhen', args: { when: text({ id: setWhen }) } });
	}
	if (option.default !== null) {
		details.push({ id: 'hover.default', args: { value: option.default } });
	}
	if (option.minimumWindows !== null) {
		details.push({ id: 'hover.since', args: { version: option.minimumWindows } });
	}
	return details;
}
