import type { Span } from '../../protocol/positions.js';

/** A text that is put together, and where its reader is meant to fill something in. */
export interface WrittenText {
	newText: string;
	placeholders: readonly Span[];
}

/** A part to be filled in, with what stands there until then. */
export interface Placeholder {
	fill: string;
}

/** Puts parts together. */
export function written(parts: readonly (string | Placeholder)[]): WrittenText {
	let newText = '';
	const placeholders: Span[] = [];
	for (const part of parts) {
		const words = typeof part === 'string' ? part : part.fill;
		if (typeof part !== 'string') {
			placeholders.push({ start: newText.length, end: newText.length + words.length });
		}
		newText += words;
	}
	return { newText, placeholders };
}
