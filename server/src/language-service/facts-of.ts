import { createAnalyser } from '../analysis/analyse-file.js';
import type { FileLanguage } from '../analysis/summaries/item-summaries.js';
import { INTERESTING_NAMES } from '../knowledge/calls/index.js';
import type { Span } from '../protocol/positions.js';
import type { Target } from '../protocol/targets.js';
import { scanSource } from '../source/directives.js';
import { prefilter } from '../source/prefilter.js';
import { readSource } from '../source/read-source.js';
import type { SourceFile } from '../source/source-file.js';
import { targetsAskedFor, targetsOf } from '../source/targets-of.js';
import type { Grammars } from '../syntax/grammars.js';
import { createSyntaxParser } from '../syntax/parser.js';
import type { TextFacts } from './analysed-document.js';
import type { SourceDocument } from './service.js';

/** The longest text that is analysed, in UTF-16 units. Hand-written files are far below it. */
export const LONGEST_TEXT = 8 * 1024 * 1024;

/** From the text of a document to what is known of its sockets. */
export type FactsOf = (document: SourceDocument, targets?: readonly Target[]) => TextFacts;

/** Joins source, syntax and analysis up. Rejects where the grammars cannot be loaded. */
export async function createFactsOf(grammars: Grammars): Promise<FactsOf> {
	const parser = await createSyntaxParser(grammars);
	const analyser = createAnalyser((item, language) =>
		language === 'header' ? parser.parseItemAsHeader(item) : parser.parseItem(item, language),
	);
	return ({ uri, languageId, text }, asked) => {
		if (text.length > LONGEST_TEXT) {
			const problem = {
				kind: 'limit',
				span: { start: 0, end: 0 },
				detail: `${text.length} > ${LONGEST_TEXT}`,
			} as const;
			return { facts: { targets: asked ?? [], sockets: [], problems: [problem] }, items: [] };
		}
		if (!prefilter(text, INTERESTING_NAMES)) {
			return { facts: { targets: asked ?? [], sockets: [], problems: [] }, items: [] };
		}
		const scanned = scanSource(text);
		const targets = asked ? targetsAskedFor(asked, scanned) : targetsOf(scanned);
		const language = languageOf(uri, languageId);
		const cplusplus = language === 'header' ? undefined : language === 'cpp';
		const source = readSource(scanned, { targets, names: INTERESTING_NAMES, cplusplus });
		const facts = analyser.analyseFile(source, language);
		return { facts: { ...facts, problems: [...source.problems, ...facts.problems] }, items: itemsOf(source) };
	};
}

/** A `.h` does not show whether it is C or C++, whatever the editor calls it. */
function languageOf(uri: string, languageId: SourceDocument['languageId']): FileLanguage {
	return /\.h$/i.test(uri) ? 'header' : languageId;
}

function itemsOf(source: SourceFile): Span[] {
	const items = source.configurations.flatMap((configuration) => configuration.items);
	return [...new Map(items.map(({ start, end }) => [`${start}-${end}`, { start, end }])).values()];
}
