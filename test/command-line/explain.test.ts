import { describe, expect, it } from 'vitest';
import { bindsight, checkRefused, parsedAs } from './helpers/bindsight.js';
import { explainSchema, rulesSchema } from './helpers/schemas.js';

function explained(name: string) {
	const run = bindsight(['explain', name, '--format', 'json']);
	expect(run.exitCode).toBe(0);
	return parsedAs(explainSchema, run);
}

describe('explain', () => {
	it('an option, on every platform that has it', () => {
		expect(explained('SO_EXCLUSIVEADDRUSE')).toMatchObject({
			kind: 'option',
			name: 'SO_EXCLUSIVEADDRUSE',
			value: -5,
			platforms: [{ platform: 'windows-user', hex: '0xFFFFFFFB', type: expect.stringContaining('DWORD'), size: 4 }],
		});
		const { stdout } = bindsight(['explain', 'SO_REUSEADDR']);
		expect(stdout).toMatch(/^SO_REUSEADDR \[windows-user\]$/m);
		expect(stdout).toMatch(/^SO_REUSEADDR \[posix\]\n(.+\n)+ +Value +linux 2, freebsd 4, macos 4$/m);
		expect(stdout).toMatch(/^ +In Winsock Kernel, through WskControlSocket:$/m);
	});

	it.each(['WSAEACCES', 'wsaeacces', '10013', '0x271D'])('a Winsock error by name or number: %s', (name) =>
		expect(explained(name)).toMatchObject({ kind: 'status', name: 'WSAEACCES', value: 10013 }),
	);

	it.each(['STATUS_ACCESS_DENIED', '0xC0000022', '0xc0000022', '3221225506', '-1073741790'])(
		'an NTSTATUS by name or number: %s',
		(name) =>
			expect(explained(name)).toMatchObject({ kind: 'status', name: 'STATUS_ACCESS_DENIED', value: '0xC0000022' }),
	);

	it('the cells of the tables that a status comes from', () => {
		const status = explained('WSAEACCES');
		expect(status).toMatchObject({
			cells: expect.arrayContaining([
				{
					model: 'winsock',
					when: 'always',
					first: { option: 'none', address: 'wildcard' },
					second: { option: 'reuse', address: 'wildcard' },
				},
			]),
		});
		expect(explained('WSAEINTR')).toMatchObject({ cells: [] });
		expect(bindsight(['explain', '10013']).stdout).toMatch(
			/^ +first bind: no option, wildcard; second bind: no option, specific, where access is refused$/m,
		);
	});

	it('a rule, with its page', () => {
		const rule = {
			kind: 'rule',
			name: 'option-after-bind',
			severity: 'error',
			page: 'docs/rules/option-after-bind.md',
		};
		expect(explained('option-after-bind')).toMatchObject(rule);
		expect(bindsight(['explain', 'option-after-bind']).stdout).toContain('Page: docs/rules/option-after-bind.md');
	});

	it.each([
		['SO_REUSADDR', 'SO_REUSEADDR'],
		['WSAEADRINUSE', 'WSAEADDRINUSE'],
		['options-after-bind', 'option-after-bind'],
	])('suggests the name that %s was meant to be', (name, meant) =>
		checkRefused(['explain', name], [`${name} is no`, `Did you mean ${meant}?`]),
	);

	it.each(['99999', '0xDEADBEEF', 'something else', ''])('refuses %j', (name) =>
		checkRefused(['explain', name], ['is no']),
	);
});

describe('rules', () => {
	it('lists every rule once, by name', () => {
		const { rules } = parsedAs(rulesSchema, bindsight(['rules', '--format', 'json']));
		const names = rules.map(({ name }) => name);
		expect(names).toEqual([...new Set(names)].sort());
		expect(names).toEqual(
			expect.arrayContaining(['conflicting-options', 'option-after-bind', 'reuseaddr-listener', 'unchecked-bind']),
		);
		const { stdout, exitCode } = bindsight(['rules']);
		for (const { name, severity } of rules) {
			expect(stdout).toMatch(new RegExp(`^${name} ${severity} \\[`, 'm'));
		}
		expect(exitCode).toBe(0);
	});
});
