import { text } from '../../messages/text.js';
import type { Resolution } from '../../protocol/resolution.js';
import type { ResolutionInWords } from '../../protocol/status-explanation.js';

/** A resolve answer with its sentences. */
export function resolutionInWords(resolution: Resolution): ResolutionInWords {
	return { ...resolution, explanation: text(resolution.explanation), notes: resolution.notes.map(text) };
}
