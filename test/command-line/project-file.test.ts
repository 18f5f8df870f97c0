import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bindsight, checkRefused, folderWith, itOnPosix, parsedAs } from './helpers/bindsight.js';
import { CLEAN, LATE_OPTION, UNCHECKED_BIND } from './helpers/code.js';
import { checkSchema } from './helpers/schemas.js';

/** The rules that find something in a run of `check`, with their severities. */
function found(args: string[], cwd: string): string[] {
	const { findings } = parsedAs(checkSchema, bindsight(['check', '--format', 'json', ...args], { cwd }));
	return findings
		.filter(({ severity }) => severity !== 'hint')
		.map(({ file, rule, severity }) => `${file} ${rule} ${severity}`);
}

const settings = (value: object) => JSON.stringify(value);
const OFF = settings({ rules: { 'unchecked-bind': 'off' } });

describe('.bindsight.json', () => {
	it('says how loud a rule is, and so what makes the run fail', () => {
		const folder = folderWith({
			'a.c': UNCHECKED_BIND,
			'.bindsight.json': settings({ rules: { 'unchecked-bind': 'error' } }),
		});
		expect(found(['a.c'], folder)).toEqual(['a.c unchecked-bind error']);
		expect(bindsight(['check', 'a.c'], { cwd: folder }).exitCode).toBe(1);
	});

	it('counts for the files below it, the nearest one for each', () => {
		const folder = folderWith({
			'.bindsight.json': OFF,
			'a.c': UNCHECKED_BIND,
			'deep/down/b.c': UNCHECKED_BIND,
			'other/.bindsight.json': '{}',
			'other/c.c': UNCHECKED_BIND,
		});
		expect(found(['.'], folder)).toEqual(['./other/c.c unchecked-bind warning']);
		expect(found(['deep/down/b.c'], folder)).toEqual([]);
		expect(found(['b.c'], path.join(folder, 'deep/down'))).toEqual([]);
	});

	it('does not count beyond the directory that holds .git', () => {
		const folder = folderWith({
			'.bindsight.json': OFF,
			'repository/.git/HEAD': '',
			'repository/src/a.c': UNCHECKED_BIND,
		});
		expect(found(['repository'], folder)).toEqual(['repository/src/a.c unchecked-bind warning']);
	});

	it('says which targets to look at, unless --target does', () => {
		const folder = folderWith({ 'a.c': LATE_OPTION, '.bindsight.json': settings({ targets: ['posix'] }) });
		expect(found(['a.c'], folder)).toEqual([]);
		expect(found(['--target', 'windows', 'a.c'], folder)).toEqual(['a.c option-after-bind error']);
	});

	it('is read by sockets, matrix and why, too', () => {
		const folder = folderWith({
			'a.c': UNCHECKED_BIND,
			'.bindsight.json': settings({ targets: ['posix'], model: 'winsock-xp' }),
		});
		const sockets = bindsight(['sockets', '--format', 'json', 'a.c'], { cwd: folder });
		expect(sockets.stdout).not.toContain('"windows"');
		const target = ['--target', 'windows', '--format', 'json'];
		const matrix = bindsight(['matrix', '--at', 'a.c:9', ...target], { cwd: folder });
		expect(JSON.parse(matrix.stdout)).toMatchObject({ model: 'winsock-xp' });
	});
});

describe('wrappers in .bindsight.json', () => {
	const WRAPPED = `#include "net.h"

int serve(void)
{
	socket_t s = net_tcp();
	net_share(s);
	return net_bind(s, 5150);
}
`;
	const socket = { argument: 0 };
	const functions = [
		{
			name: 'net_tcp',
			arguments: [],
			effects: [{ effect: 'create', socket: 'result', family: 'ipv4', type: 'stream' }],
		},
		{
			name: 'net_share',
			arguments: ['any'],
			effects: [{ effect: 'setOption', socket, option: 'SO_REUSEADDR', value: 1 }],
		},
		{
			name: 'net_bind',
			arguments: ['any', 'any'],
			effects: [
				{ effect: 'bind', socket, address: { host: 'wildcard', port: { argument: 1 } } },
				{ effect: 'listen', socket },
			],
		},
	];

	it('are followed as the calls that they stand for', () => {
		const folder = folderWith({
			'a.c': WRAPPED,
			'.bindsight.json': settings({ libraries: [{ name: 'net', functions }] }),
		});
		expect(found(['--target', 'windows', 'a.c'], folder)).toEqual(['a.c reuseaddr-listener warning']);
		expect(found(['--target', 'windows', '--config', '.bindsight.json', '.'], folder)).toHaveLength(1);
	});

	it('are nothing without it', () => {
		expect(found(['--target', 'windows', 'a.c'], folderWith({ 'a.c': WRAPPED }))).toEqual([]);
	});
});

describe('--config', () => {
	it('names the one project file that counts', () => {
		const folder = folderWith({ 'a.c': UNCHECKED_BIND, '.bindsight.json': '{}', 'ci.json': OFF });
		expect(found(['--config', 'ci.json', 'a.c'], folder)).toEqual([]);
	});

	it('is refused where the file cannot be read', () => {
		const cwd = folderWith({ 'a.c': CLEAN });
		checkRefused(['check', '--config', 'nowhere.json', 'a.c'], ['nowhere.json', 'no such file'], { cwd });
		checkRefused(['check', '--config', '.', 'a.c'], ['.: is a directory'], { cwd });
	});
});

describe('a mistake in a project file', () => {
	it('is told once, with its place and reason; the rest counts, and the exit code is 2', () => {
		const folder = folderWith({
			'a.c': UNCHECKED_BIND,
			'b.c': CLEAN,
			'.bindsight.json': '{\n\t"rules": {\n\t\t"unchecked-bind": "error",\n\t\t"option-level": "loud"\n\t}\n}\n',
		});
		const run = bindsight(['check', '--format', 'json', '.'], { cwd: folder });
		const { findings, problems } = parsedAs(checkSchema, run);
		expect(findings.map(({ rule, severity }) => [rule, severity])).toContainEqual(['unchecked-bind', 'error']);
		const message = 'line 4: rules.option-level: "loud" is not allowed. Allowed: off, error, warning, info, hint.';
		expect(problems).toEqual([{ file: '.bindsight.json', message }]);
		expect(run.stderr).toBe(`bindsight: .bindsight.json: ${message}\n`);
		expect(run.exitCode).toBe(2);
	});

	itOnPosix('is that it cannot be read', () => {
		const folder = folderWith({ 'a.c': CLEAN, '.bindsight.json': Buffer.from([0, 1, 2]) });
		const run = bindsight(['check', 'a.c'], { cwd: folder });
		expect(run.stderr).toContain('.bindsight.json: It is not a text file.');
		expect(run.exitCode).toBe(2);
	});
});

describe('a suppression', () => {
	it('takes its findings out of the report and the exit code', () => {
		const bind = 'bind(s, (struct';
		const code = UNCHECKED_BIND.replace(
			`\t${bind}`,
			`\t// bindsight-ignore unchecked-bind: a client will do\n\t${bind}`,
		);
		const folder = folderWith({ 'a.c': code, 'b.c': UNCHECKED_BIND });
		expect(found(['--fail-on', 'warning', '.'], folder)).toEqual(['./b.c unchecked-bind warning']);
		expect(bindsight(['check', '--fail-on', 'warning', 'a.c'], { cwd: folder }).exitCode).toBe(0);
	});
});
