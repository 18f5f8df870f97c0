import { text } from '../messages/text.js';
import type { Resolution } from '../protocol/resolution.js';

/** What the resolver answers, without what it was asked, its sentences written out: as the panel and the matrix carry it. */
export function answerInWords(resolution: Resolution) {
	const { outcome, status, branches, receiver, confidence, sources, explanation, notes } = resolution;
	return {
		outcome,
		status,
		...(branches && { branches }),
		receiver,
		confidence,
		sources,
		explanation: text(explanation),
		notes: notes.map(text),
	};
}
