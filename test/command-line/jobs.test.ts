import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bindsight, folderWith } from './helpers/bindsight.js';
import { LATE_OPTION, UNCHECKED_BIND } from './helpers/code.js';
import { LINKED_PROJECTS } from './helpers/linked-projects.js';

const linesOf = (text: string) => text.split('\n').sort();

/** Several threads print and tell what one does, and end as it does. */
function checkAlike(jobs: number, cwd: string, ...args: string[]): void {
	const one = bindsight(['check', ...args], { cwd });
	const several = bindsight(['check', '--jobs', String(jobs), ...args], { cwd });
	expect(several.stdout).toBe(one.stdout);
	expect(linesOf(several.stderr)).toEqual(linesOf(one.stderr));
	expect(several.exitCode).toBe(one.exitCode);
}

describe('check --jobs', () => {
	it.each(['text', 'json', 'sarif'])(
		'prints the same bytes as one thread: %s',
		(format) => {
			const cwd = folderWith(LINKED_PROJECTS);
			checkAlike(2, cwd, '--format', format, '.');
			checkAlike(3, cwd, '--format', format, '.');
		},
		60_000,
	);

	it('prints the same where nobody says how many threads, and there is much to do', () => {
		const dull = Array.from({ length: 520 }, (_, number) => [`many/part-${number % 9}/dull-${number}.c`, 'int x;\n']);
		const cwd = folderWith({ ...LINKED_PROJECTS, ...Object.fromEntries(dull), 'many/.git/HEAD': '' });
		const run = (...args: string[]) => bindsight(['check', '--format', 'json', ...args, '.'], { cwd });
		const [left, one] = [run(), run('--jobs', '1')];
		expect(JSON.parse(left.stdout).summary.files).toBe(529);
		expect(left.stdout).toBe(one.stdout);
		expect(linesOf(left.stderr)).toEqual(linesOf(one.stderr));
	}, 60_000);

	it('has more threads than files', () =>
		checkAlike(4, folderWith({ 'a.c': LATE_OPTION, 'b.c': UNCHECKED_BIND }), '.'));

	it('tells once what each thread sees', () => checkAlike(3, folderWith({ 'a.c': LATE_OPTION }), 'a.c', 'none.c'));

	it('speaks the language of the run', () => {
		const cwd = folderWith(LINKED_PROJECTS);
		const said = (...args: string[]) => bindsight(['check', ...args, '--locale', 'pt-BR', '.'], { cwd });
		const [one, two] = [said(), said('--jobs', '2')];
		expect(two.stdout).toBe(one.stdout);
		expect(linesOf(two.stderr)).toEqual(linesOf(one.stderr));
	}, 60_000);

	it('works with --fix, --around and a shard', () => {
		checkAlike(2, folderWith(LINKED_PROJECTS), '--around', 'one', 'one/z/caller.c', 'two');
		const cwd = folderWith(LINKED_PROJECTS);
		for (const jobs of ['1', '2']) {
			bindsight(['check', '--jobs', jobs, '--shard', '1/2', '--facts-out', `facts-${jobs}.json`, '.'], { cwd });
		}
		const [one, two] = ['1', '2'].map((jobs) => readFileSync(path.join(cwd, `facts-${jobs}.json`), 'utf8'));
		expect(two).toBe(one);
		const run = bindsight(['check', '--fix', '--jobs', '2', '.'], { cwd });
		expect(run.stderr).toContain('fix');
		expect(run.exitCode).toBe(2);
	}, 60_000);

	it('refuses a project file that is not there once', () => {
		const { stderr, exitCode } = bindsight(['check', '--jobs', '3', '--config', 'none.json', '.'], {
			cwd: folderWith({ 'a.c': LATE_OPTION }),
		});
		expect(stderr).toBe('bindsight: none.json: no such file or directory\n');
		expect(exitCode).toBe(2);
	});
});
