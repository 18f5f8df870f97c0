import { text } from '../messages/text.js';
import { suppressHere } from '../project/suppress-here.js';
import type { Finding, Fix } from '../protocol/findings.js';
import type { Range, Span } from '../protocol/positions.js';
import { unusedSuppression } from '../rules/unused-suppression.js';
import type { AnalysedDocument } from './analysed-document.js';

export interface CodeAction {
	title: string;
	/** The finding it mends: rule and range. */
	rule: string;
	range: Range;
	/** Offered first among the actions of its finding. */
	preferred: boolean;
	safe: boolean;
	edits: readonly CodeActionEdit[];
}

export interface CodeActionEdit {
	range: Range;
	newText: string;
	/** The part of the new text that its reader is meant to replace. */
	placeholder?: Span;
}

/**
 * The fixes of every finding that the range touches, of one finding the safe ones first; behind all of them what
 * suppresses each finding.
 */
export function codeActions(document: AnalysedDocument, range: Range): CodeAction[] {
	const asked: Span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
	const findings = document.findings.filter(({ span }) => span.start <= asked.end && asked.start <= span.end);
	return [
		...findings.flatMap((finding) => fixesOf(finding, document)),
		...oneOfEachRuleAndLine(findings, document).map((finding) => suppressionOf(finding, document)),
	];
}

function fixesOf(finding: Finding, document: AnalysedDocument): CodeAction[] {
	const safeFirst = [...finding.fixes].sort((a, b) => Number(b.safe) - Number(a.safe));
	return safeFirst.map((fix, place) => ({
		title: text(fix.title),
		rule: finding.rule,
		range: document.rangeOf(finding.span),
		preferred: place === 0 && fix.safe,
		safe: fix.safe,
		edits: editsOf(fix, document),
	}));
}

function editsOf(fix: Fix, document: AnalysedDocument): CodeAction['edits'] {
	return fix.edits.map(({ span, newText }) => ({ range: document.rangeOf(span), newText }));
}

/** One comment suppresses all findings of a rule on a line. One that is of no use is no remedy for another. */
function oneOfEachRuleAndLine(findings: readonly Finding[], document: AnalysedDocument): Finding[] {
	const keys = new Set<string>();
	return findings.filter(({ rule, span }) => {
		const key = `${rule} ${document.positionAt(span.start).line}`;
		const isNew = !keys.has(key);
		keys.add(key);
		return isNew && rule !== unusedSuppression.name;
	});
}

function suppressionOf({ rule, span }: Finding, document: AnalysedDocument): CodeAction {
	const { edit, placeholder } = suppressHere(document.text, rule, span.start, text({ id: 'project.reason' }));
	return {
		title: text({ id: 'project.suppress', args: { rule } }),
		rule,
		range: document.rangeOf(span),
		preferred: false,
		safe: false,
		edits: [{ range: document.rangeOf(edit.span), newText: edit.newText, placeholder }],
	};
}
