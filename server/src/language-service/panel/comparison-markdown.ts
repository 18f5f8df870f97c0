import { text } from '../../messages/text.js';
import type { ComparedCase, ComparedOrder, CompareSocketsAnswer } from '../../protocol/panel.js';
import { escapeMarkdown } from '../hover/markdown.js';
import { document, list } from './panel-markdown.js';
import { placeInWords } from './place-in-words.js';

type Compared = Omit<Extract<CompareSocketsAnswer, { state: 'compared' }>, 'markdown' | 'state'>;

/** A comparison as a Markdown document. Nothing in it comes from the analysed code unescaped. */
export function comparisonMarkdown({ one, other, orders, notes, modelTitle }: Compared): string {
	return document([
		`# ${escapeMarkdown(text({ id: 'panel.compare.title' }))}`,
		list([one, other].map((socket) => escapeMarkdown(`${placeInWords(socket)}: ${socket.summary}`))),
		...orders.flatMap(orderInMarkdown),
		...notes.map((note) => `> ${escapeMarkdown(note)}`),
		escapeMarkdown(modelTitle),
	]);
}

function orderInMarkdown({ title, headline, cases }: ComparedOrder): string[] {
	return [`## ${escapeMarkdown(title)}`, `**${escapeMarkdown(headline)}**`, list(cases.map(caseInMarkdown))];
}

function caseInMarkdown({ condition, explanation, sources }: ComparedCase): string {
	const when = condition === '' ? '' : `${condition}: `;
	const known = sources.length > 0 ? ` (${sources.join('; ')})` : '';
	return escapeMarkdown(`${when}${explanation}${known}`);
}
