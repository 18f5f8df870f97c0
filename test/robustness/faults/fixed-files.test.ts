import { spawnSync } from 'node:child_process';
import {
	chmodSync,
	chownSync,
	linkSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmdirSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { BINDSIGHT, bindsight, folderWith, itOnPosix, type RunOptions } from '../../command-line/helpers/bindsight.js';
import { meddling } from './meddling.js';

const USELESS = '// bindsight-ignore unchecked-bind: no longer so\nint x;\n';
const FIXED = 'int x;\n';
const itAsRoot = it.skipIf(process.getuid?.() !== 0);

/** A disk of 16 KiB; false where nobody may mount one here. */
function mountSmallDisk(folder: string): boolean {
	return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', folder]).status === 0;
}

function mayMount(): boolean {
	const folder = mkdtempSync(path.join(tmpdir(), 'bindsight-disk-'));
	const isMounted = process.getuid?.() === 0 && mountSmallDisk(folder);
	if (isMounted) {
		spawnSync('umount', [folder]);
	}
	rmdirSync(folder);
	return isMounted;
}

const itWithSmallDisk = it.skipIf(!mayMount());

/** a.c is not fixed, for this reason, and stands there whole; b.c is; nothing else is left in the folder. */
function checkLeftWhole(cwd: string, reason: string, options: RunOptions = {}): void {
	const before = statSync(path.join(cwd, 'a.c'));
	const run = bindsight(['check', '--fix', 'a.c', 'other/b.c'], { ...options, cwd });
	expect(run.stderr).toBe(`bindsight: a.c: ${reason}\nbindsight: 1 fix applied in 1 file\n`);
	expect(readFileSync(path.join(cwd, 'a.c'), 'utf8')).toBe(USELESS);
	expect(statSync(path.join(cwd, 'a.c')).ino).toBe(before.ino);
	expect(readFileSync(path.join(cwd, 'other/b.c'), 'utf8')).toBe(FIXED);
	expect(readdirSync(cwd).filter((name) => name.startsWith('.'))).toEqual([]);
	expect(run.exitCode).toBe(2);
}

function folderToFix(): string {
	const cwd = folderWith({ 'a.c': USELESS, 'other/b.c': USELESS });
	for (const name of ['.', 'other']) {
		chmodSync(path.join(cwd, name), 0o777);
	}
	chmodSync(path.join(cwd, 'other/b.c'), 0o666);
	return cwd;
}

describe('check --fix', () => {
	itOnPosix('leaves a file alone that has further names: they would keep the old text', () => {
		const cwd = folderToFix();
		linkSync(path.join(cwd, 'a.c'), path.join(cwd, 'same.c'));
		checkLeftWhole(cwd, 'not fixed, as it has further names (hard links), which would keep the old text');
		expect(readFileSync(path.join(cwd, 'same.c'), 'utf8')).toBe(USELESS);
	});

	itOnPosix('leaves a file alone in a directory that may not be written to', () => {
		const cwd = folderToFix();
		chmodSync(path.join(cwd, 'a.c'), 0o666);
		chmodSync(cwd, 0o555);
		checkLeftWhole(cwd, 'not fixed: permission denied', { unprivileged: true });
	});

	itWithSmallDisk('leaves a file alone on a disk that is full', () => {
		const cwd = folderToFix();
		const disk = path.join(cwd, 'disk');
		mkdirSync(disk);
		expect(mountSmallDisk(disk)).toBe(true);
		try {
			writeFileSync(path.join(disk, 'a.c'), USELESS);
			spawnSync('dd', ['if=/dev/zero', `of=${path.join(disk, 'filling')}`, 'bs=4k']);
			const run = bindsight(['check', '--fix', 'disk', 'other'], { cwd });
			expect(run.stderr).toBe('bindsight: disk/a.c: not fixed: no space left\nbindsight: 1 fix applied in 1 file\n');
			expect(readFileSync(path.join(disk, 'a.c'), 'utf8')).toBe(USELESS);
			expect(readdirSync(disk)).toEqual(['a.c', 'filling']);
			expect(run.exitCode).toBe(2);
		} finally {
			spawnSync('umount', [disk]);
		}
	});

	itOnPosix('leaves a file whole where no file may grow', () => {
		const cwd = folderWith({ 'a.c': USELESS });
		const run = spawnSync('sh', ['-c', 'ulimit -f 0; "$0" "$1" check --fix a.c', process.execPath, BINDSIGHT], {
			cwd,
			encoding: 'utf8',
		});
		expect(run.stderr).toContain('bindsight: a.c: not fixed: ');
		expect(readFileSync(path.join(cwd, 'a.c'), 'utf8')).toBe(USELESS);
		expect(readdirSync(cwd)).toEqual(['a.c']);
		expect(run.status).toBe(2);
	});

	it.each([
		['before it reads the file', 1],
		['between the new file and its place', 2],
	])('leaves every file whole where it is killed %s', (_, opening) => {
		const cwd = folderWith({ 'a.c': USELESS, 'b.c': USELESS, 'c.c': USELESS });
		const run = bindsight(['check', '--fix', '.'], { cwd, env: meddling('b.c', 'kill', opening) });
		expect(run.exitCode).toBeNull();
		const whole = ['a.c', 'b.c', 'c.c'].map((name) => readFileSync(path.join(cwd, name), 'utf8'));
		expect(whole.slice(1)).toEqual([USELESS, USELESS]);
		expect([USELESS, FIXED]).toContain(whole[0]);
		expect(bindsight(['check', '--fix', '.'], { cwd }).exitCode).toBe(0);
		expect(readFileSync(path.join(cwd, 'b.c'), 'utf8')).toBe(FIXED);
	});

	itAsRoot('keeps the owner, the group and every bit of the mode', () => {
		const cwd = folderWith({ 'a.c': USELESS });
		const file = path.join(cwd, 'a.c');
		chownSync(file, 65534, 65534);
		chmodSync(file, 0o6750);
		expect(bindsight(['check', '--fix', 'a.c'], { cwd }).exitCode).toBe(0);
		const { uid, gid, mode } = statSync(file);
		expect({ uid, gid, mode: mode & 0o7777 }).toEqual({ uid: 65534, gid: 65534, mode: 0o6750 });
		expect(readFileSync(file, 'utf8')).toBe(FIXED);
	});

	itAsRoot('makes no program of its user out of one of another user', () => {
		const cwd = folderToFix();
		const file = path.join(cwd, 'a.c');
		chmodSync(file, 0o6777);
		expect(bindsight(['check', '--fix', 'a.c'], { cwd, unprivileged: true }).exitCode).toBe(0);
		expect(statSync(file).mode & 0o7777).toBe(0o777);
		expect(readFileSync(file, 'utf8')).toBe(FIXED);
	});
});
