import { text } from '../../messages/text.js';
import { type Finding, SEVERITIES, type Severity, type TextEdit } from '../../protocol/findings.js';
import type { Target } from '../../protocol/targets.js';
import { byPosition, type Places, type PrintedRange } from '../places.js';

/** A finding as `check --format json` prints it. */
export interface ReportedFinding {
	rule: string;
	severity: Severity;
	file: string;
	range: PrintedRange;
	message: string;
	targets: readonly Target[];
	related: { file: string; range: PrintedRange; message: string }[];
	fixes: { title: string; safe: boolean; edits: { file: string; range: PrintedRange; newText: string }[] }[];
}

export interface Problem {
	file: string;
	message: string;
}

/** What `check --format json` prints. */
export interface CheckReport {
	version: 1;
	findings: ReportedFinding[];
	problems: Problem[];
	/**
	 * How many files were analysed, how many findings there are, in all and of each severity, and with `--fix` how many
	 * fixes were applied before.
	 */
	summary: { files: number; findings: number; fixed?: number } & Record<Severity, number>;
}

/** The name and the places of another file, by its uri. */
export type OtherFile = (uri: string) => { file: string; places: Places } | undefined;

/** `other` answers for the related places that stand in other files; one that it does not know is left out. */
export function reportFinding(finding: Finding, file: string, places: Places, other: OtherFile): ReportedFinding {
	return {
		rule: finding.rule,
		severity: finding.severity,
		file,
		range: places.printed(finding.span),
		message: text(finding.message),
		targets: finding.targets,
		related: finding.related.flatMap((place) => {
			const where = place.span.file === undefined ? { file, places } : other(place.span.file);
			return where ? [{ file: where.file, range: where.places.printed(place.span), message: text(place.message) }] : [];
		}),
		fixes: finding.fixes.map((fix) => ({
			title: text(fix.title),
			safe: fix.safe,
			edits: fix.edits.map((edit) => reportEdit(edit, file, places)),
		})),
	};
}

function reportEdit(edit: TextEdit, file: string, places: Places) {
	return { file, range: places.printed(edit.span), newText: edit.newText };
}

export function checkReport(
	findings: ReportedFinding[],
	problems: Problem[],
	files: number,
	fixed?: number,
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
		},
	};
}

/** By file, place, rule, and then by what is left, so that the same findings always stand in the same order. */
export function byFileAndPlace(a: ReportedFinding, b: ReportedFinding): number {
	return (
		compare(a.file, b.file) ||
		byPosition(a.range.start, b.range.start) ||
		compare(a.rule, b.rule) ||
		byPosition(a.range.end, b.range.end) ||
		compare(a.message, b.message) ||
		compare(a.targets.join(), b.targets.join())
	);
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
