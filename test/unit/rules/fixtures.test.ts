import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Target } from '../../../server/src/protocol/targets.js';
import { ALL_RULES } from '../../../server/src/rules/all.js';
import { ruleChecks } from '../../helpers/rules.js';

const FIXTURES = new URL('../../fixtures/rules/', import.meta.url);

/** test/fixtures/rules/RULE/*.c alarm where their carets stand, and every fix mends; RULE/quiet/*.c alarm nobody. */
describe.each(ALL_RULES.map(({ name }) => name))('fixtures of %s', (name) => {
	const { checkFindings, checkClean } = ruleChecks(name);

	for (const fixture of fixturesIn(`${name}/`)) {
		it(fixture.title, () => checkFindings(fixture.code, fixture));
		it(`the same with the line breaks of Windows: ${fixture.title}`, () =>
			checkFindings(fixture.code.replaceAll('\n', '\r\n'), fixture));
	}
	for (const fixture of fixturesIn(`${name}/quiet/`)) {
		it(`says nothing: ${fixture.title}`, () => {
			expect(fixture.code).not.toContain('^^');
			checkClean(fixture.code, fixture);
		});
	}
});

interface Fixture {
	title: string;
	code: string;
	language: 'c' | 'cpp';
	targets?: Target[];
}

/** A fixture's first line is a comment that says what it shows; `// target: windows` in its second names the targets. */
function fixturesIn(folder: string): Fixture[] {
	const directory = new URL(folder, FIXTURES);
	if (!existsSync(directory)) {
		return [];
	}
	return readdirSync(directory)
		.filter((file) => /\.(?:c|cpp)$/.test(file))
		.sort()
		.map((file) => {
			const code = readFileSync(new URL(file, directory), 'utf8');
			const targets = /^\/\/ targets?: (.*)/m.exec(code)?.[1]?.trim().split(/, */);
			return {
				title: `${file.replace(/\.\w+$/, '')}: ${/^\/\/ (.*)/.exec(code)?.[1] ?? ''}`,
				code,
				language: file.endsWith('.cpp') ? 'cpp' : 'c',
				targets: targets as Target[] | undefined,
			};
		});
}
