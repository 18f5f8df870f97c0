import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { symlinkSync, truncateSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTextAtOnce } from '../../../server/src/host/node/read-text.js';
import {
	bindsight,
	checkRefused,
	folderWith,
	itOnPosix,
	parsedAs,
	type Run,
} from '../../command-line/helpers/bindsight.js';
import { UNCHECKED_BIND } from '../../command-line/helpers/code.js';
import { checkSchema } from '../../command-line/helpers/schemas.js';

const good = { 'good.c': UNCHECKED_BIND };
const NOT_REGULAR = 'is no regular file: pipes, devices and sockets are not read';

function pipeAt(file: string): void {
	expect(spawnSync('mkfifo', [file]).status).toBe(0);
}

function check(cwd: string, ...args: string[]): Run {
	return bindsight(['check', '--fail-on', 'never', '--format', 'json', ...args], { cwd });
}

/** good.c is looked at all the same, and nothing else is. */
function checkGoodAlone(run: Run, { exitCode, problems }: { exitCode: number; problems: object[] }): void {
	const report = parsedAs(checkSchema, run);
	expect(report.problems).toEqual(problems);
	expect(report.findings.map(({ file }) => path.basename(file))).toEqual(['good.c']);
	expect(run.stderr.split('\n').length).toBe(problems.length + 1);
	expect(run.exitCode).toBe(exitCode);
}

describe('what is no regular file is not opened, so nothing waits for it', () => {
	itOnPosix('where it is named', async () => {
		const cwd = folderWith(good);
		pipeAt(path.join(cwd, 'pipe.c'));
		symlinkSync('pipe.c', path.join(cwd, 'link.c'));
		const server = createServer().listen(path.join(cwd, 'socket.c'));
		await once(server, 'listening');
		const names = ['/dev/zero', 'link.c', 'pipe.c', 'socket.c'];
		const problems = names.map((file) => ({ file, message: NOT_REGULAR }));
		checkGoodAlone(check(cwd, ...names, 'good.c'), { exitCode: 2, problems });
		server.close();
	});

	itOnPosix('where a walk comes upon it', async () => {
		const cwd = folderWith(good);
		pipeAt(path.join(cwd, 'pipe.c'));
		symlinkSync('pipe.c', path.join(cwd, 'link.c'));
		symlinkSync('/dev/zero', path.join(cwd, 'zero.c'));
		const server = createServer().listen(path.join(cwd, 'socket.c'));
		await once(server, 'listening');
		checkGoodAlone(check(cwd, '.'), { exitCode: 0, problems: [] });
		server.close();
	});

	itOnPosix('where code includes it, or it is a project file', () => {
		const cwd = folderWith({ 'good.c': `#include "pipe.h"\n#include "zero.h"\n${UNCHECKED_BIND}` });
		pipeAt(path.join(cwd, 'pipe.h'));
		pipeAt(path.join(cwd, '.bindsight.json'));
		symlinkSync('/dev/zero', path.join(cwd, 'zero.h'));
		checkGoodAlone(check(cwd, '.', '--around', 'pipe.h'), { exitCode: 0, problems: [] });
	});

	itOnPosix('where it takes the place of a file that an editor asks for', () => {
		const cwd = folderWith();
		pipeAt(path.join(cwd, 'pipe.h'));
		expect(readTextAtOnce(`file://${cwd}/pipe.h`)).toBeUndefined();
	});

	itOnPosix('where it is to be the project file', () => {
		const cwd = folderWith(good);
		pipeAt(path.join(cwd, 'pipe'));
		checkRefused(['check', 'good.c', '--config', 'pipe'], ['pipe: is no regular file'], { cwd });
		checkRefused(['check', 'good.c', '--config', '/dev/zero'], ['/dev/zero: is no regular file'], { cwd });
	});
});

describe('what has no end, or is too large', () => {
	itOnPosix('is refused as a baseline and as evidence', () => {
		const cwd = folderWith(good);
		checkRefused(['check', 'good.c', '--baseline', '/dev/zero'], ['/dev/zero: skipped, larger than 256 MiB'], { cwd });
		checkRefused(['why', '10013', '--evidence', '/dev/zero'], ['/dev/zero: skipped, larger than 256 MiB']);
	});

	it('is not read: two gigabytes, almost all of them a hole', () => {
		const cwd = folderWith({ ...good, 'large.c': '', 'sub/.bindsight.json': '{}', 'sub/.gitignore': '' });
		for (const file of ['large.c', 'sub/.bindsight.json', 'sub/.gitignore']) {
			truncateSync(path.join(cwd, file), 2 * 1024 ** 3);
		}
		const message = 'skipped, larger than 8 MiB';
		checkGoodAlone(check(cwd, '.'), { exitCode: 0, problems: [{ file: './large.c', message }] });
		checkGoodAlone(check(cwd, 'large.c', 'good.c'), { exitCode: 2, problems: [{ file: 'large.c', message }] });
	});
});

describe('symbolic links that lead in a circle', () => {
	itOnPosix('are told of where they are files, and not followed where they are directories', () => {
		const cwd = folderWith(good);
		symlinkSync('b.c', path.join(cwd, 'a.c'));
		symlinkSync('a.c', path.join(cwd, 'b.c'));
		symlinkSync('.', path.join(cwd, 'here'));
		symlinkSync('two', path.join(cwd, 'one'));
		symlinkSync('one', path.join(cwd, 'two'));
		const message = 'symbolic links lead in a circle';
		const problems = [
			{ file: './a.c', message },
			{ file: './b.c', message },
		];
		checkGoodAlone(check(cwd, '.'), { exitCode: 0, problems });
		checkGoodAlone(check(cwd, 'one', 'good.c'), { exitCode: 2, problems: [{ file: 'one', message }] });
	});
});
