import type { AnalysedDocument } from '../analysed-document.js';
import { renderHover } from '../hover/hover-rendering.js';
import { optionHover } from '../hover/option-hover.js';

/** No place of any text: what is told of an option does not depend on where it will stand. */
const NOWHERE = { start: -1, end: -1 };

/** What an option means, as Markdown; undefined where nobody knows. */
export function optionDocumentation(document: AnalysedDocument, option: string): string | undefined {
	const info = optionHover(document, { ...NOWHERE, word: option });
	return info ? renderHover(info) : undefined;
}
