import { expect } from 'vitest';
import { text } from '../../server/src/messages/text.js';
import { reportForProject } from '../../server/src/project/report-for-project.js';
import type { Finding, Fix } from '../../server/src/protocol/findings.js';
import type { Target } from '../../server/src/protocol/targets.js';
import { ALL_RULES } from '../../server/src/rules/all.js';
import { applyEdits } from './apply-edits.js';
import { type Expectation, expectationsIn } from './caret-comments.js';
import { factsOf } from './facts-of-code.js';

export interface CodeOptions {
	/** C unless told. */
	language?: 'c' | 'cpp';
	/** Those that the code shows, unless told. */
	targets?: Target[];
}

/** What the rules say of a piece of code: source, syntax, analysis and rules, as the server runs them. */
export function findingsIn(code: string, options: CodeOptions = {}): Finding[] {
	const settings = { targets: options.targets };
	return reportForProject({ text: code, facts: factsOf(code, options) }, ALL_RULES, settings);
}

/** The checks of one rule. What other rules say of the code is only looked at where a fix could make it worse. */
export function ruleChecks(rule: string) {
	return {
		/** The lines of carets in the code say all that the rule says; where one asks for related places, all of those. */
		checkFindings(code: string, options: CodeOptions = {}): void {
			const findings = findingsIn(code, options).filter((finding) => finding.rule === rule);
			const expected = expectationsIn(code);
			expect(expected, 'the code expects nothing; use checkClean').not.toEqual([]);
			compare(code, expected, findings);
			for (const finding of findings) {
				checkFixesMend(code, finding, options);
			}
		},

		/** The rule says nothing of the code. */
		checkClean(code: string, options: CodeOptions = {}): void {
			const findings = findingsIn(code, options).filter((finding) => finding.rule === rule);
			expect(findings.map((finding) => shownFinding(code, finding))).toEqual([]);
		},

		/** The rule offers a fix whose title begins so, and it makes `after` of `before`. */
		checkFix(before: string, title: string, after: string, options: CodeOptions = {}): void {
			const fixes = findingsIn(before, options).flatMap((finding) => (finding.rule === rule ? finding.fixes : []));
			const fix = fixes.find((candidate) => text(candidate.title).startsWith(title));
			expect(fix && applyEdits(before, fix.edits), `offered: ${titlesOf(fixes)}`).toBe(after);
		},

		/** The rule finds something, and offers no fix whose title begins so; no fix at all where no title is given. */
		checkNoFix(code: string, title = '', options: CodeOptions = {}): void {
			const findings = findingsIn(code, options).filter((finding) => finding.rule === rule);
			expect(findings, 'nothing is found at all').not.toEqual([]);
			const titles = findings.flatMap(({ fixes }) => titlesOf(fixes));
			expect(titles.filter((offered) => offered.startsWith(title))).toEqual([]);
		},
	};
}

function titlesOf(fixes: readonly Fix[]): string[] {
	return fixes.map(({ title }) => text(title));
}

/** Applied, every fix takes its finding away and brings no new error or warning of any rule. */
function checkFixesMend(code: string, finding: Finding, options: CodeOptions): void {
	const before = findingsIn(code, options);
	for (const fix of finding.fixes) {
		const mended = applyEdits(code, fix.edits);
		const after = findingsIn(mended, options);
		const what = `after "${text(fix.title)}":\n${mended}`;
		expect(lineBreaksIn(mended), what).toEqual(lineBreaksIn(code));
		expect(alike(after, finding), what).toBeLessThan(alike(before, finding));
		for (const loud of after.filter(({ severity }) => severity === 'error' || severity === 'warning')) {
			expect(alike(after, loud), `${what}\n${loud.rule}: ${text(loud.message)}`).toBeLessThanOrEqual(
				alike(before, loud),
			);
		}
	}
}

/** The kinds of line breaks in a text. */
function lineBreaksIn(code: string): string[] {
	return [...new Set(code.match(/\r\n|\n|\r/g))];
}

function alike(findings: readonly Finding[], { rule, message, severity }: Finding): number {
	const words = text(message);
	return findings.filter((other) => other.rule === rule && other.severity === severity && text(other.message) === words)
		.length;
}

function compare(code: string, expected: readonly Expectation[], findings: readonly Finding[]): void {
	const marks = expected.filter(({ kind }) => kind !== 'related');
	const found = findings.map((finding) => {
		const message = text(finding.message);
		const mark = marks.find(({ span, message: prefix }) => isSame(span, finding.span) && message.startsWith(prefix));
		return shown(code, {
			kind: finding.severity,
			span: finding.span,
			targets: mark && !mark.targets ? undefined : [...finding.targets],
			message: mark?.message ?? message,
		});
	});
	expect(found.sort()).toEqual(marks.map((mark) => shown(code, mark)).sort());
	const related = expected.filter(({ kind }) => kind === 'related');
	if (related.length > 0) {
		const places = findings.flatMap((finding) =>
			finding.related.map(({ span, message }) => shown(code, { kind: 'related', span, message: text(message) })),
		);
		expect([...new Set(places)].sort()).toEqual(related.map((mark) => shown(code, mark)).sort());
	}
}

function isSame(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
	return a.start === b.start && a.end === b.end;
}

function shownFinding(code: string, { severity, span, targets, message }: Finding): string {
	return shown(code, { kind: severity, span, targets: [...targets], message: text(message) });
}

/** One finding as a failed test prints it. */
function shown(code: string, { kind, span, targets, message }: Expectation): string {
	const line = code.slice(0, span.start).split('\n').length;
	const where = targets ? ` (${targets.join(', ')})` : '';
	return `line ${line}, "${code.slice(span.start, span.end)}": ${kind}${where}: ${message}`;
}
