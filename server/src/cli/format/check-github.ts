import type { Severity } from '../../protocol/findings.js';
import { printableLines } from '../terminal.js';
import type { ReportedFinding } from './check-report.js';

/**
 * The commands that GitHub Actions turns into annotations: ten of each kind a step, fifty a job, the rest stands in the log.
 * Source: "Workflow commands for GitHub Actions", GitHub documentation.
 */
const COMMANDS: Readonly<Record<Severity, string>> = {
	error: 'error',
	warning: 'warning',
	info: 'notice',
	hint: 'notice',
};

/** A finding as a workflow command, which GitHub Actions shows beside the line of a pull request. */
export function findingAnnotation({ severity, rule, file, range, message }: ReportedFinding): string {
	const { start, end } = range;
	const properties = {
		file: file.replace(/^(\.\/)+/, ''),
		line: start.line,
		endLine: end.line,
		// GitHub takes columns of one line only, the last one inclusive.
		...(start.line === end.line ? { col: start.column, endColumn: Math.max(start.column, end.column - 1) } : {}),
		title: rule,
	};
	const listed = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
	return `::${COMMANDS[severity]} ${listed.join(',')}::${escapeData(message)}`;
}

/** As the toolkit of GitHub Actions escapes what stands behind the second pair of colons. */
function escapeData(data: string): string {
	return printableLines(data).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(value: string): string {
	return escapeData(value).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
