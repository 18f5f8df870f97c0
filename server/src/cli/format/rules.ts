import { text } from '../../messages/text.js';
import type { Rule } from '../../rules/rule.js';
import { pageUri } from '../rule-pages.js';
import { INDENT, type TextStyle, wrapped } from './text-style.js';
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
export function rulesText(rules: readonly ReportedRule[], style: TextStyle): string {
	return `${rules.map((rule) => ruleText(rule, style)).join('\n\n')}\n`;
}

export function ruleText(rule: ReportedRule, style: TextStyle): string {
	const { name, severity, targets, summary, fix, sources, cwe } = rule;
	const { colours } = style;
	const page = `docs/rules/${name}.md`;
	const uri = pageUri(name);
	return [
		`${colours.bold(name)} ${wordFor('severity', severity)} ${colours.dim(`[${targets.join(', ')}]`)}`,
		...[
			summary,
			...(fix === null ? [] : [text({ id: 'cli.rules.fix', args: { fix } })]),
			...(cwe === undefined ? [] : [text({ id: 'cli.rules.weakness', args: { cwe } })]),
			text({ id: 'cli.sources', args: { sources: sources.join('; ') } }),
			text({ id: 'cli.rules.page', args: { page: uri === undefined ? page : style.link(page, uri) } }),
		].map((line) => wrapped(line, INDENT, style)),
	].join('\n');
}
