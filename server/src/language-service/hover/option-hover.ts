import { categoryKey } from '../../knowledge/options/category-key.js';
import {
	findOptions,
	type KernelOptionUse,
	optionMessageIds,
	type SocketOption,
} from '../../knowledge/options/index.js';
import { dataWords, text } from '../../messages/text.js';
import type { Message } from '../../protocol/messages.js';
import type { Span } from '../../protocol/positions.js';
import { hasPort } from '../../rules/reading-facts.js';
import type { AnalysedDocument } from '../analysed-document.js';
import { bindAt } from '../bind-at-hand.js';
import { linkOfKernelOption, linkOfOption, type SourceLink } from '../documentation-links.js';
import { notesOn } from '../notes.js';
import type { Verdict } from '../verdict.js';
import { callTable, pageCalls, wrongArguments } from './call-table.js';
import { type EventAtHand, eventsAtHand, verdictOfAll } from './event-at.js';
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
	const places = eventsAtHand(document, word.start, (event) => event.option === word.word);
	const [place] = places;
	const platform = platformOf(document, place);
	const main = mainEntry(entries, platform);
	const verdict = verdictOfAll(places, (each) => verdictAt(document, each, main));
	const called = place && callTable(document.text, place.event);
	return {
		span: word,
		verdict,
		notes: place && verdict ? notesAt(document, place) : [],
		table: called?.table,
		general: [
			...meanings(main, platform === 'windows-kernel' ? [main] : entries),
			...(verdict ? [] : contradictions(main)),
			...(called ? [called.line] : platform === 'windows-kernel' ? pageCalls(main) : []),
		],
		details: platform === 'windows-kernel' && main.kernel ? kernelDetailsOf(main, main.kernel) : detailsOf(main),
		confidence: verdict?.confidence ?? (main.documented ? 'documented' : 'open'),
		source: sourceOf(main, platform),
		more: place && verdict && hasPort(place.socket) ? { panel: true } : {},
	};
}

/** The verdicts that say of a call that it is out of place. */
const PROBLEMS: ReadonlySet<string> = new Set(
	['tooLate', 'maybeTooLate', 'bothOn', 'fails', 'otherCategory'].map((name) => `hover.${name}`),
);

/** What the option does to this socket, and that the call may not get so far. */
function verdictAt({ facts }: AnalysedDocument, place: EventAtHand, option: SocketOption): Verdict | null {
	// Where the whole file is for POSIX, that needs no saying.
	if (place.event.target === 'posix' && facts.targets[0] === 'posix') {
		return null;
	}
	const verdict = verdictOnOption(place, option);
	const count = wrongArguments(place.event);
	if (count === 0) {
		return verdict;
	}
	const wrong: Message = { id: 'hover.wrongCallWhy', args: { count } };
	// What goes wrong whatever the arguments are comes first; what the option would do does not.
	return verdict && PROBLEMS.has(verdict.headline.id)
		? { ...verdict, sentences: [...verdict.sentences, wrong] }
		: { headline: { id: 'hover.wrongCall' }, sentences: [wrong], confidence: 'documented' };
}

/** Where the facts about an option come from: in the kernel the driver documentation. */
function sourceOf(option: SocketOption, platform: Platform): SourceLink {
	return platform === 'windows-kernel' && option.kernel ? linkOfKernelOption(option.kernel) : linkOfOption(option);
}

/** The hover over a call that sets or reads an option: what it does to this socket, without the general meaning. */
export function optionCallHover(document: AnalysedDocument, places: readonly EventAtHand[]): HoverInfo | null {
	const [place] = places;
	const entries = findOptions(place?.event.option ?? '');
	if (!place || entries.length === 0) {
		return null;
	}
	const platform = platformOf(document, place);
	const main = mainEntry(entries, platform);
	const verdict = verdictOfAll(places, (each) => verdictAt(document, each, main));
	const called = callTable(document.text, place.event);
	if (!verdict && !called) {
		return null;
	}
	return {
		span: place.event.callee,
		verdict,
		notes: verdict ? notesAt(document, place) : [],
		table: called?.table,
		general: called ? [called.line] : [],
		details: [],
		confidence: verdict?.confidence ?? 'documented',
		source: sourceOf(main, platform),
		more: verdict && hasPort(place.socket) ? { panel: true } : {},
	};
}

