import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/lib/paths.mjs';
import { catalogueOf, namesIn, newRuleFiles, testsOf } from '../../scripts/new-rule/files.mjs';

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

describe('npm run new-rule', () => {
	it('writes the catalogue as it is written', () => {
		const catalogue = read('server/src/rules/all.ts');
		expect(catalogueOf(namesIn(catalogue))).toBe(catalogue);
	});

	it('names the rule wherever rules are named', () => {
		const files = newRuleFiles('brand-new-rule');
		expect([...files.keys()].sort()).toEqual([
			'README.md',
			'docs/rules/brand-new-rule.md',
			'server/src/messages/english/rules.ts',
			'server/src/messages/portuguese/rules.ts',
			'server/src/rules/all.ts',
			'server/src/rules/brand-new-rule.ts',
			'test/fixtures/rules/brand-new-rule/first.c',
			'test/fixtures/rules/brand-new-rule/quiet/first.c',
			'test/unit/rules/brand-new-rule.test.ts',
		]);
		expect(files.get('server/src/rules/all.ts')).toContain("import { brandNewRule } from './brand-new-rule.js';");
	});

	it.each(['Unchecked-Bind', 'bind', '../bind-twice', '', 'bind_twice'])('refuses the name "%s"', (name) => {
		expect(() => newRuleFiles(name)).toThrow('is no name for a rule');
	});

	it('leaves a rule alone that is there', () => {
		expect(() => newRuleFiles('bind-twice')).toThrow('There is server/src/rules/bind-twice.ts already.');
	});
});

describe('a rule that has just been laid down', () => {
	const parent = mkdtempSync(path.join(os.tmpdir(), 'bindsight-new-rule-'));
	const folder = path.join(parent, 'bindsight');

	beforeAll(() => {
		const copied = [
			'server',
			'client/webview',
			'docs',
			'scripts',
			'schemas',
			'samples',
			'test/helpers',
			'test/fixtures',
		];
		const files = ['package.json', 'package.nls.json', 'package.nls.pt-br.json', 'README.md', 'vitest.config.ts'];
		for (const name of [...copied, ...files, 'test/unit/rules', 'biome.json']) {
			cpSync(path.join(root, name), path.join(folder, name), {
				recursive: true,
				filter: (file) => !/[\\/](?:node_modules|dist)$/.test(file),
			});
		}
		for (const modules of ['node_modules', 'server/node_modules']) {
			symlinkSync(path.join(root, modules), path.join(folder, modules), 'junction');
		}
	}, 60_000);

	afterAll(() => rmSync(parent, { recursive: true, force: true, maxRetries: 5 }));

	function run(...args: string[]) {
		return spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
	}

	it('passes every test of rules but the one that finds what is left to write', () => {
		const { stdout } = run('scripts/new-rule/new-rule.mjs', 'brand-new-rule');
		expect(stdout).toContain('The rule brand-new-rule runs.');

		const report = path.join(parent, 'report.json');
		const reporter = ['--reporter=json', `--outputFile=${report}`];
		run('node_modules/vitest/vitest.mjs', 'run', ...testsOf('brand-new-rule'), ...reporter);
		const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
		const tests: { title: string; status: string }[] = testResults.flatMap(
			({ assertionResults }: { assertionResults: object[] }) => assertionResults,
		);
		const ran = tests.filter(({ status }) => status === 'passed' || status === 'failed');
		expect(ran.length).toBeGreaterThan(8);
		expect(ran.filter(({ status }) => status === 'failed').map(({ title }) => title)).toEqual([
			'has nothing left to write',
		]);

		const { status, stdout: complaints } = run(
			'node_modules/@biomejs/biome/bin/biome',
			'check',
			'--vcs-enabled=false',
			'server/src',
			'test',
		);
		expect(status, complaints).toBe(0);
	}, 120_000);
});
