import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bindsight, checkRefused, folderWith, parsedAs } from './helpers/bindsight.js';
import { CLEAN, LATE_OPTION, UNCHECKED_BIND } from './helpers/code.js';
import { sarifIn } from './helpers/sarif-schema.js';
import { checkSchema } from './helpers/schemas.js';

/** A folder with these files and a baseline of what is found in them. */
function folderWithBaseline(files: Record<string, string>): string {
	const cwd = folderWith(files);
	const run = bindsight(['check', '--write-baseline', 'baseline.json', '.'], { cwd });
	expect(run).toMatchObject({ exitCode: 0, stdout: '' });
	return cwd;
}

/** What is new, file and rule, and what the baseline counts. */
function against(cwd: string, ...args: string[]) {
	const run = bindsight(['check', '--format', 'json', '--baseline', 'baseline.json', ...args], { cwd });
	const { findings, summary } = parsedAs(checkSchema, run);
	return { new: findings.map(({ file, rule }) => `${file} ${rule}`), ...summary.baseline, exitCode: run.exitCode };
}

describe('check --write-baseline', () => {
	it('writes one finding a line, sorted, and says how many', () => {
		const cwd = folderWith({ 'src/b.c': LATE_OPTION, 'src/a.c': LATE_OPTION });
		const { stderr } = bindsight(['check', '--write-baseline', 'baseline.json', '.'], { cwd });
		expect(stderr).toBe('bindsight: baseline.json: 2 findings written\n');
		const lines = readFileSync(path.join(cwd, 'baseline.json'), 'utf8').split('\n');
		const entry = (file: string) =>
			expect.stringMatching(
				new RegExp(`^ {4}\\{"file":"${file}","rule":"option-after-bind","fingerprint":"[0-9a-f]{16}:1"\\},?$`),
			);
		expect(lines).toEqual([
			'{',
			'  "version": 1,',
			'  "findings": [',
			entry('src/a.c'),
			entry('src/b.c'),
			'  ]',
			'}',
			'',
		]);
	});

	it('writes the same bytes from any directory', () => {
		const cwd = folderWithBaseline({ 'src/a.c': LATE_OPTION });
		const written = readFileSync(path.join(cwd, 'baseline.json'), 'utf8');
		bindsight(['check', '--write-baseline', '../baseline.json', 'a.c'], { cwd: path.join(cwd, 'src') });
		expect(readFileSync(path.join(cwd, 'baseline.json'), 'utf8')).toBe(written);
	});

	it('writes an empty one where nothing is found', () => {
		const cwd = folderWithBaseline({ 'a.c': CLEAN });
		expect(JSON.parse(readFileSync(path.join(cwd, 'baseline.json'), 'utf8'))).toEqual({ version: 1, findings: [] });
	});

	it('takes the place of the one that it is compared with', () => {
		const cwd = folderWithBaseline({ 'a.c': LATE_OPTION });
		writeFileSync(path.join(cwd, 'b.c'), LATE_OPTION);
		bindsight(['check', '--baseline', 'baseline.json', '--write-baseline', 'baseline.json', '.'], { cwd });
		expect(against(cwd, '.')).toEqual({ new: [], known: 2, gone: 0, exitCode: 0 });
	});
});

describe('check --baseline', () => {
	it('leaves out what is known, and the run succeeds', () => {
		const cwd = folderWithBaseline({ 'a.c': LATE_OPTION, 'b.c': UNCHECKED_BIND });
		expect(against(cwd, '.')).toMatchObject({ new: [], gone: 0, exitCode: 0 });
	});

	it('shows what is new, which makes the run fail', () => {
		const cwd = folderWithBaseline({ 'a.c': LATE_OPTION });
		writeFileSync(path.join(cwd, 'b.c'), LATE_OPTION);
		expect(against(cwd, '.')).toEqual({ new: ['./b.c option-after-bind'], known: 1, gone: 0, exitCode: 1 });
	});

	it('knows a finding again after an edit above it', () => {
		const cwd = folderWithBaseline({ 'a.c': LATE_OPTION });
		writeFileSync(path.join(cwd, 'a.c'), `/* a licence */\n\n${LATE_OPTION}`);
		expect(against(cwd, '.')).toEqual({ new: [], known: 1, gone: 0, exitCode: 0 });
	});

	it('does not take a second one that is alike for the first', () => {
		const cwd = folderWithBaseline({ 'a.c': LATE_OPTION });
		writeFileSync(path.join(cwd, 'a.c'), `${LATE_OPTION}\n${LATE_OPTION.replace('serve', 'serve_more')}`);
		expect(against(cwd, '.')).toEqual({ new: ['./a.c option-after-bind'], known: 1, gone: 0, exitCode: 1 });
	});

	it('counts what is mended', () => {
		const cwd = folderWithBaseline({ 'a.c': LATE_OPTION });
		writeFileSync(path.join(cwd, 'a.c'), CLEAN);
		expect(against(cwd, '.')).toEqual({ new: [], known: 0, gone: 1, exitCode: 0 });
	});

	it('says nothing of files that were not looked at', () => {
		const cwd = folderWithBaseline({ 'a.c': LATE_OPTION, 'b.c': LATE_OPTION });
		expect(against(cwd, 'a.c')).toEqual({ new: [], known: 1, gone: 0, exitCode: 0 });
	});

	it('tells both in words', () => {
		const cwd = folderWithBaseline({ 'a.c': LATE_OPTION, 'b.c': LATE_OPTION });
		writeFileSync(path.join(cwd, 'b.c'), CLEAN);
		expect(bindsight(['check', '--baseline', 'baseline.json', '.'], { cwd }).stdout).toBe(
			'2 files, no findings. 1 known finding left out. 1 of the baseline is there no more.\n',
		);
	});

	it('calls the results new in SARIF, and counts the others', () => {
		const cwd = folderWithBaseline({ 'a.c': LATE_OPTION });
		writeFileSync(path.join(cwd, 'b.c'), LATE_OPTION);
		const run = bindsight(['check', '--format', 'sarif', '--baseline', 'baseline.json', '.'], { cwd });
		const { results, properties } = sarifIn(run.stdout).runs[0]!;
		expect(results).toMatchObject([{ baselineState: 'new' }]);
		expect(properties).toEqual({ baseline: { known: 1, gone: 0 } });
	});

	it.each(['[]', '{', '{"version":2,"findings":[]}', '{"version":1,"findings":[{"file":"a.c"}]}'])(
		'refuses %s',
		(content) =>
			checkRefused(['check', '--baseline', 'baseline.json', '.'], ['baseline.json: is no baseline'], {
				cwd: folderWith({ 'baseline.json': content, 'a.c': CLEAN }),
			}),
	);

	it('refuses one that is not there', () => {
		const cwd = folderWithBaseline({ 'a.c': CLEAN });
		rmSync(path.join(cwd, 'baseline.json'));
		checkRefused(['check', '--baseline', 'baseline.json', '.'], ['baseline.json: no such file'], { cwd });
	});
});
