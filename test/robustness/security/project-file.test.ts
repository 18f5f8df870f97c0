import { describe, expect, it } from 'vitest';
import { LibraryIndex } from '../../../server/src/analysis/libraries/library-index.js';
import { readProjectFile } from '../../../server/src/project/read-project-file.js';
import { bindsight, folderWith, parsedAs } from '../../command-line/helpers/bindsight.js';
import { LATE_OPTION } from '../../command-line/helpers/code.js';
import { checkSchema } from '../../command-line/helpers/schemas.js';

const many = (count: number, make: (index: number) => string) =>
	Array.from({ length: count }, (_, n) => make(n)).join();

/** Nothing of the file counts, and at most a hundred mistakes are told of. */
function checkNothingCounts(text: string, mistake: string): void {
	const { settings, problems } = readProjectFile(text);
	const left = Object.entries(settings).filter(([, value]) => value !== undefined && Object.keys(value).length > 0);
	expect(left).toEqual([]);
	expect(problems.length).toBeGreaterThan(0);
	expect(problems.length).toBeLessThanOrEqual(100);
	expect(problems[0]?.reason.id).toBe(`project.file.${mistake}`);
}

describe('a hostile project file', () => {
	it.each([
		['arrays in arrays', '['.repeat(500_000)],
		['arrays in arrays, closed', '['.repeat(250_000) + ']'.repeat(250_000)],
		['objects in objects', '{"rules":'.repeat(100_000)],
		['arrays in a setting', `{"libraries":${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
	])('may be as deep as it likes: %s', (_, text) => checkNothingCounts(text, 'tooDeep'));

	it.each([
		['a name again and again', `{${'"a":1,'.repeat(20_000)}"b":1}`, 'duplicate'],
		['settings that there are not', `{${many(20_000, (n) => `"k${n}":1`)}}`, 'unknownKey'],
		['rules that there are not', `{"rules":{${many(20_000, (n) => `"k${n}":1`)}}}`, 'unknownRule'],
		['targets that there are not', `{"targets":[${many(20_000, () => '"x"')}]}`, 'notOneOf'],
		['a name of half a megabyte', `{"${'a'.repeat(500_000)}":1}`, 'unknownKey'],
		['a value of half a megabyte', `{"account":"${'a'.repeat(500_000)}"}`, 'notOneOf'],
		['comments that nothing closes', '/*'.repeat(100_000), 'notJson'],
	])('may be as long as it likes: %s', (_, text, mistake) => checkNothingCounts(text, mistake));

	it.each([
		['{"targets":{"length":1,"0":"windows"}}', 'wrongType'],
		['{"rules":["off"],"libraries":{"0":{}}}', 'wrongType'],
		['{"rules":{"unchecked-bind":{"toString":"off"}}}', 'notOneOf'],
		['{"account":null,"model":[],"libraries":1e999}', 'notOneOf'],
		['{"account":"\\ud800","version":"1"}', 'notOneOf'],
		['null', 'notObject'],
	])('may be of wrong types: %s', (text, mistake) => checkNothingCounts(text, mistake));

	it('reaches no prototype', () => {
		const text =
			'{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"rules":{"__proto__":"off","constructor":"off","toString":"error","hasOwnProperty":"off"}}';
		const { settings, problems } = readProjectFile(text);
		expect(problems.length).toBeGreaterThanOrEqual(4);
		expect(({} as { polluted?: number }).polluted).toBeUndefined();
		expect(Object.keys(settings.rules ?? {})).toEqual([]);
		expect(Object.getPrototypeOf(settings.rules ?? {})).toBe(Object.prototype);
	});

	it('says names, never expressions', () => {
		const names = ['(a+)+$', '(', '[z-a]', '\\'];
		const classes = [{ names: ['X'], holds: 'other', usualNames: names }];
		const { settings, problems } = readProjectFile(JSON.stringify({ libraries: [{ name: 'x', classes }] }));
		expect(problems).toEqual([]);
		expect(settings.libraries).toHaveLength(1);
		expect(() => new LibraryIndex(settings.libraries)).not.toThrow();
	});

	it('is told of by name, and the code is looked at all the same', () => {
		const cwd = folderWith({ '.bindsight.json': '{"rules":'.repeat(1_000), 'a.c': LATE_OPTION });
		const run = bindsight(['check', '--format', 'json', 'a.c'], { cwd });
		const { findings, problems } = parsedAs(checkSchema, run);
		expect(problems).toEqual([
			{ file: '.bindsight.json', message: expect.stringContaining('nested more than 64 levels') },
		]);
		expect(findings.map(({ rule }) => rule)).toContain('option-after-bind');
		expect(run.exitCode).toBe(2);
	});
});
