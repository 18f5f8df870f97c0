import type { Position, Range } from '../../protocol/positions.js';
import type { AnalysedDocument } from '../analysed-document.js';
import { callHover } from './call-hover.js';
import { helperCallHover } from './helper-call-hover.js';
import type { HoverInfo, HoverMore } from './hover-info.js';
import { renderHover, renderPlainHover } from './hover-rendering.js';
import { optionHover } from './option-hover.js';
import { statusHover } from './status-hover.js';
import { wordAt } from './word-at.js';

export interface Hover {
	range: Range;
	/** Markdown; nothing in it comes from the analysed code unescaped. */
	markdown: string;
	/** The same without markup. */
	plain: string;
	more: HoverMore;
}

/** The hover at a place; null where there is nothing to say. */
export function hover(document: AnalysedDocument, position: Position): Hover | null {
	const info = hoverInfo(document, document.offsetAt(position));
	return (
		info && {
			range: document.rangeOf(info.span),
			markdown: renderHover(info),
			plain: renderPlainHover(info),
			more: info.more,
		}
	);
}

/** What a hover at the offset has to say, before it is put into words. */
export function hoverInfo(document: AnalysedDocument, offset: number): HoverInfo | null {
	const word = wordAt(document.text, offset);
	return word
		? (optionHover(document, word) ??
				statusHover(document, word) ??
				callHover(document, word, offset) ??
				helperCallHover(document, word))
		: null;
}
