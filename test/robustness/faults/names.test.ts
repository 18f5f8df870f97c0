import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bindsight, folderWith, itOnPosix, parsedAs } from '../../command-line/helpers/bindsight.js';
import { LATE_OPTION, UNCHECKED_BIND } from '../../command-line/helpers/code.js';
import { sarifIn } from '../../command-line/helpers/sarif-schema.js';
import { checkSchema } from '../../command-line/helpers/schemas.js';

/** 300 characters in all, and the longest name that a file can have. */
const LONG = `${'d'.repeat(50)}/`.repeat(5).concat(`${'n'.repeat(253)}.c`);

const NAMES = [
	'sp ace.c',
	`quo'te".c`,
	'new\nline.c',
	'tab\tin.c',
	'\u001b[31mred\u0007.c',
	'é 漢字 😀.c',
	'a,b:c%41;d#e?f&g.c',
	'-dash.c',
	'--fix.c',
	'$(id)`id`.c',
	'back\\slash.c',
	'\u202eright to left.c',
	'<img src=x onerror=alert(1)>.c',
	'a\n::error file=other.c::forged.c',
	'a\nbindsight: forged: all is well.c',
	LONG,
];

const files = (code: string) => Object.fromEntries(NAMES.map((name) => [name, code]));
const sorted = (names: readonly string[]) => [...names].sort();
/** Control characters but for line feed and tab, and the one that turns a line round. */
const CONTROL = /[^\P{Cc}\n\t]|\u202e/u;

describe('files of any name', () => {
	itOnPosix('are walked, and named as they are in JSON and SARIF', () => {
		const cwd = folderWith(files(UNCHECKED_BIND));
		const run = bindsight(['check', '--format', 'json', '--jobs', '2', '.'], { cwd });
		const { findings, problems } = parsedAs(checkSchema, run);
		expect(problems).toEqual([]);
		expect(findings.map(({ file }) => file)).toEqual(sorted(NAMES.map((name) => `./${name}`)));
		const { runs } = sarifIn(bindsight(['check', '--format', 'sarif', '.'], { cwd }).stdout);
		const uris = runs[0]!.results!.map(({ locations }) => locations![0]!.physicalLocation!.artifactLocation!.uri!);
		expect(sorted(uris.map(decodeURIComponent))).toEqual(sorted(NAMES));
	});

	itOnPosix('can be named', () => {
		const cwd = folderWith(files(UNCHECKED_BIND));
		const run = bindsight(['check', '--format', 'json', '--', ...NAMES], { cwd });
		expect(parsedAs(checkSchema, run).findings.map(({ file }) => file)).toEqual(sorted(NAMES));
	});

	itOnPosix('begin no line of their own and steer no terminal', () => {
		const cwd = folderWith(files(LATE_OPTION));
		mkdirSync(path.join(cwd, 'broken'));
		writeFileSync(path.join(cwd, 'broken', 'a\nbindsight: forged.c'), Buffer.from([0]));
		for (const format of ['text', 'github']) {
			const { stdout, stderr } = bindsight(['check', '--format', format, '.', 'no\nbindsight: forged\u001b[2J.c'], {
				cwd,
			});
			expect(stdout + stderr).not.toMatch(CONTROL);
			expect(stdout + stderr).not.toMatch(/^(?:bindsight: forged|::error file=other)/m);
			expect(stderr.trimEnd().split('\n')).toHaveLength(2);
		}
		expect(bindsight(['sockets', '.'], { cwd }).stdout).not.toMatch(/^bindsight: forged/m);
	});

	itOnPosix('are fixed under their own names', () => {
		const useless = '// bindsight-ignore unchecked-bind: no longer so\nint x;\n';
		const cwd = folderWith(files(useless));
		const { stderr } = bindsight(['check', '--fix', '.'], { cwd });
		expect(stderr).toBe(`bindsight: ${NAMES.length} fixes applied in ${NAMES.length} files\n`);
	});
});

describe('a name whose bytes are no UTF-8', () => {
	const itOnLinux = it.skipIf(process.platform !== 'linux');

	itOnLinux('is told of, and the rest is done', () => {
		const cwd = folderWith({ 'good.c': UNCHECKED_BIND });
		writeFileSync(Buffer.concat([Buffer.from(`${cwd}/bad`), Buffer.from([0xff, 0xfe]), Buffer.from('.c')]), '');
		mkdirSync(Buffer.concat([Buffer.from(`${cwd}/dir`), Buffer.from([0xff])]));
		const run = bindsight(['check', '--fail-on', 'never', '--format', 'json', '.'], { cwd });
		const { findings, problems } = parsedAs(checkSchema, run);
		const message = 'no such file or directory: its name is no UTF-8';
		expect(problems).toEqual([
			{ file: './bad\ufffd\ufffd.c', message },
			{ file: './dir\ufffd', message },
		]);
		expect(findings.map(({ file }) => file)).toEqual(['./good.c']);
		expect(run.exitCode).toBe(0);
	});
});
