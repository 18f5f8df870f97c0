import { text } from '../../messages/text.js';
import type { Message } from '../../protocol/messages.js';
import type { HoverCell, HoverInfo, HoverTable } from './hover-info.js';
import { codeInTable, escapeMarkdown } from './markdown.js';

/** How many documents a hover names; the rest stand behind its link. */
const NAMED_SOURCES = 2;

/** A hover as Markdown: the verdict, the call table, the meaning, the short facts, the sources, in this order. */
export function renderHover(info: HoverInfo): string {
	const paragraphs: string[] = [];
	if (info.verdict) {
		const sentences = [...info.verdict.sentences, ...info.notes].map(words);
		paragraphs.push([`**${words(info.verdict.headline)}**`, ...sentences].join(' '));
	}
	if (info.table) {
		paragraphs.push(renderTable(info.table));
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

function renderTable({ headings, rows }: HoverTable): string {
	const lines = [headings.map(words), headings.map(() => '---'), ...rows.map((row) => row.map(renderCell))];
	return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function renderCell(cell: HoverCell): string {
	if ('words' in cell) {
		return words(cell.words);
	}
	return cell.mark ? `${codeInTable(cell.code)} **${words(cell.mark)}**` : codeInTable(cell.code);
}
