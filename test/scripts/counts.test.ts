import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Counts, countHost, countVitest, sum } from '../../scripts/testing/counts.mjs';

const folder = mkdtempSync(path.join(os.tmpdir(), 'bindsight-counts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const WELL = { code: 0, timedOut: false };

function report(content: unknown): string {
	const file = path.join(folder, 'report.json');
	writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
	return file;
}

function checkFailed(counts: Counts, because: RegExp): void {
	expect(counts.failed).toBeGreaterThan(0);
	expect(counts.problems.join('\n')).toMatch(because);
}

describe('the result of the tests inside the extension host', () => {
	const passed = { finished: true, passed: 3, failed: 0, skipped: 0 };

	it('is what the suite wrote down', () => {
		expect(countHost('host', report(passed), WELL)).toMatchObject({ passed: 3, failed: 0 });
		const one = { ...passed, failed: 1 };
		expect(countHost('host', report(one), { code: 1, timedOut: false })).toMatchObject({ passed: 3, failed: 1 });
	});

	it('is a failure where the extension host was killed, although VS Code ends well', () => {
		checkFailed(countHost('host', report({ ...passed, finished: false }), WELL), /ended before the tests did/);
	});

	it('is a failure where VS Code never began', () => {
		checkFailed(countHost('host', path.join(folder, 'none.json'), WELL), /before any test began/);
	});

	it('is a failure where it took too long, ended badly, or ran nothing', () => {
		checkFailed(countHost('host', report(passed), { code: null, timedOut: true }), /too long/);
		checkFailed(countHost('host', report(passed), { code: 96, timedOut: false }), /ended with 96/);
		checkFailed(countHost('host', report({ ...passed, passed: 0 }), WELL), /ran no test/);
	});
});

describe('the result of vitest', () => {
	const good = { status: 'passed', assertionResults: [{ status: 'passed' }] };
	const passed = { numPassedTests: 2, numFailedTests: 0, testResults: [good] };

	it('is what its report says', () => {
		expect(countVitest('unit', report(passed), WELL)).toMatchObject({ passed: 2, failed: 0 });
	});

	it('counts a file that could not be loaded as a failure', () => {
		const unloaded = { status: 'failed', name: 'a.test.ts', assertionResults: [] };
		const counts = countVitest('unit', report({ ...passed, testResults: [good, unloaded] }), {
			code: 1,
			timedOut: false,
		});
		expect(counts).toMatchObject({ passed: 2, failed: 1 });
		checkFailed(counts, /a\.test\.ts could not be run/);
	});

	it('is a failure where the report is missing, cut off, or empty, or vitest ended badly', () => {
		checkFailed(countVitest('unit', path.join(folder, 'none.json'), WELL), /no report/);
		checkFailed(countVitest('unit', report('{"numPassed'), WELL), /no report/);
		checkFailed(countVitest('unit', report({ numPassedTests: 0, numFailedTests: 0 }), WELL), /ran no test/);
		checkFailed(countVitest('unit', report(passed), { code: 1, timedOut: false }), /ended with 1/);
	});
});

it('several results are added up', () => {
	const one = { passed: 1, failed: 2, skipped: 3, problems: ['a'] };
	expect(sum([one, one])).toEqual({ passed: 2, failed: 4, skipped: 6, problems: ['a', 'a'] });
	expect(sum([])).toEqual({ passed: 0, failed: 0, skipped: 0, problems: [] });
});
