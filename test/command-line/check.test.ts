import { describe, expect, it } from 'vitest';
import { bindsight, folderWith, itOnPosix, parsedAs, SAMPLES } from './helpers/bindsight.js';
import { CLEAN, LATE_OPTION, UNCHECKED_BIND } from './helpers/code.js';
import { checkSchema, socketsSchema } from './helpers/schemas.js';

const WARNING = { 'a.c': UNCHECKED_BIND };
const ERROR = { 'a.c': LATE_OPTION };

describe('check --format json', () => {
	it('gives each finding with its place, its related places and its fixes', () => {
		const cwd = folderWith({ 'src/late.c': LATE_OPTION });
		const run = bindsight(['check', '--format', 'json', 'src/late.c'], { cwd });
		const { findings, problems, summary } = parsedAs(checkSchema, run);
		expect(findings).toHaveLength(1);
		expect(findings[0]).toMatchObject({
			rule: 'option-after-bind',
			severity: 'error',
			file: 'src/late.c',
			range: { start: { line: 12, column: 28 }, end: { line: 12, column: 47 } },
			targets: ['windows'],
			related: [{ file: 'src/late.c', range: { start: { line: 10, column: 6 } } }],
		});
		expect(findings[0]?.fixes.length).toBeGreaterThan(0);
		expect(problems).toEqual([]);
		expect(summary).toEqual({ files: 1, findings: 1, error: 1, warning: 0, info: 0, hint: 0 });
		expect(run.exitCode).toBe(1);
	});

	it('gives the same bytes whatever the order of the arguments', () => {
		const cwd = folderWith({ 'b/a.c': LATE_OPTION, 'a.c': UNCHECKED_BIND, 'Z.c': LATE_OPTION, 'ä.c': UNCHECKED_BIND });
		const printed = (...paths: string[]) => bindsight(['check', '--format', 'json', ...paths], { cwd }).stdout;
		const one = printed('a.c', 'b', 'Z.c', 'ä.c');
		expect(printed('ä.c', 'Z.c', 'b', 'a.c')).toBe(one);
		expect(checkSchema.parse(JSON.parse(one)).findings.map(({ file }) => file)).toEqual(['Z.c', 'a.c', 'b/a.c', 'ä.c']);
	});
});

describe('exit codes', () => {
	/** What `check` ends with, for these files and this --fail-on. */
	const exitCode = (files: Record<string, string>, ...failOn: string[]) =>
		bindsight(['check', ...failOn.flatMap((word) => ['--fail-on', word]), '.'], { cwd: folderWith(files) }).exitCode;

	it('0: nothing to say', () => expect(exitCode({ 'a.c': CLEAN }, 'hint')).toBe(0));
	it('0: nothing as loud as an error', () => expect(exitCode(WARNING)).toBe(0));
	it('1: an error', () => expect(exitCode(ERROR)).toBe(1));
	it('1: a warning, where that is asked for', () => expect(exitCode(WARNING, 'warning')).toBe(1));
	it('1: a warning is louder than a hint', () => expect(exitCode(WARNING, 'hint')).toBe(1));
	it('0: never', () => expect(exitCode(ERROR, 'never')).toBe(0));

	it('2: a named path could not be read, and the rest is reported', () => {
		const run = bindsight(['check', '--format', 'json', 'a.c', 'b.c'], { cwd: folderWith(ERROR) });
		expect(parsedAs(checkSchema, run)).toMatchObject({
			findings: [{ rule: 'option-after-bind' }],
			summary: { files: 1 },
		});
		expect(run.exitCode).toBe(2);
	});
});

describe('check --target', () => {
	const portable = {
		'a.c': UNCHECKED_BIND.replace(
			'#include <winsock2.h>',
			'#ifdef _WIN32\n#include <winsock2.h>\n#else\n#include <sys/socket.h>\n#endif',
		),
	};
	const targets = (...args: string[]) => {
		const run = bindsight(['check', '--format', 'json', ...args, '.'], { cwd: folderWith(portable) });
		return parsedAs(checkSchema, run).findings.flatMap((finding) => finding.targets);
	};

	it('auto looks at every target that the file is for', () => expect(targets()).toEqual(['windows', 'posix']));
	it('windows looks at kernel mode where the file is for it', () => {
		const run = bindsight(['sockets', '--format', 'json', '--target', 'windows', 'kernel/listener.c'], {
			cwd: SAMPLES,
		});
		const [file] = parsedAs(socketsSchema, run).files;
		expect(file?.sockets.flatMap(({ binds }) => binds.map((bind) => bind.target))).toEqual(['windows-kernel']);
	});
	it('looks at the one that is asked for', () => expect(targets('--target', 'posix')).toEqual(['posix']));
});

describe('check in words', () => {
	it('shows a block a finding, the code with carets, related places, fixes, and a summary', () => {
		const { stdout, stderr } = bindsight(['check', '.'], { cwd: folderWith(WARNING) });
		const lines = stdout.split('\n');
		expect(lines[0]).toMatch(/^\.\/a\.c:9:2 warning unchecked-bind \S.* \[windows\]$/);
		expect(lines.slice(1, 7).join('\n')).toMatchInlineSnapshot(`
			"   7 |     local.sin_family = AF_INET;
			   8 |     local.sin_port = htons(5150);
			>  9 |     bind(s, (struct sockaddr *)&local, sizeof(local));
			     |     ^^^^
			  10 |     listen(s, SOMAXCONN);
			  11 | }"
		`);
		expect(stdout).toMatch(/^ {4}\.\/a\.c:10:2 \S/m);
		expect(stdout).toMatch(/\n\n1 file, 1 finding: 0 errors, 1 warning, 0 infos, 0 hints\.\n$/);
		expect(stderr).toBe('');
	});

	it('says what could not be read', () => {
		const { stdout } = bindsight(['check', 'a.c', 'b.c'], { cwd: folderWith({ 'a.c': CLEAN }) });
		expect(stdout).toBe('1 file, no findings. 1 problem on the way, see standard error.\n');
	});

	it('cuts a line of generated code around the place', () => {
		const line = `/* ${'x'.repeat(3000)} */ bind(s, (struct sockaddr *)&local, sizeof(local)); /* ${'y'.repeat(3000)} */`;
		const code = UNCHECKED_BIND.replace(/^\tbind.*$/m, line);
		const { stdout } = bindsight(['check', '.'], { cwd: folderWith({ 'a.c': code }) });
		const shown = stdout.split('\n').find((each) => each.startsWith('>'));
		expect(shown).toContain('bind(s, (struct sockaddr *)&local');
		expect(shown?.length).toBeLessThan(200);
		const carets = stdout.split('\n').find((each) => /^ +\|[ \t]+\^+$/.test(each));
		expect(shown?.slice(carets?.indexOf('^'))).toMatch(/^bind\(/);
	});

	itOnPosix('lets no control character of the code or of a file name reach the terminal', () => {
		const code = UNCHECKED_BIND.replace('bind(s', '/* \u001b[2J \u202e \u0007 */ bind(s');
		const { stdout } = bindsight(['check', '.'], { cwd: folderWith({ 'a\u001b[31m.c': code }) });
		expect(stdout).toContain('unchecked-bind');
		for (const control of ['\u001b', '\u0007', '\u202e']) {
			expect(stdout).not.toContain(control);
		}
	});
});
