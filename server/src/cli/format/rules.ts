import { text } from '../../messages/text.js';
import type { Rule } from '../../rules/rule.js';
import type { Colours } from '../terminal.js';
import { wordFor } from './words.js';

/** A rule as `rules --format json` and `explain` print it. */
export interface ReportedRule {
	name: string;
	severity: Rule['severity'];
	targets: Rule['targets'];
	summary: string;
	/** What its fix does; null where it has none. */
	fix: string | null;
	sources: readonly string[];
	cwe?: string;
}

export function reportRule({ name, severity, targets, summary, fix, sources, cwe }: Rule): ReportedRule {
	return {
		name,
		severity,
		targets,
		summary: text(summary),
		fix: fix ? text(fix) : null,
		sources,
		...(cwe === undefined ? {} : { cwe }),
	};
}

/** The catalogue: a block a rule. */
export function rulesText(rules: readonly ReportedRule[], colours: Colours): string {
	return `${rules.map((rule) => ruleText(rule, colours)).join('\n\n')}\n`;
}

export function ruleText(rule: ReportedRule, colours: Colours): string {
	const { name, severity, targets, summary, fix, sources, cwe } = rule;
	const line = (id: string, args: Record<string, string>) => `    ${text({ id, args })}`;
	return [
		`${colours.bold(name)} ${wordFor('severity', severity)} ${colours.dim(`[${targets.join(', ')}]`)}`,
		`    ${summary}`,
		...(fix === null ? [] : [line('cli.rules.fix', { fix })]),
		...(cwe === undefined ? [] : [line('cli.rules.weakness', { cwe })]),
		line('cli.sources', { sources: sources.join('; ') }),
		line('cli.rules.page', { page: `docs/rules/${name}.md` }),
	].join('\n');
}
