import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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

const NAME = 'loopback-listener';

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

	/** What the tests of the rule say, by their titles. */
	function testsThat(status: 'passed' | 'failed'): string[] {
		const report = path.join(parent, 'report.json');
		const reporter = ['--reporter=json', `--outputFile=${report}`];
		run('node_modules/vitest/vitest.mjs', 'run', ...testsOf(NAME), ...reporter);
		const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
			testResults: { assertionResults: { title: string; status: string }[] }[];
		};
		const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
		return tests.filter((test) => test.status === status).map(({ title }) => title);
	}

	function checkStyle(): void {
		const biome = 'node_modules/@biomejs/biome/bin/biome';
		const { status, stdout, stderr } = run(biome, 'check', '--vcs-enabled=false', 'server/src/rules', 'test');
		expect(status, stdout + stderr).toBe(0);
	}

	it('passes every test of rules but the one that finds what is left to write', () => {
		const { stdout } = run('scripts/new-rule/new-rule.mjs', NAME);
		expect(stdout).toContain(`The rule ${NAME} runs.`);
		expect(stdout).toContain(`npx vitest run ${testsOf(NAME).join(' ')}`);
		expect(testsThat('failed')).toEqual(['has nothing left to write']);
		checkStyle();
	}, 120_000);

	it('is finished by what docs/first-rule.md says, to the letter', () => {
		const steps = stepsOf(readFileSync(path.join(folder, 'docs/first-rule.md'), 'utf8'));
		expect(steps.length).toBe(7);
		for (const { file, isWhole, text } of steps) {
			const target = path.join(folder, file);
			writeFileSync(target, isWhole ? text : withLines(readFileSync(target, 'utf8'), text));
		}
		run('scripts/make-settings.mjs');
		expect(testsThat('failed')).toEqual([]);
		expect(testsThat('passed').length).toBeGreaterThan(10);
		checkStyle();
	}, 120_000);
});

/** The texts that the page has its reader write: whole files, or lines in the place of those that say TODO. */
function stepsOf(page: string): { file: string; isWhole: boolean; text: string }[] {
	const steps = page.matchAll(/^(Write|In) `([^`]+)`:\n\n(`{3,})\w+\n([\s\S]*?)^\3$/gm);
	return [...steps].map(([, verb, file, , text]) => ({ file: file!, isWhole: verb === 'Write', text: text! }));
}

/** The text with each line in the place of the one that begins like it and goes on with TODO. */
function withLines(text: string, lines: string): string {
	return lines.split('\n').reduce((changed, line) => {
		const all = changed.split('\n');
		const at = all.findIndex((old) => old.includes('TODO') && line.startsWith(old.slice(0, old.indexOf('TODO'))));
		return line === '' ? changed : all.with(at, line).join('\n');
	}, text);
}
