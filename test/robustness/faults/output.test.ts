import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect } from 'vitest';
import { BINDSIGHT, folderWith, itOnPosix, itWithFullDevice, type Run } from '../../command-line/helpers/bindsight.js';
import { UNCHECKED_BIND } from '../../command-line/helpers/code.js';
import { checkSchema } from '../../command-line/helpers/schemas.js';

/** What a run of these words of a shell prints; `bindsight` is the command line, many.c has a report of many pages. */
function shell(words: string, cwd = folderWith(MANY)): Run {
	const script = `bindsight() { "${process.execPath}" "${BINDSIGHT}" "$@"; }; ${words}`;
	const { status, stdout, stderr } = spawnSync('bash', ['-c', script], { cwd, encoding: 'utf8' });
	return { exitCode: status, stdout, stderr };
}

const MANY = { 'many.c': Array.from({ length: 90 }, (_, n) => UNCHECKED_BIND.replace('serve', `serve${n}`)).join('') };
/** More than a pipe holds, so that the writer notices. */
const REPORT = 'check --format json --fail-on never many.c';

describe('a reader that goes', () => {
	itOnPosix('is nobody’s error: no word, and the exit code of the whole', () => {
		expect(shell(`bindsight ${REPORT}`).stdout.length).toBeGreaterThan(64 * 1024);
		const { stdout, stderr } = shell(`bindsight ${REPORT} | head -1; echo "\${PIPESTATUS[0]}"`);
		expect(stdout).toBe('{\n0\n');
		expect(stderr).toBe('');
		expect(shell(`bindsight ${REPORT} --fail-on warning | head -1; echo "\${PIPESTATUS[0]}"`).stdout).toBe('{\n1\n');
	});

	itOnPosix('was never there: descriptors that are closed stop nothing', () => {
		expect(shell(`bindsight ${REPORT} >&-; echo $? >&2`)).toEqual({ exitCode: 0, stdout: '', stderr: '0\n' });
		const { stdout } = shell(`bindsight ${REPORT} none.c 2>&- <&-`);
		expect(checkSchema.parse(JSON.parse(stdout)).problems).toHaveLength(1);
	});
});

describe('a disk that is full', () => {
	itWithFullDevice('is told of where the report goes to it, and in the exit code', () => {
		for (const format of ['text', 'sarif']) {
			const { exitCode, stderr } = shell(`bindsight ${REPORT} --format ${format} > /dev/full`);
			expect(stderr).toMatch(/^bindsight: standard output cannot be written: .*ENOSPC.*\n$/);
			expect(exitCode).toBe(2);
		}
	});

	itWithFullDevice('keeps nobody from the report where only what is told goes to it', () => {
		const { exitCode, stdout } = shell(`bindsight ${REPORT} none.c 2> /dev/full`);
		expect(checkSchema.parse(JSON.parse(stdout)).findings.length).toBeGreaterThan(50);
		expect(exitCode).toBe(2);
	});

	itOnPosix('leaves a report of earlier as it was', () => {
		const cwd = folderWith({ ...MANY, 'report.json': 'earlier' });
		const { exitCode, stderr } = shell(`ulimit -f 1; bindsight ${REPORT} --output report.json`, cwd);
		expect(stderr).toMatch(/^bindsight: report\.json: cannot be written: .*EFBIG/);
		expect(exitCode).toBe(2);
		expect(readFileSync(path.join(cwd, 'report.json'), 'utf8')).toBe('earlier');
		expect(readdirSync(cwd).sort()).toEqual(['many.c', 'report.json']);
	});
});

describe('few descriptors', () => {
	itOnPosix('are enough for any number of files', () => {
		const files = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`d${n}/f.c`, UNCHECKED_BIND]));
		const { stdout, stderr } = shell(
			'ulimit -n 24; bindsight check --fail-on never --format json .',
			folderWith(files),
		);
		expect(stderr).toBe('');
		expect(checkSchema.parse(JSON.parse(stdout)).findings).toHaveLength(60);
	});
});
