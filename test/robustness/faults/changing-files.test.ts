import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bindsight, folderWith, itOnPosix, parsedAs } from '../../command-line/helpers/bindsight.js';
import { UNCHECKED_BIND } from '../../command-line/helpers/code.js';
import { checkSchema } from '../../command-line/helpers/schemas.js';
import { type Deed, meddling } from './meddling.js';

const files = { 'a.c': UNCHECKED_BIND, 'b.c': UNCHECKED_BIND, 'c.c': UNCHECKED_BIND };

/** What happens to b.c after it was listed is told, and the others are looked at. */
function checkTold(does: Deed, reason: string): void {
	const args = ['check', '--fail-on', 'never', '--format', 'json'];
	const env = meddling('b.c', does);
	for (const [paths, exitCode] of [
		[['.'], 0],
		[['a.c', 'b.c', 'c.c'], 2],
	] as const) {
		const run = bindsight([...args, ...paths], { cwd: folderWith(files), env });
		const { findings, problems } = parsedAs(checkSchema, run);
		expect(problems.map(({ file, message }) => [path.basename(file), message])).toEqual([
			['b.c', expect.stringContaining(reason)],
		]);
		expect(findings.map(({ file }) => path.basename(file))).toEqual(['a.c', 'c.c']);
		expect(run.stderr.split('\n')).toHaveLength(2);
		expect(run.exitCode).toBe(exitCode);
	}
}

describe('a file that is not as it was when it was listed', () => {
	it('has gone', () => checkTold('delete', 'no such file'));
	it('may not be read any more', () => checkTold('forbid', 'permission denied'));
	it('lies on a disk that breaks', () => checkTold('breakDisk', 'cannot be read or written: EIO'));
	it('is a directory now', () => checkTold('directory', 'is a directory'));
	itOnPosix('is a pipe now, after somebody looked and before it was opened', () =>
		checkTold('pipe', 'is no regular file'),
	);

	it('is another one: it is looked at as it is', () => {
		const cwd = folderWith(files);
		const run = bindsight(['check', '--fail-on', 'never', '--format', 'json', '.'], {
			cwd,
			env: meddling('b.c', 'empty'),
		});
		const { findings, problems, summary } = parsedAs(checkSchema, run);
		expect(problems).toEqual([]);
		expect(findings.map(({ file }) => file)).toEqual(['./a.c', './c.c']);
		expect(summary.files).toBe(3);
	});
});

describe('check --fix', () => {
	const USELESS = '// bindsight-ignore unchecked-bind: no longer so\nint x;\n';

	it.each([
		['before it is written', 2],
		['while the new text is written beside it', 3],
	])('leaves a file alone that is changed %s', (_, opening) => {
		const cwd = folderWith({ 'a.c': USELESS, 'b.c': USELESS });
		const run = bindsight(['check', '--fix', 'a.c', 'b.c'], { cwd, env: meddling('a.c', 'append', opening) });
		expect(readFileSync(path.join(cwd, 'a.c'), 'utf8')).toBe(`${USELESS}// more\n`);
		expect(readFileSync(path.join(cwd, 'b.c'), 'utf8')).toBe('int x;\n');
		expect(run.stderr).toBe(
			'bindsight: a.c: not fixed, as it was changed since it was read\nbindsight: 1 fix applied in 1 file\n',
		);
		expect(run.exitCode).toBe(2);
	});
});
