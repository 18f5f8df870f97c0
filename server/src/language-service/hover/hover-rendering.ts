import { text } from '../../messages/text.js';
import type { Message } from '../../protocol/messages.js';
import type { HoverInfo } from './hover-info.js';
import { escapeMarkdown } from './markdown.js';

/** How many documents a hover names; the rest stand behind its link. */
const NAMED_SOURCES = 2;

/** A hover as Markdown: the verdict, the meaning, the short facts, the sources, in this order. */
export function renderHover(info: HoverInfo): string {
	const paragraphs: string[] = [];
	if (info.verdict) {
		const sentences = [...info.verdict.sentences, ...info.notes].map(words);
		paragraphs.push([`**${words(info.verdict.headline)}**`, ...sentences].join(' '));
	}
	paragraphs.push(...info.general.map(words));
	if (info.details.length > 0) {
		paragraphs.push(info.details.map(words).join(' · '));
	}
	const sources = info.sources.slice(0, NAMED_SOURCES).join('; ');
	const basis = words({
		id: 'hover.basis',
		args: { confidence: info.confidence, sources, known: sources === '' ? 'no' : 'yes' },
	});
	paragraphs.push(`*${basis}* [${words({ id: 'hover.readOn' })}](${info.link})`);
	return paragraphs.join('\n\n');
}

function words(message: Message): string {
	return escapeMarkdown(text(message));
}
