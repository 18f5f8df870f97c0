import { describe, expect, it } from 'vitest';
import { BUILT_IN_LIBRARIES } from '../../../server/src/knowledge/libraries/index.js';
import { problemInWords } from '../../../server/src/project/problem-in-words.js';
import { readProjectFile } from '../../../server/src/project/read-project-file.js';
import type { ProjectSettings } from '../../../server/src/protocol/project-settings.js';
import { randomNumbers, SEED } from '../../helpers/random.js';

/** The file says so and has no mistake. */
function checkSettings(text: string, expected: ProjectSettings): void {
	const { settings, problems } = readProjectFile(text);
	expect(problems.map(problemInWords)).toEqual([]);
	expect(settings).toEqual(expected);
}

/** The file has these mistakes, told by how they begin, at these places; and what is right in it counts. */
function checkProblems(text: string, expected: Record<string, string>, settings: ProjectSettings = {}): void {
	const read = readProjectFile(text);
	const places = read.problems.map((problem) => [
		text.slice(problem.span.start, problem.span.end),
		problemInWords(problem),
	]);
	expect(places.map(([place]) => place)).toEqual(Object.keys(expected));
	for (const [place, words] of places) {
		expect(words).toContain(expected[place!]);
	}
	expect(JSON.parse(JSON.stringify(read.settings))).toEqual(settings);
}

describe('.bindsight.json', () => {
	it('may say nothing', () => {
		checkSettings('{}', {});
		checkSettings('{ "$schema": "./bindsight.schema.json", "version": 1 }', {});
	});

	it('says how loud rules are, what to look at, and how to judge binds that meet', () => {
		checkSettings(
			'{ "rules": { "unchecked-bind": "off" }, "targets": ["windows"], "account": "same", "model": "winsock-xp" }',
			{ rules: { 'unchecked-bind': 'off' }, targets: ['windows'], account: 'same', model: 'winsock-xp' },
		);
	});

	it('may hold comments, trailing commas and a byte order mark that a reader took away', () => {
		checkSettings('// ours\n{\n\t/* loud */ "rules": { "unchecked-bind": "error", },\n}\n', {
			rules: { 'unchecked-bind': 'error' },
		});
	});

	it.each(BUILT_IN_LIBRARIES.map((library) => [library.name, library] as const))(
		'may describe wrappers in the form in which %s is described',
		(_, library) => {
			const { settings, problems } = readProjectFile(JSON.stringify({ libraries: [library] }));
			expect(problems.map(problemInWords)).toEqual([]);
			expect(settings.libraries).toEqual([JSON.parse(JSON.stringify(library))]);
		},
	);
});

describe('a mistake in .bindsight.json', () => {
	it('is a rule that does not exist, told with the one that was meant', () => {
		checkProblems(
			'{ "rules": { "option-aftr-bind": "off", "unchecked-bind": "off" } }',
			{
				'"option-aftr-bind"':
					'rules.option-aftr-bind: There is no rule option-aftr-bind. Did you mean option-after-bind?',
			},
			{ rules: { 'unchecked-bind': 'off' } },
		);
	});

	it('is a level that does not exist', () => {
		checkProblems(
			'{ "rules": { "unchecked-bind": "of", "option-level": "hint" } }',
			{
				'"of"':
					'rules.unchecked-bind: "of" is not allowed. Did you mean off? Allowed: off, error, warning, info, hint.',
			},
			{ rules: { 'option-level': 'hint' } },
		);
	});

	it('is a setting that does not exist', () => {
		checkProblems(
			'{ "target": ["windows"], "account": "same" }',
			{ '"target"': 'target is not known here. Did you mean targets? Allowed: $schema, version, rules,' },
			{ account: 'same' },
		);
	});

	it('is a value of another type', () => {
		checkProblems(
			'{ "targets": "windows", "rules": ["off"], "model": "vista", "account": "different" }',
			{
				'"windows"': 'targets: "windows" stands here, where a list is expected.',
				'["off"]': 'rules: ["off"] stands here, where an object is expected.',
				'"vista"': 'model: "vista" is not allowed. Allowed: winsock, winsock-xp, winsock-2008-article.',
			},
			{ account: 'different' },
		);
	});

	it('in one library leaves the others as they are', () => {
		const good = { name: 'good', functions: [] };
		const bad = { name: 'bad', functions: [{ name: 'f', arguments: ['socket'], effects: [{ effect: 'bnd' }] }] };
		checkProblems(
			JSON.stringify({ libraries: [bad, good] }),
			{ '"bnd"': 'libraries[0].functions[0].effects[0].effect: "bnd"' },
			{ libraries: [good] },
		);
	});

	it('is told where it is, deep in an effect', () => {
		const effects = [{ effect: 'bind', socket: { argument: 0 }, address: { port: { argumnt: 1 } } }];
		const functions = [{ name: 'f', arguments: ['any', 'any'], effects }];
		const text = JSON.stringify({ libraries: [{ name: 'mine', functions }] });
		const { problems, settings } = readProjectFile(text);
		expect(problems.map(({ path }) => path).join()).toContain('libraries[0].functions[0].effects[0].address');
		expect(settings.libraries).toEqual([]);
	});

	it('is what is no JSON; what stands before and behind counts', () => {
		checkProblems(
			'{ "account": same, "model": "winsock" }',
			{ same: 'This is not JSON: this cannot stand here.' },
			{ model: 'winsock' },
		);
		checkProblems(
			'{ "model": "winsock"',
			{ '': 'This is not JSON: a closing brace is missing.' },
			{ model: 'winsock' },
		);
	});

	it('is a file that holds no object', () => {
		checkProblems('[1]', { '[1]': 'The file must hold one object, in braces.' });
		checkProblems('', { '': 'This is not JSON: a value is expected.' });
		checkProblems('no', { no: 'This is not JSON' });
	});

	it('is a name that stands twice', () => {
		checkProblems(
			'{ "account": "same", "account" : "different" }',
			{ '"account"': 'account stands here twice; the last one counts.' },
			{ account: 'different' },
		);
	});

	it('is never worse than a message: any piece of any file is read', () => {
		const whole = JSON.stringify({
			rules: { 'unchecked-bind': 'off' },
			targets: ['windows'],
			account: 'same',
			__proto__x: 1,
			libraries: [
				{ name: 'a', functions: [{ name: 'f', arguments: ['any'], effects: [{ effect: 'close', socket: 'result' }] }] },
			],
		});
		const below = randomNumbers(SEED);
		for (let round = 0; round < 500; round++) {
			const [from, to] = [below(whole.length), below(whole.length)];
			const text = whole.slice(0, from) + whole.slice(to);
			expect(() => readProjectFile(text), `seed ${SEED}: ${text}`).not.toThrow();
		}
	});
});
