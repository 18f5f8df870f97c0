import { text } from '../../messages/text.js';
import type { Message } from '../../protocol/messages.js';
import type { HoverCell, HoverInfo, HoverTable } from './hover-info.js';
import { codeInTable, escapeMarkdown, LINE_BREAK } from './markdown.js';

/** How the parts of a hover are written. */
interface Style {
	words(message: Message): string;
	strong(words: string): string;
	weak(words: string): string;
	link(title: string, url: string): string;
	lineBreak: string;
	table(table: HoverTable): string;
}

const MARKDOWN: Style = {
	words: (message) => escapeMarkdown(text(message)),
	strong: (words) => `**${words}**`,
	weak: (words) => `*${words}*`,
	link: (title, url) => `[${escapeMarkdown(title)}](${url})`,
	lineBreak: LINE_BREAK,
	table: tableInMarkdown,
};

const PLAIN: Style = {
	words: text,
	strong: (words) => words,
	weak: (words) => words,
	link: (title, url) => `${title} <${url}>`,
	lineBreak: '\n',
	table: tableInPlainText,
};

/** A hover as Markdown: the verdict; what the call passes; the meaning, the short facts and the source, a line each. */
export function renderHover(info: HoverInfo): string {
	return render(info, MARKDOWN);
}

/** The same without any markup, for clients that show none. */
export function renderPlainHover(info: HoverInfo): string {
	return render(info, PLAIN);
}

function render({ verdict, notes, table, general, details, confidence, source }: HoverInfo, style: Style): string {
	const paragraphs: string[] = [];
	if (verdict) {
		const sentences = [...verdict.sentences, ...notes].map(style.words);
		paragraphs.push([style.strong(style.words(verdict.headline)), ...sentences].join(' '));
	}
	if (table) {
		paragraphs.push(style.table(table));
	}
	const lines = general.map(style.words);
	if (details.length > 0) {
		lines.push(details.map(style.words).join(' · '));
	}
	const basis = confidence ? [style.weak(style.words({ id: 'hover.basis', args: { confidence } }))] : [];
	lines.push([...basis, ...(source ? [style.link(source.title, source.url)] : [])].join(' · '));
	paragraphs.push(lines.filter((line) => line !== '').join(style.lineBreak));
	return paragraphs.join('\n\n');
}

function tableInMarkdown({ headings, rows }: HoverTable): string {
	const cells = [
		headings.map(MARKDOWN.words),
		headings.map(() => '---'),
		...rows.map((row) => row.map(cellInMarkdown)),
	];
	return cells.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function cellInMarkdown(cell: HoverCell): string {
	if ('words' in cell) {
		return MARKDOWN.words(cell.words);
	}
	return cell.mark ? `${codeInTable(cell.code)} **${MARKDOWN.words(cell.mark)}**` : codeInTable(cell.code);
}

function tableInPlainText({ headings, rows }: HoverTable): string {
	const cells = rows.map((row) =>
		row.map((cell) =>
			'words' in cell ? text(cell.words) : cell.mark ? `${cell.code} (${text(cell.mark)})` : cell.code,
		),
	);
	return [headings.map(text), ...cells].map((row) => row.join(' | ')).join('\n');
}
