import { type Finding, SEVERITIES, type Severity } from '../protocol/findings.js';
import type { ProjectSettings } from '../protocol/project-settings.js';
import type { Rule } from '../rules/rule.js';

/** The rules that a project has not switched off. */
export function rulesWanted(rules: readonly Rule[], { rules: levels = {} }: ProjectSettings): Rule[] {
	return rules.filter(({ name }) => levels[name] !== 'off');
}

/**
 * A finding as loud as the project wants its rule. The project's severity takes the place of the rule's own one; a
 * finding that is a step quieter than its rule, because its proof is weaker, stays a step quieter.
 */
export function atLevel(finding: Finding, rule: Rule, { rules: levels = {} }: ProjectSettings): Finding {
	const level = levels[rule.name];
	if (level === undefined || level === 'off') {
		return finding;
	}
	const steps = Math.max(0, rank(finding.severity) - rank(rule.severity));
	const severity = SEVERITIES[Math.min(rank(level) + steps, SEVERITIES.length - 1)]!;
	return { ...finding, severity };
}

function rank(severity: Severity): number {
	return SEVERITIES.indexOf(severity);
}
