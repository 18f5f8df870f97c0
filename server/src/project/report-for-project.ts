import type { Finding } from '../protocol/findings.js';
import type { Span } from '../protocol/positions.js';
import type { ProjectSettings } from '../protocol/project-settings.js';
import { compareFindings, report } from '../rules/report.js';
import type { Rule, RuleContext } from '../rules/rule.js';
import { unusedSuppression } from '../rules/unused-suppression.js';
import { atLevel, rulesWanted } from './rule-levels.js';
import { flawsOf } from './suppression-flaws.js';
import { type Suppression, suppressionsIn } from './suppressions.js';

/**
 * What the rules that a project wants say of a file, as loud as it wants them, without what is suppressed; sorted as
 * `report` sorts. `isJudged` is asked, once the rules were, whether a rule has said all that it has to say.
 * `fromElsewhere` is what the rules say of this file where they look at the files it leads to.
 */
export function reportForProject(
	context: Pick<RuleContext, 'text' | 'facts' | 'tokens'>,
	rules: readonly Rule[],
	settings: ProjectSettings = {},
	isJudged: (rule: string) => boolean = () => true,
	fromElsewhere: readonly Finding[] = [],
): Finding[] {
	const wanted = rulesWanted(rules, settings);
	const ordinary = wanted.filter(({ name }) => name !== unusedSuppression.name);
	const { account, model } = settings;
	const given: RuleContext = { ...context, conflicts: { account, model } };
	const own = report(given, ordinary).filter(({ span }) => span.file === undefined);
	const isWanted = ({ rule }: Finding): boolean => ordinary.some(({ name }) => name === rule);
	const all = [...own, ...fromElsewhere.filter(isWanted)].sort(compareFindings);
	const findings = inTheirLevels(all, ordinary, settings);
	const suppressions = suppressionsIn(context.text, context.tokens);
	if (suppressions.length === 0) {
		return findings;
	}
	const used = new Set<Span>();
	const left = findings.filter((finding) => !isSuppressed(finding, suppressions, used));
	const judge = wanted.filter(({ name }) => name === unusedSuppression.name);
	const judged = ordinary.filter(({ name }) => isJudged(name));
	const suppressionFlaws = flawsOf(suppressions, used, { context, rules, judged, asked: settings.targets });
	const ofFlaws = inTheirLevels(report({ ...given, suppressionFlaws }, judge), judge, settings);
	return [...left, ...ofFlaws.filter((finding) => !isSuppressed(finding, suppressions, used))].sort(compareFindings);
}

function inTheirLevels(findings: Finding[], rules: readonly Rule[], settings: ProjectSettings): Finding[] {
	const byName = new Map(rules.map((rule) => [rule.name, rule]));
	return findings.map((finding) => atLevel(finding, byName.get(finding.rule)!, settings));
}

/** Notes which names of which suppressions were of use. */
function isSuppressed({ rule, span }: Finding, suppressions: readonly Suppression[], used: Set<Span>): boolean {
	const names = suppressions
		.filter(({ covers }) => covers.start <= span.end && span.start <= covers.end)
		.flatMap(({ rules }) => rules.filter(({ name }) => name === rule));
	for (const name of names) {
		used.add(name.span);
	}
	return names.length > 0;
}
