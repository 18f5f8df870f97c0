import type { Position } from '../../protocol/positions.js';
import type { AnalysedDocument } from '../analysed-document.js';
import type { Hover } from '../service.js';
import { callHover } from './call-hover.js';
import { helperCallHover } from './helper-call-hover.js';
import type { HoverInfo } from './hover-info.js';
import { renderHover, renderPlainHover } from './hover-rendering.js';
import { optionHover } from './option-hover.js';
import { statusHover } from './status-hover.js';
import { wordAt } from './word-at.js';

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
