import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../server/src/language-service/diagnostics.js';
import type { Finding } from '../../../server/src/protocol/findings.js';
import type { FileFacts } from '../../../server/src/protocol/sockets.js';
import type { Rule, TargetFinding } from '../../../server/src/rules/rule.js';

const NO_FACTS: FileFacts = { targets: ['windows', 'posix'], sockets: [], problems: [] };
const NOTHING_READ = { text: '', facts: NO_FACTS };

function rule(name: string, ...found: TargetFinding[]): Rule {
	return { name, severity: 'warning', targets: [], summary: { id: 'x' }, sources: [], check: () => found };
}

function found(start: number, more: Partial<TargetFinding> = {}): TargetFinding {
	const span = { start, end: start + 4 };
	return { severity: 'warning', span, message: { id: 'x' }, target: 'windows', ...more };
}

function checkFindings(rules: Rule[], expected: Partial<Finding>[]) {
	expect(diagnose(NOTHING_READ, rules).findings).toMatchObject(expected);
}

describe('findings', () => {
	it('of one rule, place and message are one, with all its targets and the louder severity', () => {
		const fix = { title: { id: 'fix' }, safe: true, edits: [] };
		checkFindings(
			[
				rule(
					'a',
					found(0, { target: 'posix', severity: 'hint', fixes: [fix] }),
					found(0, { severity: 'error', fixes: [fix] }),
				),
			],
			[{ rule: 'a', targets: ['windows', 'posix'], severity: 'error', fixes: [fix] }],
		);
	});

	it('with different messages stay apart', () => {
		const one = found(0, { message: { id: 'x', args: { line: 1 } } });
		const other = found(0, { message: { id: 'x', args: { line: 2 } }, target: 'posix' });
		checkFindings([rule('a', one, other)], [{ targets: ['windows'] }, { targets: ['posix'] }]);
	});

	it('are sorted by place and rule, whatever order they are found in', () => {
		const rules = [rule('b', found(9), found(2)), rule('a', found(9))];
		checkFindings(rules, [
			{ rule: 'b', span: { start: 2, end: 6 } },
			{ rule: 'a', span: { start: 9, end: 13 } },
			{ rule: 'b', span: { start: 9, end: 13 } },
		]);
		expect(diagnose(NOTHING_READ, [...rules].reverse())).toEqual(diagnose(NOTHING_READ, rules));
	});

	it('of the other rules stand where one rule throws', () => {
		const broken: Rule = {
			...rule('broken'),
			check: () => {
				throw new Error('out of socks');
			},
		};
		const { findings, problems } = diagnose(NOTHING_READ, [broken, rule('a', found(0))]);
		expect(findings).toHaveLength(1);
		expect(problems).toEqual([{ kind: 'crash', span: { start: 0, end: 0 }, detail: 'broken: out of socks' }]);
	});
});
