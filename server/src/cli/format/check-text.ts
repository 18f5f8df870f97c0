import { text } from '../../messages/text.js';
import type { Severity } from '../../protocol/findings.js';
import type { Excerpt } from '../findings/excerpt.js';
import type { PrintedRange } from '../places.js';
import { pageUri } from '../rule-pages.js';
import { type Colours, printable } from '../terminal.js';
import type { BaselineCounts, CheckReport, ReportedFinding } from './check-report.js';
import { codeFrame } from './code-frame.js';
import { INDENT, type TextStyle, wrapped } from './text-style.js';
import { wordFor } from './words.js';

/** A finding and the code it is about. */
export interface FramedFinding {
	finding: ReportedFinding;
	excerpt: Excerpt;
}

/** A block a finding, and on a terminal a line before those of one file. */
export function findingsText(framed: readonly FramedFinding[], style: TextStyle): string[] {
	if (style.width === undefined) {
		return framed.map((each) => findingText(each, style));
	}
	return framed.map((each, index) => {
		const { file } = each.finding;
		const isFirst = framed[index - 1]?.finding.file !== file;
		const heading = isFirst ? `${style.colours.underline(printable(file))}\n` : '';
		return heading + findingText(each, style);
	});
}

/** Where and what, the code, the places that belong to it, the fixes. */
function findingText({ finding, excerpt }: FramedFinding, style: TextStyle): string {
	const { file, range, severity, rule, message, targets, related, fixes } = finding;
	const { colours } = style;
	const paint = colourOf(severity, colours);
	const isFileSaid = style.width !== undefined;
	const place = (of: { file: string; range: PrintedRange }): string =>
		`${isFileSaid && of.file === file ? '' : `${printable(of.file)}:`}${of.range.start.line}:${of.range.start.column}`;
	const page = pageUri(rule);
	const title = [
		colours.bold(place({ file, range })),
		paint(wordFor('severity', severity)),
		page === undefined ? colours.cyan(rule) : style.link(colours.cyan(rule), page),
		printable(message),
		colours.dim(`[${targets.join(', ')}]`),
	].join(' ');
	return [
		wrapped(title, '', style),
		codeFrame(excerpt, range, style, (carets) => colours.bold(paint(carets))),
		...related.map((other) => wrapped(`${colours.bold(place(other))} ${printable(other.message)}`, INDENT, style)),
		...fixes.map(({ title, safe }) => {
			const words = text({ id: safe ? 'cli.check.safeFix' : 'cli.check.fix', args: { title } });
			return wrapped(colours.green(printable(words)), INDENT, style);
		}),
	].join('\n');
}

/** The last line: how many files, how many findings of which severity; `seconds` where somebody waits for it. */
export function summaryText({ summary, problems }: CheckReport, seconds?: number): string {
	const { files, findings, error, warning, info, hint, baseline } = summary;
	const id = findings === 0 ? 'cli.check.noFindings' : 'cli.check.summary';
	return [
		text({ id, args: { files, findings, error, warning, info, hint } }),
		...(baseline ? baselineTexts(baseline) : []),
		...(problems.length === 0 ? [] : [text({ id: 'cli.check.unread', args: { count: problems.length } })]),
		...(seconds === undefined
			? []
			: [text({ id: 'cli.check.seconds', args: { seconds: Math.round(seconds * 10) / 10 } })]),
	].join(' ');
}

function baselineTexts({ known, gone }: BaselineCounts): string[] {
	return [
		text({ id: 'cli.baseline.known', args: { known } }),
		...(gone === 0 ? [] : [text({ id: 'cli.baseline.gone', args: { gone } })]),
	];
}

function colourOf(severity: Severity, colours: Colours): (words: string) => string {
	return { error: colours.red, warning: colours.yellow, info: colours.blue, hint: colours.magenta }[severity];
}
