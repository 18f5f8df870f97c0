import { SEVERITIES, type Severity } from '../protocol/findings.js';
import { type Baseline, openBaseline, openNewBaseline } from './baseline/baseline.js';
import type { CheckResults } from './findings/check-results.js';
import { findingAnnotation } from './format/check-github.js';
import { type CheckReport, checkReport, reportFinding, reportProblem } from './format/check-report.js';
import { findingsText, summaryText } from './format/check-text.js';
import { sarifLog } from './format/sarif/sarif-log.js';
import { plainStyle, type TextStyle } from './format/text-style.js';
import { openOutput } from './output-file.js';
import type { ReportOptions } from './report-options.js';
import type { Session } from './session.js';

/** Prints results and says how the run ends. */
export type Reporter = (results: CheckResults, more: { fixed?: number; seconds?: number }) => Promise<0 | 1 | 2>;

/** Makes ready to print results as asked for; throws a UsageError at once where that cannot work. */
export async function openReport(options: ReportOptions, { terminal }: Session): Promise<Reporter> {
	const { format, failOn, quiet } = options;
	const isPrinted = options.output === undefined;
	const write = options.output === undefined ? terminal.print : await openOutput(options.output);
	const style: TextStyle = isPrinted ? terminal : plainStyle;
	const { baseline, writeBaseline } = options;
	const writeNew = writeBaseline === undefined ? undefined : await openNewBaseline(writeBaseline);
	const against: Baseline =
		baseline === undefined || writeNew ? (findings) => ({ findings }) : await openBaseline(baseline);

	return async (results, { fixed, seconds }) => {
		const { failed } = results;
		if (writeNew) {
			await writeNew(results.findings);
			const args = { file: writeBaseline!, findings: results.findings.length };
			terminal.tell({ id: 'cli.baseline.written', args });
			return failed ? 2 : 0;
		}
		const { findings, counts } = against(results.findings, results.files);
		const shown = quiet ? findings.filter((found) => isReached(found, failOn)) : findings;
		const report = checkReport(shown.map(reportFinding), results.problems.map(reportProblem), {
			files: results.files.length,
			fixed,
			baseline: counts,
		});
		const formats = {
			text: () => asText(report, shown, style, { quiet, seconds: isPrinted ? seconds : undefined }),
			json: () => `${JSON.stringify(report, null, 2)}\n`,
			sarif: () => `${JSON.stringify(sarifLog(report, { fingerprints: shown.map(fingerprintOf), failed }), null, 2)}\n`,
			github: () => report.findings.map((finding) => `${findingAnnotation(finding)}\n`).join(''),
		};
		await write(formats[format]());
		return failed ? 2 : findings.some((found) => isReached(found, failOn)) ? 1 : 0;
	};
}

function fingerprintOf({ fingerprint }: { fingerprint: string }): string {
	return fingerprint;
}

function asText(
	report: CheckReport,
	found: CheckResults['findings'],
	style: TextStyle,
	{ quiet, seconds }: { quiet?: boolean; seconds?: number },
): string {
	const framed = report.findings.map((finding, index) => ({ finding, excerpt: found[index]!.excerpt }));
	const summary = quiet ? [] : [summaryText(report, style.width === undefined ? undefined : seconds)];
	return [...findingsText(framed, style), ...summary]
		.map((block, index, all) => block + (index === all.length - 1 ? '\n' : '\n\n'))
		.join('');
}

function isReached({ severity }: { severity: Severity }, failOn: Severity | 'never'): boolean {
	const loudEnough = failOn === 'never' ? [] : SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
	return loudEnough.includes(severity);
}
