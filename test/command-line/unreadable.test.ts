import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bindsight, checkRefused, folderWith, itOnPosix, parsedAs, type RunOptions } from './helpers/bindsight.js';
import { CLEAN, UNCHECKED_BIND } from './helpers/code.js';
import { checkSchema } from './helpers/schemas.js';

interface Expected {
	/** The file and how the reason begins. */
	problem: readonly [string, string];
	exitCode: 0 | 2;
}

/** The trouble is told on stderr and in the report, and good.c is looked at all the same. */
function checkTrouble(cwd: string, paths: string[], { problem, exitCode }: Expected, options: RunOptions = {}): void {
	const run = bindsight(['check', '--fail-on', 'never', '--format', 'json', ...paths], { ...options, cwd });
	const { findings, problems } = parsedAs(checkSchema, run);
	const [file, reason] = problem;
	expect(problems).toEqual([{ file, message: expect.stringContaining(reason) }]);
	expect(run.stderr).toBe(`bindsight: ${file}: ${problems[0]?.message}\n`);
	expect(findings.map((finding) => finding.file)).toEqual([paths.includes('.') ? './good.c' : 'good.c']);
	expect(run.exitCode).toBe(exitCode);
}

const good = { 'good.c': UNCHECKED_BIND };
const binary = Buffer.concat([Buffer.from(UNCHECKED_BIND), Buffer.from([0, 1, 2, 3])]);
const large = Buffer.alloc(9 * 1024 * 1024, ' ');

describe('a named path that cannot be read ends with 2, and the rest is done', () => {
	it('does not exist', () =>
		checkTrouble(folderWith(good), ['missing.c', 'good.c'], {
			problem: ['missing.c', 'no such file or directory'],
			exitCode: 2,
		}));

	it('goes through a file as if that were a directory', () =>
		checkTrouble(folderWith(good), ['good.c/inner.c', 'good.c'], {
			problem: ['good.c/inner.c', 'no such file or directory'],
			exitCode: 2,
		}));

	itOnPosix('is a link that leads nowhere', () => {
		const cwd = folderWith(good);
		symlinkSync('nowhere.c', path.join(cwd, 'link.c'));
		checkTrouble(cwd, ['link.c', 'good.c'], { problem: ['link.c', 'no such file'], exitCode: 2 });
	});

	itOnPosix('is a link to itself', () => {
		const cwd = folderWith(good);
		symlinkSync('link.c', path.join(cwd, 'link.c'));
		checkTrouble(cwd, ['link.c', 'good.c'], { problem: ['link.c', 'links lead in a circle'], exitCode: 2 });
	});

	it('has an impossible name', () => {
		const name = 'x'.repeat(5000);
		checkTrouble(folderWith(good), [name, 'good.c'], { problem: [name, 'name is too long'], exitCode: 2 });
	});

	it('is binary', () =>
		checkTrouble(folderWith({ ...good, 'a.c': binary }), ['a.c', 'good.c'], {
			problem: ['a.c', 'not a text file'],
			exitCode: 2,
		}));

	it('is too large', () =>
		checkTrouble(folderWith({ ...good, 'a.c': large }), ['a.c', 'good.c'], {
			problem: ['a.c', 'larger than 8 MiB'],
			exitCode: 2,
		}));

	itOnPosix('is a device without end', () =>
		checkTrouble(folderWith(good), ['/dev/zero', 'good.c'], {
			problem: ['/dev/zero', 'is no regular file'],
			exitCode: 2,
		}),
	);

	itOnPosix('is not permitted to be read', () => {
		const cwd = folderWith({ ...good, 'a.c': CLEAN });
		chmodSync(cwd, 0o755);
		chmodSync(path.join(cwd, 'a.c'), 0o000);
		const expected = { problem: ['a.c', 'permission denied'], exitCode: 2 } as const;
		checkTrouble(cwd, ['a.c', 'good.c'], expected, { unprivileged: true });
	});

	itOnPosix('is a directory that is not permitted to be read', () => {
		const cwd = folderWith(good);
		chmodSync(cwd, 0o755);
		mkdirSync(path.join(cwd, 'closed'), { mode: 0o000 });
		const expected = { problem: ['closed', 'permission denied'], exitCode: 2 } as const;
		checkTrouble(cwd, ['closed', 'good.c'], expected, { unprivileged: true });
	});
});

describe('what a walk cannot read is told, and is no failure', () => {
	it('is binary', () =>
		checkTrouble(folderWith({ ...good, 'a.c': binary }), ['.'], {
			problem: ['./a.c', 'not a text file'],
			exitCode: 0,
		}));

	it('is too large', () =>
		checkTrouble(folderWith({ ...good, 'a.c': large }), ['.'], {
			problem: ['./a.c', 'larger than'],
			exitCode: 0,
		}));

	itOnPosix('is a link that leads nowhere', () => {
		const cwd = folderWith(good);
		symlinkSync('nowhere.c', path.join(cwd, 'link.c'));
		checkTrouble(cwd, ['.'], { problem: ['./link.c', 'no such file'], exitCode: 0 });
	});

	itOnPosix('is a file that is not permitted to be read', () => {
		const cwd = folderWith({ ...good, 'a.c': CLEAN });
		chmodSync(cwd, 0o755);
		chmodSync(path.join(cwd, 'a.c'), 0o000);
		const expected = { problem: ['./a.c', 'permission denied'], exitCode: 0 } as const;
		checkTrouble(cwd, ['.'], expected, { unprivileged: true });
	});

	itOnPosix('is a directory that is not permitted to be read', () => {
		const cwd = folderWith(good);
		chmodSync(cwd, 0o755);
		mkdirSync(path.join(cwd, 'closed'), { mode: 0o000 });
		const expected = { problem: ['./closed', 'permission denied'], exitCode: 0 } as const;
		checkTrouble(cwd, ['.'], expected, { unprivileged: true });
	});

	itOnPosix('passes over pipes, whose name may end in .c', () => {
		const cwd = folderWith(good);
		expect(spawnSync('mkfifo', [path.join(cwd, 'pipe.c')]).status).toBe(0);
		const run = bindsight(['check', '--format', 'json', '.'], { cwd });
		expect(parsedAs(checkSchema, run)).toMatchObject({ problems: [], summary: { files: 1 } });
	});
});

describe('input of other kinds', () => {
	it('refuses a list of files that is not there, or is a directory', () => {
		const cwd = folderWith(good);
		checkRefused(['check', '--files-from', 'list'], ['list: no such file'], { cwd });
		checkRefused(['check', '--files-from', '.'], ['is a directory'], { cwd });
	});

	it('refuses a place in a file that is not there, or behind its end', () => {
		const cwd = folderWith(good);
		checkRefused(['matrix', '--at', 'missing.c:1'], ['missing.c: no such file'], { cwd });
		checkRefused(['matrix', '--at', '.:1'], ['is a directory'], { cwd });
		checkRefused(['matrix', '--at', 'good.c:99'], ['good.c: there is no such line; the last one is'], { cwd });
	});

	it('reads an empty file', () => {
		const { stdout, exitCode } = bindsight(['check', 'empty.c'], { cwd: folderWith({ 'empty.c': '' }) });
		expect(stdout).toBe('1 file, no findings.\n');
		expect(exitCode).toBe(0);
	});
});
