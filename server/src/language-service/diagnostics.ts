import { reportForProject } from '../project/report-for-project.js';
import type { Finding } from '../protocol/findings.js';
import type { ProjectSettings } from '../protocol/project-settings.js';
import type { FileProblem } from '../protocol/sockets.js';
import type { Rule, RuleContext } from '../rules/rule.js';

export interface Diagnosis {
	/** Sorted by place, then by rule. */
	findings: readonly Finding[];
	/** The rules that threw; the findings of the others stand. */
	problems: readonly FileProblem[];
}

/**
 * Asks the rules that a project wants about a file; one that throws keeps no other from its say. `fromElsewhere` is what
 * they say of it where they look at other files.
 */
export function diagnose(
	read: Pick<RuleContext, 'text' | 'facts' | 'tokens'>,
	rules: readonly Rule[],
	settings: ProjectSettings = {},
	fromElsewhere: readonly Finding[] = [],
): Diagnosis {
	const crashed = new Map<string, FileProblem>();
	const sound = rules.map((rule): Rule => ({ ...rule, check: (context) => checkSafely(rule, context, crashed) }));
	const findings = reportForProject(read, sound, settings, (rule) => !crashed.has(rule), fromElsewhere);
	return { findings, problems: [...crashed.values()] };
}

function checkSafely(
	rule: Rule,
	context: Parameters<Rule['check']>[0],
	crashed: Map<string, FileProblem>,
): ReturnType<Rule['check']> {
	try {
		return [...rule.check(context)];
	} catch (error) {
		const detail = `${rule.name}: ${error instanceof Error ? error.message : String(error)}`;
		crashed.set(rule.name, { kind: 'crash', span: { start: 0, end: 0 }, detail });
		return [];
	}
}
