import { text } from '../messages/text.js';
import type { Fix } from '../protocol/findings.js';
import type { Range, Span } from '../protocol/positions.js';
import type { AnalysedDocument } from './analysed-document.js';
import type { CodeAction } from './service.js';

/** The fixes of every finding that the range touches; of one finding the safe fixes come first. */
export function codeActions(document: AnalysedDocument, range: Range): CodeAction[] {
	const asked: Span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
	return document.findings
		.filter(({ span }) => span.start <= asked.end && asked.start <= span.end)
		.flatMap((finding) => {
			const safeFirst = [...finding.fixes].sort((a, b) => Number(b.safe) - Number(a.safe));
			return safeFirst.map((fix, place) => ({
				title: text(fix.title),
				rule: finding.rule,
				range: document.rangeOf(finding.span),
				preferred: place === 0 && fix.safe,
				safe: fix.safe,
				edits: editsOf(fix, document),
			}));
		});
}

function editsOf(fix: Fix, document: AnalysedDocument): CodeAction['edits'] {
	return fix.edits.map(({ span, newText }) => ({ range: document.rangeOf(span), newText }));
}