function notesAt(document: AnalysedDocument, { socket, event }: EventAtHand): Message[] {
	return event.target === 'posix'
		? []
		: notesOn(document, socket, event.target, bindAt(socket, event.target, event.span.start));
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

/** What the option means on the platform at hand, and on the others where that is something else. */
function meanings(main: SocketOption, entries: readonly SocketOption[]): Message[] {
	const own = text({ id: optionMessageIds(main).meaning });
	const others = entries.filter(
		(entry) => entry !== main && !saysTheSame(own, text({ id: optionMessageIds(entry).meaning })),
	);
	return [meaning(main, 'any'), ...others.map((entry) => meaning(entry, entry.platform))];
}

/** Whether one sentence is the other one, or the beginning of it. */
function saysTheSame(one: string, other: string): boolean {
	const [shorter = '', longer = ''] = [one, other]
		.map((each) => each.replace(/\.$/, ''))
		.sort((a, b) => a.length - b.length);
	return longer.startsWith(shorter);
}

function meaning(option: SocketOption, platform: Platform | 'any'): Message {
	const args = { platform: platform.replace('-', '_'), meaning: text({ id: optionMessageIds(option).meaning }) };
	return { id: 'hover.meaning', args };
}

/** Where the documents on an option contradict each other or what Windows does. */
function contradictions(option: SocketOption): Message[] {
	const { notes } = optionMessageIds(option);
	return (option.contradictions ?? []).flatMap((number) => {
		const id = notes[number - 1];
		return id ? [{ id: 'hover.contradiction', args: { note: text({ id }) } }] : [];
	});
}

function kernelDetailsOf({ level }: SocketOption, kernel: KernelOptionUse): Message[] {
	const details: Message[] = [
		{ id: 'hover.type', args: { level, type: dataWords(kernel.valueType), size: 'unknown' } },
	];
	if (kernel.setBefore) {
		details.push({ id: 'hover.before', args: { call: 'WskBind' } });
	}
	details.push({ id: 'hover.categories', args: { categories: categoryKey(kernel.categories) } });
	if (kernel.default !== undefined) {
		details.push({ id: 'hover.default', args: { value: dataWords(kernel.default) } });
	}
	return details;
}

function detailsOf(option: SocketOption): Message[] {
	const { level, valueSize } = option;
	const type = dataWords(option.valueType);
	const details: Message[] = [
		{
			id: 'hover.type',
			args: { level, type, size: impliesItsSize(option.valueType) ? 'unknown' : (valueSize ?? 'unknown') },
		},
	];
	const { setWhen } = optionMessageIds(option);
	if (option.setBefore) {
		details.push({ id: 'hover.before', args: { call: option.setBefore } });
	} else if (setWhen) {
		details.push({ id: 'hover.setWhen', args: { when: text({ id: setWhen }).replace(/\.$/, '') } });
	}
	if (option.default !== null) {
		details.push({ id: 'hover.default', args: { value: dataWords(option.default) } });
	}
	const { minimumWindows } = option;
	if (minimumWindows === 'unsupported by TCP/IP') {
		details.push({ id: 'hover.unsupported' });
	} else if (minimumWindows !== null && minimumWindows !== 'all') {
		details.push({ id: 'hover.since', args: { version: dataWords(minimumWindows) } });
	}
	return details;
}

/** A reader of C knows the size of these. */
function impliesItsSize(type: string): boolean {
	return /^(DWORD|int\b|unsigned int|USHORT)/.test(type);
}
