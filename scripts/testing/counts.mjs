// What the tests' reports say, added up.
import { readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number, problems: string[] }} Counts */

/** @param {string} problem @returns {Counts} one failure that no report tells of */
export function failure(problem) {
	return { passed: 0, failed: 1, skipped: 0, problems: [problem] };
}

/** @param {readonly Counts[]} all @returns {Counts} */
export function sum(all) {
	const add = (/** @type {'passed' | 'failed' | 'skipped'} */ name) =>
		all.reduce((total, each) => total + each[name], 0);
	return {
		passed: add('passed'),
		failed: add('failed'),
		skipped: add('skipped'),
		problems: all.flatMap(({ problems }) => problems),
	};
}

/** @param {string} file @returns {any} undefined where there is none or it is cut off */
function readReport(file) {
	try {
		return JSON.parse(readFileSync(file, 'utf8'));
	} catch {
		return undefined;
	}
}

/**
 * What vitest's JSON report says. A file that could not even be loaded counts as a failure, and so does a run that ended
 * badly although every test in its report passed.
 * @param {string} name of the run, for problems
 * @param {string} file
 * @param {{ code: number | null, timedOut: boolean }} ended
 * @returns {Counts}
 */
export function countVitest(name, file, ended) {
	const report = readReport(file);
	if (ended.timedOut) return failure(`${name}: took too long and was ended.`);
	if (!report) return failure(`${name}: ended with ${ended.code} and left no report.`);
	const { numPassedTests: passed, numFailedTests, numPendingTests = 0, numTodoTests = 0, testResults = [] } = report;
	const unloaded = testResults.filter(
		(/** @type {any} */ { status, assertionResults }) =>
			status === 'failed' && !assertionResults.some((/** @type {any} */ each) => each.status === 'failed'),
	);
	const counts = {
		passed,
		failed: numFailedTests + unloaded.length,
		skipped: numPendingTests + numTodoTests,
		problems: unloaded.map((/** @type {any} */ each) =>
			`${name}: ${each.name} could not be run. ${each.message ?? ''}`.trim(),
		),
	};
	if (ended.code !== 0 && counts.failed === 0) return sum([counts, failure(`${name}: ended with ${ended.code}.`)]);
	if (passed + counts.failed === 0) return sum([counts, failure(`${name}: ran no test.`)]);
	return counts;
}

/**
 * What the suite inside the extension host wrote down. VS Code's exit code proves nothing: where the extension host is
 * killed, it is 0.
 * @param {string} name of the run, for problems
 * @param {string} file
 * @param {{ code: number | null, timedOut: boolean }} ended
 * @returns {Counts}
 */
export function countHost(name, file, ended) {
	const report = readReport(file);
	if (ended.timedOut) return failure(`${name}: took too long and was ended.`);
	if (!report) return failure(`${name}: VS Code ended with ${ended.code} before any test began.`);
	if (!report.finished) return failure(`${name}: the extension host ended before the tests did.`);
	const counts = { passed: report.passed, failed: report.failed, skipped: report.skipped, problems: [] };
	if (ended.code !== 0 && counts.failed === 0) return sum([counts, failure(`${name}: ended with ${ended.code}.`)]);
	if (counts.passed + counts.failed === 0) return sum([counts, failure(`${name}: ran no test.`)]);
	return counts;
}
