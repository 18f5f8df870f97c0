import type { TextEdit } from '../../server/src/protocol/findings.js';

/** A text with edits applied. Throws where two of them overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
	const inOrder = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
	let changed = '';
	let at = 0;
	for (const { span, newText } of inOrder) {
		if (span.start < at) {
			throw new Error(`edits overlap at ${span.start}`);
		}
		changed += text.slice(at, span.start) + newText;
		at = span.end;
	}
	return changed + text.slice(at);
}
