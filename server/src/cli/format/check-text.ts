import { text } from '../../messages/text.js';
import type { Severity } from '../../protocol/findings.js';
import { type Colours, printable } from '../terminal.js';
import type { CheckReport, ReportedFinding } from './check-report.js';
import { wordFor } from './words.js';

/** A finding and the code it is about. */
export interface FramedFinding {
	finding: ReportedFinding;
	frame: string;
}

/** One block a finding: where and what, the code, the places that belong to it, the fixes. */
export function findingText({ finding, frame }: FramedFinding, colours: Colours): string {
	const { file, range, severity, rule, message, targets, related, fixes } = finding;
	const place = (of: { file: string; range: typeof range }) =>
		`${printable(of.file)}:${of.range.start.line}:${of.range.start.column}`;
	const title = [
		colours.bold(place({ file, range })),
		colourOf(severity, colours)(wordFor('severity', severity)),
		colours.cyan(rule),
		printable(message),
		colours.dim(`[${targets.join(', ')}]`),
	].join(' ');
	return [
		title,
		frame,
		...related.map((other) => `    ${colours.bold(place(other))} ${printable(other.message)}`),
		...fixes.map(({ title, safe }) => {
			const words = text({ id: safe ? 'cli.check.safeFix' : 'cli.check.fix', args: { title } });
			return `    ${colours.green(printable(words))}`;
		}),
	].join('\n');
}

/** The last line: how many files, how many findings of which severity. */
export function summaryText({ summary, problems }: CheckReport): string {
	const { files, findings, error, warning, info, hint } = summary;
	const id = findings === 0 ? 'cli.check.noFindings' : 'cli.check.summary';
	const line = text({ id, args: { files, findings, error, warning, info, hint } });
	return problems.length === 0 ? line : `${line} ${text({ id: 'cli.check.unread', args: { count: problems.length } })}`;
}

function colourOf(severity: Severity, colours: Colours): (words: string) => string {
	return { error: colours.red, warning: colours.yellow, info: colours.blue, hint: colours.dim }[severity];
}
