import { describe, expect, it } from 'vitest';
import { CurrentFile } from '../../../server/src/cli/jobs/current-file.js';
import { bindsight, folderWith, parsedAs } from '../../command-line/helpers/bindsight.js';
import { UNCHECKED_BIND } from '../../command-line/helpers/code.js';
import { checkSchema } from '../../command-line/helpers/schemas.js';
import { type Deed, meddling } from './meddling.js';

const files = Object.fromEntries(['a.c', 'b.c', 'c.c', 'd.c', 'é漢.c'].map((name) => [name, UNCHECKED_BIND]));
const ENDED = 'the analysis ended all at once, which is an error of Bindsight: the file is left out';

/** The thread that opens the file dies of it each time: the file is told of once, all others are looked at. */
function checkOneLost(name: string, does: Deed, nodeOptions = ''): void {
	const env = meddling(name, does);
	const run = bindsight(['check', '--fail-on', 'never', '--format', 'json', '--jobs', '2', '.'], {
		cwd: folderWith({ ...files, '.git/HEAD': '' }),
		env: { ...env, NODE_OPTIONS: `${env.NODE_OPTIONS} ${nodeOptions}` },
	});
	const { findings, problems } = parsedAs(checkSchema, run);
	expect(problems).toEqual([{ file: `./${name}`, message: ENDED }]);
	expect(findings.map(({ file }) => file)).toEqual(
		Object.keys(files)
			.filter((file) => file !== name)
			.map((file) => `./${file}`),
	);
	expect(run.stderr).toContain(`bindsight: ./${name}: ${ENDED}\n`);
	expect(run.exitCode).toBe(2);
}

describe('a thread of --jobs that dies', () => {
	it('is followed by another, without the file that it died of', () => checkOneLost('b.c', 'endThread'));
	it('may die of a file of any name', () => checkOneLost('é漢.c', 'endThread'));
	it('may have run out of memory', () => checkOneLost('c.c', 'fillThread', '--max-old-space-size=80'), 60_000);

	it('is not followed by others for ever', () => {
		const many = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`f${n}.c`, UNCHECKED_BIND]));
		const run = bindsight(['check', '--jobs', '2', '.'], { cwd: folderWith(many), env: meddling('.c', 'endThread') });
		expect(run.stderr).toContain('internal error');
		expect(run.stderr).toContain('A thread ended with 7 before it was done.');
		expect(run.exitCode).toBe(2);
	}, 60_000);
});

describe('the file that a thread is at', () => {
	it('is known to another thread by the same memory', () => {
		const own = new CurrentFile();
		const other = new CurrentFile(own.memory);
		expect(own.get()).toBeUndefined();
		for (const name of ['a/b.c', 'é漢😀.c', 'x'.repeat(8192)]) {
			other.set(name);
			expect(own.get()).toBe(name);
		}
	});

	it('is not known where its name does not fit', () => {
		const file = new CurrentFile();
		file.set('a.c');
		file.set('x'.repeat(8193));
		expect(file.get()).toBeUndefined();
	});
});
