// What has to hold before a release.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../lib/paths.mjs';
import { npm, run } from '../lib/processes.mjs';
import { lastRun, stateOfTree } from '../testing/last-run.mjs';
import { TEST_PARTS } from '../testing/parts.mjs';
import { hasUnreleased, isAtLeast } from './versions.mjs';

/** @param {string} file */
const read = (file) => readFileSync(path.join(root, file), 'utf8');

/**
 * What stands against releasing that version now, a sentence each.
 * @param {string} version
 * @returns {Promise<string[]>}
 */
export async function problemsWith(version) {
	return [...problemsOfFiles(version), ...problemsOfTree(), ...(await problemsOfAudit())];
}

/** @param {string} version */
function problemsOfFiles(version) {
	const present = JSON.parse(read('package.json')).version;
	const problems = [];
	if (!isAtLeast(version, present)) problems.push(`${version} is lower than ${present}, the version in package.json.`);
	if (!hasUnreleased(read('CHANGELOG.md'))) {
		problems.push('CHANGELOG.md does not begin with "## VERSION (unreleased)": nothing says what is new.');
	}
	return problems;
}

function problemsOfTree() {
	const { commit, clean } = stateOfTree();
	const problems = clean ? [] : ['Files are not as they were committed: git status names them.'];
	const tests = lastRun();
	if (tests?.commit !== commit || !tests.clean) {
		problems.push('The tests have not been run on this commit: npm test.');
	} else if (tests.failed > 0) {
		problems.push(`${tests.failed} tests failed.`);
	} else if (TEST_PARTS.some((part) => !tests.parts.includes(part))) {
		problems.push(`Only some of the tests have been run: ${tests.parts.join(', ')}.`);
	}
	return problems;
}

/** npm asks its registry about every package of the lock file; not every mirror answers. */
async function problemsOfAudit() {
	const { command, args, shell } = npm();
	const audit = [...args, 'audit', '--json', '--audit-level', 'low'];
	const { code, stdout } = await run(command, audit, { cwd: root, shell, stdio: ['ignore', 'pipe', 'ignore'] });
	if (code === 0) return [];
	const found = vulnerabilitiesIn(stdout);
	return found.length === 0
		? ['npm audit got no answer: nobody knows whether a package has a known weakness.']
		: [`npm audit tells of ${found.join(', ')}.`];
}

/** @param {string} answer @returns {string[]} */
function vulnerabilitiesIn(answer) {
	try {
		return Object.keys(JSON.parse(answer).vulnerabilities ?? {});
	} catch {
		return [];
	}
}
