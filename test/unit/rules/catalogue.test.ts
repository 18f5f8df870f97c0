import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { text } from '../../../server/src/messages/text.js';
import { ALL_RULES } from '../../../server/src/rules/all.js';
import { examplesIn, PAGE_PARTS, readRulePage } from '../../helpers/rule-pages.js';

const root = new URL('../../../', import.meta.url);

describe('the catalogue of rules', () => {
	const names = ALL_RULES.map(({ name }) => name);

	it('is sorted by name and holds each name once', () => {
		expect(names).toEqual([...new Set(names)].sort());
	});

	it('has a page for each rule, and no page besides', () => {
		const pages = readdirSync(new URL('docs/rules/', root)).map((file) => file.replace(/\.md$/, ''));
		expect(pages.sort()).toEqual(names);
	});

	it('is the table of the README', () => {
		const rows = readFileSync(new URL('README.md', root), 'utf8').matchAll(
			/^\| \[([\w-]+)\]\(docs\/rules\/\1\.md\) \|/gm,
		);
		expect([...rows].map(([, name]) => name).sort()).toEqual(names);
	});

	for (const rule of ALL_RULES) {
		describe(rule.name, () => {
			it('has its own file, its tests and its fixtures, under its name', () => {
				for (const path of [
					`server/src/rules/${rule.name}.ts`,
					`test/unit/rules/${rule.name}.test.ts`,
					`test/fixtures/rules/${rule.name}`,
					`test/fixtures/rules/${rule.name}/quiet`,
				]) {
					expect(existsSync(new URL(path, root)), path).toBe(true);
				}
			});

			it('has a page with the fixed parts, in order, that agrees with what the rule says of itself', () => {
				const page = readRulePage(rule.name);
				expect(page.title).toBe(rule.name);
				expect(page.summary.replaceAll('`', '')).toBe(text(rule.summary));
				expect([...page.parts.keys()]).toEqual(PAGE_PARTS);
				expect(page.properties.get('Severity')?.split(/[;,]/)[0]).toBe(rule.severity);
				expect(page.properties.get('Targets')).toBe(rule.targets.join(', '));
				expect(page.properties.get('Weakness')).toBe(rule.cwe);
				expect(page.properties.has('Fix')).toBe(rule.fix !== undefined);
			});

			it('cites the same sources on its page', () => {
				const cited = readRulePage(rule.name).parts.get('Sources')!;
				expect([...cited.matchAll(/^- (.*)$/gm)].map(([, source]) => source)).toEqual(rule.sources);
			});

			it('shows a bad example and a good one', () => {
				const { parts } = readRulePage(rule.name);
				expect(examplesIn(parts.get('Example')!)).not.toEqual([]);
				expect(examplesIn(parts.get('Instead')!)).not.toEqual([]);
			});

			it('has nothing left to write', () => {
				expect(linesLeft(rule.name)).toEqual([]);
			});

			it('puts its summary and its fix into words', () => {
				expect(text(rule.summary)).toMatch(/\.$/);
				expect(rule.fix ? text(rule.fix) : '.').toMatch(/\.$/);
				expect(rule.sources).not.toEqual([]);
			});
		});
	}
});

/** The lines that say TODO in the files of a rule, each with its place. */
function linesLeft(name: string): string[] {
	const fixtures = readdirSync(new URL(`test/fixtures/rules/${name}/`, root), { recursive: true, encoding: 'utf8' })
		.filter((file) => /\.(?:c|cpp)$/.test(file))
		.map((file) => `test/fixtures/rules/${name}/${file}`);
	return [`server/src/rules/${name}.ts`, `docs/rules/${name}.md`, ...fixtures, 'README.md']
		.flatMap((file) => {
			const lines = readFileSync(new URL(file, root), 'utf8').split('\n');
			return lines.map((line, index) => `${file}:${index + 1}: ${line.trim()}`);
		})
		.filter((line) => line.includes('TODO'));
}
