import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../../scripts/lib/paths.mjs';
import { difference } from '../../scripts/report/difference.mjs';
import { differenceMarkdown, reportMarkdown } from '../../scripts/report/markdown.mjs';
import { projectsIn } from '../../scripts/report/projects.mjs';

const finding = {
	project: 'real/one',
	rule: 'unchecked-bind',
	severity: 'warning',
	file: 'src/server.c',
	line: 12,
	column: 2,
	targets: ['windows'],
	message: 'nobody looks',
	code: ['bind(s, a, n);'],
	fixes: ['Check it'],
};
const projects = [{ project: 'real/one', files: 3, problems: [] }];
const reportOf = (...findings: (typeof finding)[]) => ({ projects, findings });

describe('the projects of a folder', () => {
	let folder: string;
	beforeEach(() => {
		folder = mkdtempSync(path.join(tmpdir(), 'bindsight-report-'));
	});
	afterEach(() => rmSync(folder, { recursive: true }));

	it('are its folders, and what lies loose in it', () => {
		mkdirSync(path.join(folder, 'b'));
		mkdirSync(path.join(folder, 'a'));
		cpSync(path.join(root, 'samples', 'unchecked-bind.c'), path.join(folder, 'loose.c'));
		writeFileSync(path.join(folder, 'README.md'), '');
		const name = path.basename(folder);
		expect(projectsIn(folder).map((project) => project.name)).toEqual([name, `${name}/a`, `${name}/b`]);
		expect(projectsIn(folder)[0]?.paths).toEqual(['loose.c']);
	});

	it('are the folder itself where it is a project', () => {
		mkdirSync(path.join(folder, 'src'));
		writeFileSync(path.join(folder, '.bindsight.json'), '{}');
		expect(projectsIn(folder)).toEqual([{ name: path.basename(folder), folder, paths: ['.'] }]);
	});
});

describe('the difference of two reports', () => {
	it('is nothing where a finding only moved', () => {
		expect(difference(reportOf(finding), reportOf({ ...finding, line: 40 }))).toEqual({
			gone: [],
			came: [],
			changed: [],
		});
	});

	it('tells what went, what came and what says something else', () => {
		const other = { ...finding, file: 'src/client.c' };
		const quieter = { ...finding, severity: 'info' };
		expect(difference(reportOf(finding), reportOf(other))).toEqual({ gone: [finding], came: [other], changed: [] });
		const told = difference(reportOf(finding), reportOf(quieter));
		expect(told).toEqual({ gone: [], came: [], changed: [{ before: finding, after: quieter }] });
		expect(differenceMarkdown(told)).toContain('before: warning (windows): nobody looks');
	});

	it('counts findings on the same code', () => {
		const second = { ...finding, line: 30 };
		expect(difference(reportOf(finding, second), reportOf(finding))).toEqual({
			gone: [second],
			came: [],
			changed: [],
		});
	});

	it('says nothing of a project that only one of them has', () => {
		const elsewhere = { ...finding, project: 'real/two' };
		expect(difference(reportOf(), reportOf(elsewhere)).came).toEqual([]);
	});
});

it('a report counts each rule and shows the code of each finding', () => {
	const shown = reportMarkdown(reportOf(finding));
	expect(shown).toContain('1 projects, 3 files, 1 findings.');
	expect(shown).toContain('| unchecked-bind | 0 | 1 | 0 | 0 | 1 |');
	expect(shown).toContain('- real/one: src/server.c:12: unchecked-bind\n      bind(s, a, n);\n  warning');
});
