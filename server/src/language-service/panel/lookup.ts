import { text } from '../../messages/text.js';
import type { LookupAnswer } from '../../protocol/lookup.js';
import type { Resolution } from '../../protocol/resolution.js';
import { resolveInput } from '../../resolver/index.js';
import { escapeMarkdown } from '../hover/markdown.js';
import { resolutionInWords } from '../status-explanation/resolution-in-words.js';
import { placeOfQuestion } from './cell-places.js';
import { document } from './panel-markdown.js';

/** What happens to two binds that no code is needed for; `question` comes from outside and may be anything. */
export function lookUp(question: unknown): LookupAnswer {
	const resolution = resolveInput(question);
	if ('error' in resolution) {
		const { field } = resolution.error.args ?? {};
		return {
			state: 'not-understood',
			message: text(resolution.error),
			field: field === undefined || field === '' ? null : String(field),
		};
	}
	return {
		state: 'resolved',
		resolution: resolutionInWords(resolution),
		cell: placeOfQuestion(resolution),
		markdown: markdownOf(resolution),
	};
}

function markdownOf(resolution: Resolution): string {
	const { outcome, status, explanation, notes, sources } = resolution;
	const code = status ? ` ${status.name} (${status.value})` : '';
	return document([
		`# ${escapeMarkdown(`${outcome}${code}`)}`,
		escapeMarkdown(text(explanation)),
		...notes.map((note) => `> ${escapeMarkdown(text(note))}`),
		escapeMarkdown(sources.join('; ')),
	]);
}
