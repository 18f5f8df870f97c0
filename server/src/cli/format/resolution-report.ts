import { text } from '../../messages/text.js';
import type { Resolution } from '../../protocol/resolution.js';

/** An answer as `resolve --format json` prints it. */
export type ReportedResolution = Omit<Resolution, 'explanation' | 'notes'> & { explanation: string; notes: string[] };

export function reportResolution(resolution: Resolution): ReportedResolution {
	const { model, first, second, outcome, status, branches, receiver, confidence, sources } = resolution;
	return {
		model,
		first,
		second,
		outcome,
		status,
		...(branches ? { branches } : {}),
		receiver,
		confidence,
		sources,
		explanation: text(resolution.explanation),
		notes: resolution.notes.map(text),
	};
}
