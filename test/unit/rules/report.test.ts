import { describe, expect, it } from 'vitest';
import { findingsOf, report } from '../../../server/src/rules/report.js';
import type { Rule, TargetFinding } from '../../../server/src/rules/rule.js';

const CONTEXT = { text: '', facts: { targets: [], sockets: [], problems: [] } };

function ruleThatSays(name: string, ...findings: TargetFinding[]): Rule {
	return { name, severity: 'error', targets: ['windows'], summary: { id: '' }, sources: [], check: () => findings };
}

function finding(start: number, id: string, more: Partial<TargetFinding> = {}): TargetFinding {
	return { severity: 'warning', span: { start, end: start + 1 }, message: { id }, target: 'windows', ...more };
}

describe('report', () => {
	it('sorts by place, then by rule', () => {
		const rules = [ruleThatSays('b', finding(5, 'x'), finding(1, 'x')), ruleThatSays('a', finding(5, 'x'))];
		expect(report(CONTEXT, rules).map(({ rule, span }) => `${span.start} ${rule}`)).toEqual(['1 b', '5 a', '5 b']);
	});

	it('makes one finding of what holds for several targets, in their fixed order', () => {
		const rule = ruleThatSays('a', finding(1, 'x', { target: 'posix' }), finding(1, 'x'));
		expect(findingsOf(rule, CONTEXT).map(({ targets }) => targets)).toEqual([['windows', 'posix']]);
	});

	it('keeps apart what says different things of one place', () => {
		const rule = ruleThatSays('a', finding(1, 'x'), finding(1, 'y', { target: 'posix' }));
		expect(findingsOf(rule, CONTEXT)).toHaveLength(2);
	});

	it('keeps the loudest severity, and every related place and fix once', () => {
		const place = { span: { start: 7, end: 8 }, message: { id: 'place' } };
		const fix = { title: { id: 'fix' }, safe: true, edits: [] };
		const quiet = finding(1, 'x', { severity: 'info', related: [place], fixes: [fix] });
		const loud = finding(1, 'x', { target: 'posix', related: [place], fixes: [fix] });
		const [merged] = findingsOf(ruleThatSays('a', quiet, loud), CONTEXT);
		expect(merged).toMatchObject({ severity: 'warning', related: [place], fixes: [fix] });
	});

	it('prefers what is proved to what is only possible, for the same call on two sockets', () => {
		const may = finding(1, 'x', { severity: 'info', message: { id: 'x', args: { proof: 'may' } } });
		const must = finding(1, 'x', { severity: 'error', message: { id: 'x', args: { proof: 'must' } } });
		const findings = findingsOf(ruleThatSays('a', may, must), CONTEXT);
		expect(findings.map(({ message }) => message.args)).toEqual([{ proof: 'must' }]);
	});

	it('does not depend on the order in which a rule speaks', () => {
		const findings = [finding(3, 'x'), finding(1, 'y'), finding(1, 'x')];
		const forward = findingsOf(ruleThatSays('a', ...findings), CONTEXT);
		expect(findingsOf(ruleThatSays('a', ...findings.reverse()), CONTEXT)).toEqual(forward);
	});
});
