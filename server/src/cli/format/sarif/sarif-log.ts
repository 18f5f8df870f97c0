import type { Log, Notification, Result, Run } from 'sarif';
import manifest from '../../../../package.json' with { type: 'json' };
import { spokenLocale } from '../../../messages/text.js';
import { ALL_RULES } from '../../../rules/all.js';
import type { CheckReport } from '../check-report.js';
import { SOURCE_ROOT, sarifFile } from './sarif-place.js';
import { sarifResult } from './sarif-result.js';
import { sarifRule } from './sarif-rule.js';

/** What SARIF says besides the report. */
export interface SarifDetails {
	/** Of each finding, in their order. */
	fingerprints: readonly string[];
	/** Whether something that was asked for could not be done. */
	failed: boolean;
}

/**
 * A report in the Static Analysis Results Interchange Format, as GitHub's code scanning and others read it. No times and no
 * machine's paths stand in it, so that the same input gives the same bytes. What a comment suppresses is left out: SARIF has
 * a word for it that GitHub does not heed, so an alert would be opened for it.
 * Source: SARIF 2.1.0, OASIS Standard; "SARIF support for code scanning", GitHub documentation; github/codeql-action, issue
 * 1230 (suppressions).
 */
export function sarifLog(report: CheckReport, { fingerprints, failed }: SarifDetails): Log {
	const rules = [...ALL_RULES].sort((a, b) => (a.name < b.name ? -1 : 1)).map(sarifRule);
	const indexes = new Map(rules.map(({ id }, index) => [id, index]));
	const { baseline } = report.summary;
	const results = report.findings.map((finding, index): Result => {
		const result = sarifResult(finding, indexes.get(finding.rule)!, fingerprints[index]!);
		return baseline === undefined ? result : { ...result, baselineState: 'new' };
	});
	const run: Run = {
		tool: { driver: { name: 'Bindsight', version: manifest.version, semanticVersion: manifest.version, rules } },
		language: spokenLocale(),
		columnKind: 'utf16CodeUnits',
		originalUriBaseIds: { [SOURCE_ROOT]: { description: { text: 'The directory in which Bindsight was run.' } } },
		invocations: [{ executionSuccessful: !failed, toolExecutionNotifications: notifications(report) }],
		results,
		...(baseline === undefined ? {} : { properties: { baseline } }),
	};
	return { version: '2.1.0', $schema: 'https://json.schemastore.org/sarif-2.1.0.json', runs: [run] };
}

function notifications({ problems }: CheckReport): Notification[] {
	return problems.map(({ file, message }) => ({
		level: 'warning',
		message: { text: message },
		locations: [{ physicalLocation: { artifactLocation: sarifFile(file) } }],
	}));
}
