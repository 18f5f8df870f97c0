import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { BINDSIGHT, bindsight, checkRefused, folderWith, itOnPosix, itWithFullDevice } from './helpers/bindsight.js';
import { CLEAN, UNCHECKED_BIND } from './helpers/code.js';
import { checkSchema } from './helpers/schemas.js';

const read = (...parts: string[]) => readFileSync(path.join(...parts), 'utf8');

describe('--output', () => {
	it('writes what else goes to stdout, and nothing to stdout', () => {
		const cwd = folderWith({ 'a.c': UNCHECKED_BIND });
		const printed = bindsight(['check', 'a.c', '--format', 'json'], { cwd });
		const written = bindsight(['check', 'a.c', '--format', 'json', '--output', 'report.json'], { cwd });
		expect(written).toEqual({ exitCode: printed.exitCode, stdout: '', stderr: '' });
		expect(read(cwd, 'report.json')).toBe(printed.stdout);
		checkSchema.parse(JSON.parse(printed.stdout));
		expect(readdirSync(cwd).sort()).toEqual(['a.c', 'report.json']);
	});

	itOnPosix('replaces a file whole and keeps its permissions', () => {
		const cwd = folderWith({ 'a.c': CLEAN, report: 'old '.repeat(10_000) });
		chmodSync(path.join(cwd, 'report'), 0o640);
		expect(bindsight(['check', 'a.c', '--output', 'report'], { cwd }).exitCode).toBe(0);
		expect(read(cwd, 'report')).toBe('1 file, no findings.\n');
		expect(statSync(path.join(cwd, 'report')).mode & 0o777).toBe(0o640);
	});

	itOnPosix('writes to where a link leads and leaves the link', () => {
		const cwd = folderWith({ 'a.c': CLEAN, 'reports/latest': 'old' });
		symlinkSync('reports/latest', path.join(cwd, 'report'));
		expect(bindsight(['check', 'a.c', '--output', 'report'], { cwd }).exitCode).toBe(0);
		expect(lstatSync(path.join(cwd, 'report')).isSymbolicLink()).toBe(true);
		expect(read(cwd, 'reports', 'latest')).toBe('1 file, no findings.\n');
	});

	it('leaves the file as it was where the verb fails', () => {
		const cwd = folderWith({ report: 'old' });
		checkRefused(['check', '--output', 'report'], ['name the files'], { cwd });
		expect(read(cwd, 'report')).toBe('old');
	});

	it('is written even where a path could not be read', () => {
		const cwd = folderWith({ 'a.c': CLEAN });
		const { exitCode } = bindsight(['check', 'a.c', 'b.c', '--format', 'json', '--output', 'report'], { cwd });
		expect(checkSchema.parse(JSON.parse(read(cwd, 'report'))).problems).toHaveLength(1);
		expect(exitCode).toBe(2);
	});

	itOnPosix('writes through to a device', () => {
		const cwd = folderWith({ 'a.c': CLEAN });
		expect(bindsight(['check', 'a.c', '--output', '/dev/null'], { cwd })).toMatchObject({ exitCode: 0, stderr: '' });
		expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
	});

	itOnPosix('writes through to a pipe', () => {
		const cwd = folderWith({ 'a.c': CLEAN });
		const { stdout } = spawnSync(
			'sh',
			['-c', 'mkfifo pipe; cat pipe & "$0" "$1" check a.c --output pipe; wait', process.execPath, BINDSIGHT],
			{ cwd, encoding: 'utf8' },
		);
		expect(stdout).toBe('1 file, no findings.\n');
		expect(statSync(path.join(cwd, 'pipe')).isFIFO()).toBe(true);
	});

	it('refuses what cannot be written, by name and reason', () => {
		const cwd = folderWith({ 'a.c': CLEAN });
		checkRefused(['check', 'a.c', '--output', '.'], ['.: cannot be written: is a directory'], { cwd });
		checkRefused(['check', 'a.c', '--output', 'no/report'], ['no/report: cannot be written: no such file'], { cwd });
	});

	itWithFullDevice('says that nothing fits any more', () => {
		const cwd = folderWith({ 'a.c': CLEAN });
		checkRefused(['check', 'a.c', '--output', '/dev/full'], ['/dev/full: cannot be written: no space left'], { cwd });
	});

	itOnPosix('refuses a file that is not permitted to be written', () => {
		const cwd = folderWith({ 'a.c': CLEAN, report: 'old' });
		chmodSync(cwd, 0o755);
		const args = ['check', 'a.c', '--output', 'report'];
		checkRefused(args, ['report: cannot be written: permission denied'], { cwd, unprivileged: true });
		expect(existsSync(path.join(cwd, 'report'))).toBe(true);
	});
});

describe('standard output', () => {
	it('has no colour in a pipe, whatever the environment asks for', () => {
		const cwd = folderWith({ 'a.c': UNCHECKED_BIND });
		for (const name of ['FORCE_COLOR', 'CI', 'COLORTERM']) {
			const env = { [name]: '1' };
			expect(bindsight(['check', 'a.c'], { cwd, env }).stdout).not.toContain('\u001b');
			expect(bindsight(['matrix'], { cwd, env }).stdout).not.toContain('\u001b');
		}
	});

	it('may be closed by its reader at any time, which is nobody’s error', async () => {
		const question =
			'{"model":"wsk","first":{"option":"none","address":"wildcard"},"second":{"option":"none","address":"wildcard"}}';
		const child = spawn(process.execPath, [BINDSIGHT, 'resolve', '--batch', '-']);
		let stderr = '';
		child.stderr.setEncoding('utf8').on('data', (chunk) => {
			stderr += chunk;
		});
		child.stdin.on('error', () => {});
		child.stdout.once('data', () => child.stdout.destroy());
		child.stdin.end(`${question}\n`.repeat(20_000));
		const [exitCode] = await once(child, 'close');
		expect(stderr).toBe('');
		expect(exitCode).toBe(0);
	});

	itWithFullDevice('that cannot be written is an error', () => {
		const { status, stderr } = spawnSync('sh', ['-c', '"$0" "$1" matrix > /dev/full', process.execPath, BINDSIGHT], {
			encoding: 'utf8',
		});
		expect(stderr).toMatch(/^bindsight: standard output cannot be written: .*ENOSPC/);
		expect(status).toBe(2);
	});
});
