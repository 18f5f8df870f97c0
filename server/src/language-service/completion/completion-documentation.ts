import type { Target } from '../../protocol/targets.js';
import { analysedDocument } from '../analysed-document.js';
import { renderHover, renderPlainHover } from '../hover/hover-rendering.js';
import { optionHover } from '../hover/option-hover.js';

const NO_DOCUMENT = { uri: '', languageId: 'c', version: 0, text: '' } as const;

/** What an option means. */
export interface OptionDocumentation {
	markdown: string;
	/** The same without markup. */
	plain: string;
}

/** What an option means, wherever it may stand in code for the targets; undefined where nobody knows. */
export function optionDocumentation(option: string, targets: readonly Target[]): OptionDocumentation | undefined {
	const facts = { targets, sockets: [], problems: [] };
	const document = analysedDocument(NO_DOCUMENT, [], { facts, findings: [] });
	const info = optionHover(document, { start: 0, end: 0, word: option });
	return info ? { markdown: renderHover(info), plain: renderPlainHover(info) } : undefined;
}
