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

	describe('of a place that is reached in many ways', () => {
		const place = (start: number) => ({ span: { start, end: start + 1 }, message: { id: 'place' } });
		const reachedBy = (...places: number[]) => finding(1, 'x', { related: places.map(place) });
		const relatedOf = (...findings: TargetFinding[]) => findingsOf(ruleThatSays('a', ...findings), CONTEXT)[0]?.related;

		it('tells all calls of three ways', () => {
			expect(relatedOf(reachedBy(10, 20), reachedBy(11, 20), reachedBy(12))).toEqual([10, 20, 11, 12].map(place));
		});

		it('counts what further ways there are, at the place itself', () => {
			const ways = [reachedBy(10), reachedBy(11), reachedBy(12), reachedBy(13), reachedBy(14)];
			const more = { span: { start: 1, end: 2 }, message: { id: 'rules.related.moreWays', args: { count: 2 } } };
			expect(relatedOf(...ways)).toEqual([...[10, 11, 12].map(place), more]);
		});

		it('counts no way twice, and none of which all calls are told', () => {
			const ways = [reachedBy(10), reachedBy(11), reachedBy(12), reachedBy(10), reachedBy(11, 12)];
			expect(relatedOf(...ways)).toEqual([10, 11, 12].map(place));
		});

		it('begins with a way that proves what it says', () => {
			const possible = [10, 11, 12].map((start) => ({ ...reachedBy(start), severity: 'info' as const }));
			expect(relatedOf(...possible, reachedBy(13))?.[0]).toEqual(place(13));
		});
	});

	it('does not depend on the order in which a rule speaks', () => {
		const findings = [finding(3, 'x'), finding(1, 'y'), finding(1, 'x')];
		const forward = findingsOf(ruleThatSays('a', ...findings), CONTEXT);
		expect(findingsOf(ruleThatSays('a', ...findings.reverse()), CONTEXT)).toEqual(forward);
	});
});
