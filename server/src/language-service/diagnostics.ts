import { type Finding, type Fix, type RelatedPlace, SEVERITIES, type Severity } from '../protocol/findings.js';
import type { FileFacts, FileProblem } from '../protocol/sockets.js';
import { TARGETS } from '../protocol/targets.js';
import type { Rule, TargetFinding } from '../rules/rule.js';

export interface Diagnosis {
	/** Sorted by start, end, rule, message. */
	findings: readonly Finding[];
	/** The rules that threw; the findings of the others stand. */
	problems: readonly FileProblem[];
}

/** Asks every rule about a file and merges what it says of one place over the targets. */
export function diagnose(text: string, facts: FileFacts, rules: readonly Rule[]): Diagnosis {
	const merged = new Map<string, Finding>();
	const problems: FileProblem[] = [];
	for (const rule of rules) {
		try {
			for (const finding of [...rule.check({ text, facts })]) {
				const key = JSON.stringify([rule.name, finding.span.start, finding.span.end, finding.message]);
				merged.set(key, merge(merged.get(key), rule.name, finding));
			}
		} catch (error) {
			const detail = `${rule.name}: ${error instanceof Error ? error.message : String(error)}`;
			problems.push({ kind: 'crash', span: { start: 0, end: 0 }, detail });
		}
	}
	const findings = [...merged].sort(([keyA, a], [keyB, b]) => compareFindings(a, b) || compareText(keyA, keyB));
	return { findings: findings.map(([, finding]) => finding), problems };
}

function merge(known: Finding | undefined, rule: string, more: TargetFinding): Finding {
	const targets = [...(known?.targets ?? []), more.target];
	return {
		rule,
		severity: louder(known?.severity ?? more.severity, more.severity),
		span: more.span,
		message: more.message,
		targets: TARGETS.filter((target) => targets.includes(target)),
		related: unique<RelatedPlace>([...(known?.related ?? []), ...(more.related ?? [])]),
		fixes: unique<Fix>([...(known?.fixes ?? []), ...(more.fixes ?? [])]),
	};
}

function louder(a: Severity, b: Severity): Severity {
	return SEVERITIES.indexOf(a) <= SEVERITIES.indexOf(b) ? a : b;
}

/** Plain data, each once, in the order of first appearance. */
function unique<T>(values: readonly T[]): T[] {
	return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

function compareFindings(a: Finding, b: Finding): number {
	return a.span.start - b.span.start || a.span.end - b.span.end || compareText(a.rule, b.rule);
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
