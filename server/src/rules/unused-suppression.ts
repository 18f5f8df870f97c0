import type { Fix } from '../protocol/findings.js';
import { TARGETS } from '../protocol/targets.js';
import type { Rule, SuppressionFlaw } from './rule.js';

/** It judges what project/ found out about the suppressions of a file; without that it has nothing to say. */
export const unusedSuppression: Rule = {
	name: 'unused-suppression',
	severity: 'info',
	targets: TARGETS,
	summary: { id: 'rules.unusedSuppression.summary' },
	fix: { id: 'rules.unusedSuppression.fix' },
	sources: ['Bindsight, README: Suppressions'],
	*check({ facts, suppressionFlaws = [] }) {
		const targets = facts.targets.length > 0 ? facts.targets : TARGETS;
		for (const flaw of suppressionFlaws) {
			for (const target of targets) {
				yield { severity: flaw.kind === 'noReason' ? 'hint' : 'info', target, ...inWords(flaw) };
			}
		}
	},
};

function inWords({ kind, span, rule = '', meant, removal }: SuppressionFlaw) {
	const args = { kind, rule, hasMeant: String(meant !== undefined), meant: meant ?? '' };
	const fixes: Fix[] = [];
	if (meant !== undefined) {
		const title = { id: 'rules.unusedSuppression.rename', args: { meant } };
		fixes.push({ title, safe: false, edits: [{ span, newText: meant }] });
	}
	if (removal) {
		const title = { id: 'rules.unusedSuppression.remove', args: { rule, hasRule: String(rule !== '') } };
		// Of a name that nobody knows one cannot say that nothing is lost with it.
		fixes.push({ title, safe: kind === 'unused', edits: [removal] });
	}
	return { span, message: { id: 'rules.unusedSuppression.finding', args }, fixes };
}
