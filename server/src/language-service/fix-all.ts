import { applyEdits, composeEdits, type TextEdits } from '../project/text-edits.js';
import type { Finding, TextEdit } from '../protocol/findings.js';
import type { Analysis } from './documents.js';

/** A text after its safe fixes. */
export interface FixedDocument {
	text: string;
	/** From the text as it was, in order, none touching another's inside. Empty where there was nothing to fix. */
	edits: TextEdits;
	/** How many fixes were applied. */
	fixed: number;
	/** What is known of the fixed text. */
	analysis: Analysis;
}

/** So many times a text is looked at again after its fixes; two fixes that undo each other must come to an end. */
const MOST_ROUNDS = 10;

/**
 * Applies the safe fixes to a text, of each finding the first one. Of fixes that get in each other's way one is applied,
 * and then the text is looked at again.
 */
export function fixAll(original: string, analyse: (text: string) => Analysis): FixedDocument {
	let text = original;
	let edits: TextEdits = [];
	let fixed = 0;
	let analysis = analyse(text);
	for (let round = 0; round < MOST_ROUNDS; round++) {
		const chosen = compatibleFixes(analysis.findings);
		if (chosen.length === 0) {
			break;
		}
		const step = inOrder(chosen.flat());
		edits = composeEdits(edits, step);
		text = applyEdits(text, step);
		fixed += chosen.length;
		analysis = analyse(text);
	}
	return { text, edits, fixed, analysis };
}

/** The edits of safe fixes in the text itself, fix by fix, none of which touches another's; equal ones once. */
export function compatibleFixes(findings: readonly Finding[]): (readonly TextEdit[])[] {
	const chosen: (readonly TextEdit[])[] = [];
	for (const { fixes } of findings) {
		const edits = fixes.find(({ safe }) => safe)?.edits ?? [];
		const isHere = edits.length > 0 && edits.every(({ span }) => span.file === undefined);
		if (isHere && !chosen.flat().some((taken) => edits.some((edit) => touch(taken, edit)))) {
			chosen.push(edits);
		}
	}
	return chosen;
}

function touch({ span: a }: TextEdit, { span: b }: TextEdit): boolean {
	return a.start <= b.end && b.start <= a.end;
}

/** By their places, as `applyEdits` takes them. */
export function inOrder(edits: readonly TextEdit[]): TextEdits {
	return edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
