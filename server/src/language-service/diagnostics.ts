import type { Finding } from '../protocol/findings.js';
import type { FileFacts, FileProblem } from '../protocol/sockets.js';
import { report } from '../rules/report.js';
import type { Rule } from '../rules/rule.js';

export interface Diagnosis {
	/** Sorted by place, then by rule. */
	findings: readonly Finding[];
	/** The rules that threw; the findings of the others stand. */
	problems: readonly FileProblem[];
}

/** Asks every rule about a file; a rule that throws keeps no other from its say. */
export function diagnose(text: string, facts: FileFacts, rules: readonly Rule[]): Diagnosis {
	const problems: FileProblem[] = [];
	const sound = rules.map((rule): Rule => ({ ...rule, check: (context) => checkSafely(rule, context, problems) }));
	return { findings: report({ text, facts }, sound), problems };
}

function checkSafely(
	rule: Rule,
	context: Parameters<Rule['check']>[0],
	problems: FileProblem[],
): ReturnType<Rule['check']> {
	try {
		return [...rule.check(context)];
	} catch (error) {
		const detail = `${rule.name}: ${error instanceof Error ? error.message : String(error)}`;
		problems.push({ kind: 'crash', span: { start: 0, end: 0 }, detail });
		return [];
	}
}
