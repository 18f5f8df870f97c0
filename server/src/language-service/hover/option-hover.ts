import {
	findOptions,
	type KernelOptionUse,
	optionMessageIds,
	type SocketOption,
} from '../../knowledge/options/index.js';
import { text } from '../../messages/text.js';
import type { Message } from '../../protocol/messages.js';
import type { Span } from '../../protocol/positions.js';
import type { AnalysedDocument } from '../analysed-document.js';
import { bindAt } from '../bind-at-hand.js';
import { linkOfKernelOption, linkOfOption } from '../documentation-links.js';
import { notesOn } from '../notes.js';
import type { Verdict } from '../verdict.js';
import { callTable, wrongArguments } from './call-table.js';
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
	const platform = platformOf(document, place);
	const main = mainEntry(entries, platform);
	const verdict = place ? verdictAt(place, main) : null;
	return {
		span: word,
		verdict,
		notes: place && verdict ? notesAt(document, place) : [],
		table: place && callTable(document.text, place.event),
		general: [main, ...entries.filter((entry) => entry !== main)].map((entry) => meaning(entry, entries.length > 1)),
		confidence: verdict?.confidence ?? (main.documented ? 'documented' : 'open'),
		...documentsOn(main, platform),
	};
}

/** What the option does to this socket, and that the call may not get so far. */
function verdictAt(place: EventAtHand, option: SocketOption): Verdict | null {
	const verdict = verdictOnOption(place, option);
	const count = wrongArguments(place.event);
	if (count === 0) {
		return verdict;
	}
	const wrong: Message = { id: 'hover.wrongCallWhy', args: { count } };
	return verdict
		? { ...verdict, sentences: [...verdict.sentences, wrong] }
		: { headline: { id: 'hover.wrongCall' }, sentences: [wrong], confidence: 'documented' };
}

/** The short facts about an option, and where they come from: in the kernel the driver documentation's. */
function documentsOn(option: SocketOption, platform: Platform): Pick<HoverInfo, 'details' | 'sources' | 'link'> {
	return platform === 'windows-kernel' && option.kernel
		? {
				details: kernelDetailsOf(option, option.kernel),
				sources: [option.kernel.page.title],
				link: linkOfKernelOption(option.kernel),
			}
		: { details: detailsOf(option), sources: option.sources, link: linkOfOption(option) };
}

/** The hover over a call that sets or reads an option: what it does to this socket, without the general meaning. */
export function optionCallHover(document: AnalysedDocument, place: EventAtHand): HoverInfo | null {
	const entries = findOptions(place.event.option ?? '');
	if (entries.length === 0) {
		return null;
	}
	const platform = platformOf(document, place);
	const main = mainEntry(entries, platform);
	const verdict = verdictAt(place, main);
	const table = callTable(document.text, place.event);
	if (!verdict && !table) {
		return null;
	}
	return {
		span: place.event.callee,
		verdict,
		notes: verdict ? notesAt(document, place) : [],
		table,
		general: [],
		confidence: verdict?.confidence ?? 'documented',
		...documentsOn(main, platform),
		details: [],
	};
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

function kernelDetailsOf({ level }: SocketOption, kernel: KernelOptionUse): Message[] {
	const details: Message[] = [{ id: 'hover.type', args: { level, type: kernel.valueType, size: 'unknown' } }];
	if (kernel.setBefore) {
		details.push({ id: 'hover.setWhen', args: { when: text({ id: 'hover.beforeWskBind' }) } });
	}
	details.push({ id: 'hover.categories', args: { categories: kernel.categories.join(', ') } });
	if (kernel.default !== undefined) {
		details.push({ id: 'hover.default', args: { value: kernel.default } });
	}
	return details;
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
