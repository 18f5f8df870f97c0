import { describe, expect, it } from 'vitest';
import { mergeSettings } from '../../../server/src/project/merge-settings.js';
import { reportForProject } from '../../../server/src/project/report-for-project.js';
import type { Severity } from '../../../server/src/protocol/findings.js';
import type { ProjectSettings, RuleLevel } from '../../../server/src/protocol/project-settings.js';
import { ALL_RULES } from '../../../server/src/rules/all.js';
import type { Rule } from '../../../server/src/rules/rule.js';
import { factsOf } from '../../helpers/facts-of-code.js';

function ruleThatSays(severity: Severity): Rule {
	const found = { severity, span: { start: 0, end: 1 }, message: { id: 'x' }, target: 'windows' } as const;
	return {
		name: 'a',
		severity: 'warning',
		targets: ['windows'],
		summary: { id: 'x' },
		sources: [],
		check: () => [found],
	};
}

describe('the level of a rule', () => {
	/** A warning rule that says `said`, set to `level`, is heard as that. */
	const heard = (said: Severity, level: RuleLevel) => {
		const facts = { targets: ['windows' as const], sockets: [], problems: [] };
		const findings = reportForProject({ text: 'x', facts }, [ruleThatSays(said)], { rules: { a: level } });
		return findings.map(({ severity }) => severity);
	};

	it('takes the place of its own severity', () => {
		expect(heard('warning', 'error')).toEqual(['error']);
		expect(heard('warning', 'hint')).toEqual(['hint']);
		expect(heard('warning', 'off')).toEqual([]);
	});

	it('leaves a finding with a weaker proof quieter', () => {
		expect(heard('info', 'error')).toEqual(['warning']);
		expect(heard('info', 'warning')).toEqual(['info']);
		expect(heard('info', 'hint')).toEqual(['hint']);
	});

	it('makes nothing louder than it says', () => {
		expect(heard('error', 'info')).toEqual(['info']);
	});
});

describe('account and model', () => {
	/** A bind of the wildcard, then one of an address of the same port. */
	const conflicts = (settings: ProjectSettings) => {
		const bind = (name: string, address: string) => `
	SOCKET ${name} = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
	a.sin_addr.s_addr = inet_addr("${address}");
	if (bind(${name}, (struct sockaddr *)&a, sizeof a) == SOCKET_ERROR) return;`;
		const text = `#include <winsock2.h>
void f(void)
{
	struct sockaddr_in a = {0};
	a.sin_family = AF_INET;
	a.sin_port = htons(5150);${bind('first', '0.0.0.0')}${bind('second', '10.0.0.1')}
}
`;
		const findings = reportForProject({ text, facts: factsOf(text, {}) }, ALL_RULES, settings);
		return findings
			.filter(({ rule }) => rule === 'same-port-conflict')
			.map(({ severity, message }) => [severity, message.args?.table]);
	};

	it('are those of one program on Windows Server 2003 and later, unless the project says otherwise', () => {
		expect(conflicts({})).toEqual([]);
		expect(conflicts({ account: 'same' })).toEqual([]);
		expect(conflicts({ account: 'unknown' })).toEqual([]);
		expect(conflicts({ account: 'different' })).toEqual([['error', 'different']]);
	});
});

describe('settings from several places', () => {
	it('are one, rule by rule; what comes first wins', () => {
		expect(
			mergeSettings(
				{ rules: { a: 'off' }, targets: ['posix'] },
				{ rules: { a: 'error', b: 'hint' }, targets: ['windows'], model: 'winsock-xp' },
			),
		).toMatchObject({ rules: { a: 'off', b: 'hint' }, targets: ['posix'], model: 'winsock-xp' });
	});
});
