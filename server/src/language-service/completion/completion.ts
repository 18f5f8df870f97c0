import type { Span } from '../../protocol/positions.js';
import type { FileFacts } from '../../protocol/sockets.js';
import { type CodeText, codeText } from '../../rules/fixes/code-text.js';
import type { SourceDocument } from '../documents.js';
import { completionPlaceAt } from './completion-place.js';
import { kernelCallCompletions } from './kernel-call.js';
import { codeNearby } from './nearby-code.js';
import { argumentCompletions } from './option-arguments.js';
import { optionCallCompletions } from './option-call.js';
import { targetsAt } from './platform-at.js';

/** What may take the place of what is being typed. */
export interface Completion {
	label: string;
	/** What stands beside the label. */
	detail: string;
	kind: 'constant' | 'snippet';
	/** What is typed for it, where that is not the label. */
	filterText?: string;
	/** Its place among ours: a whole number from 0. */
	rank: number;
	/** Among what others offer: ours first, where only what we offer fits, or last. */
	among: 'first' | 'last';
	/** What is replaced; UTF-16 offsets into the text. */
	span: Span;
	newText: string;
	/** The parts of the new text that a reader is meant to fill in, in order. */
	placeholders: readonly Span[];
	/** Whose documentation belongs to it. */
	option?: string;
}

/**
 * What fits at an offset of a document. `factsOf` is asked for the function around it, without the word that is being typed:
 * that is the same with each key of the word, and can be read where half a word cannot.
 */
export function completions(
	{ text, languageId }: Pick<SourceDocument, 'text' | 'languageId'>,
	offset: number,
	factsOf: (text: string) => FileFacts,
): Completion[] {
	const nearby = codeNearby(text, offset);
	const typed = nearby && completionPlaceAt(codeText(nearby.text), offset - nearby.removed)?.word;
	if (!typed) {
		return [];
	}
	const code = codeText(nearby.text.slice(0, typed.start) + nearby.text.slice(typed.end));
	const found = completionsWithoutWord(code, typed.start, languageId === 'cpp', factsOf);
	const length = typed.end - typed.start;
	return found.map(({ span, ...each }) => ({
		...each,
		span: { start: span.start + nearby.removed, end: span.end + length + nearby.removed },
	}));
}

function completionsWithoutWord(
	code: CodeText,
	offset: number,
	isCplusplus: boolean,
	factsOf: (text: string) => FileFacts,
): Completion[] {
	const place = completionPlaceAt(code, offset);
	if (!place) {
		return [];
	}
	const facts = factsOf(code.text);
	switch (place.kind) {
		case 'argument':
			return argumentCompletions(place, targetsAt(code, offset, facts.targets));
		case 'statement':
			return [
				...optionCallCompletions(code, facts, { ...place, isCplusplus }),
				...kernelCallCompletions(code, facts, { ...place, receiver: undefined }),
			];
		case 'dispatch':
			return kernelCallCompletions(code, facts, place);
	}
}
