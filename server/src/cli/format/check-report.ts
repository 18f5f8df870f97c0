import { text } from '../../messages/text.js';
import { SEVERITIES, type Severity } from '../../protocol/findings.js';
import type { Target } from '../../protocol/targets.js';
import type { LocatedFinding, LocatedProblem } from '../findings/located.js';
import { inWords } from '../findings/nested-message.js';
import { byPosition, type PrintedRange } from '../places.js';

/** A finding as `check --format json` prints it. */
export interface ReportedFinding {
	rule: string;
	severity: Severity;
	file: string;
	range: PrintedRange;
	message: string;
	targets: readonly Target[];
	related: readonly { file: string; range: PrintedRange; message: string }[];
	fixes: readonly {
		title: string;
		safe: boolean;
		edits: readonly { file: string; range: PrintedRange; newText: string }[];
	}[];
}

export interface Problem {
	file: string;
	message: string;
}

/** What `check --format json` prints. */
export interface CheckReport {
	version: 1;
	findings: readonly ReportedFinding[];
	problems: readonly Problem[];
	summary: CheckSummary;
}

/** How many files were analysed, and how many findings there are, in all and of each severity. */
export interface CheckSummary extends Record<Severity, number> {
	files: number;
	findings: number;
	/** With `--fix`: how many fixes were applied before. */
	fixed?: number;
	/** With `--baseline`. */
	baseline?: BaselineCounts;
}

/** What is not among the findings, because a baseline knows it. */
export interface BaselineCounts {
	/** How many findings the baseline knows. */
	known: number;
	/** How many that it knows are there no more, in the files that were looked at. */
	gone: number;
}

/** A finding in the words of this run. */
export function reportFinding(found: LocatedFinding): ReportedFinding {
	const { rule, severity, file, range, message, targets, related, fixes } = found;
	return {
		rule,
		severity,
		file,
		range,
		message: text(message),
		targets,
		related: related.map((place) => ({ ...place, message: text(place.message) })),
		fixes: fixes.map((fix) => ({ ...fix, title: text(fix.title) })),
	};
}

export function reportProblem({ file, message }: LocatedProblem): Problem {
	return { file, message: inWords(message) };
}

export function checkReport(
	findings: readonly ReportedFinding[],
	problems: readonly Problem[],
	{ files, fixed, baseline }: Pick<CheckSummary, 'files' | 'fixed' | 'baseline'>,
): CheckReport {
	const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
	const counts = Object.fromEntries(SEVERITIES.map((severity) => [severity, count(severity)]));
	return {
		version: 1,
		findings,
		problems,
		summary: {
			files,
			findings: findings.length,
			...(counts as Record<Severity, number>),
			...(fixed === undefined ? {} : { fixed }),
			...(baseline === undefined ? {} : { baseline }),
		},
	};
}

/** By file, place, rule, and then by what is left, so that the same findings always stand in the same order. */
export function byFileAndPlace(a: LocatedFinding, b: LocatedFinding): number {
	return (
		compare(a.file, b.file) ||
		byPosition(a.range.start, b.range.start) ||
		compare(a.rule, b.rule) ||
		byPosition(a.range.end, b.range.end) ||
		compare(JSON.stringify(a.message), JSON.stringify(b.message)) ||
		compare(a.targets.join(), b.targets.join())
	);
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
