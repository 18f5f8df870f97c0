import type { ReportingConfiguration } from 'sarif';
import type { Severity } from '../../../protocol/findings.js';

const LEVELS = { error: 'error', warning: 'warning', info: 'note', hint: 'note' } as const;

/** SARIF has one level below a warning; which of our two it was stands in `properties.severity`. */
export function sarifLevel(severity: Severity): NonNullable<ReportingConfiguration.level> {
	return LEVELS[severity];
}
