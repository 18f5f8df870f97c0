// Finds the projects below a folder and what the command line says of each.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../lib/paths.mjs';
import { run } from '../lib/processes.mjs';

/** @typedef {{ project: string, rule: string, severity: string, file: string, line: number, column: number, targets: string[], message: string, code: string[], fixes: string[] }} ReportedFinding */
/** @typedef {{ project: string, files: number, problems: { file: string, message: string }[], findings: ReportedFinding[] }} ProjectReport */

/** What makes a folder a project, and not a folder of projects; the command line links files by the same. */
const PROJECT_MARKS = ['.git', '.bindsight.json'];
/** Longer lines are cut, so that a line of generated code does not fill the report. */
const MAX_WIDTH = 160;
const MOST_LINES = 6;

/**
 * The folder itself where it is a project; else its folders, and the sources that lie loose in it as one more project.
 * @param {string} folder
 * @returns {{ name: string, folder: string, paths: string[] }[]}
 */
export function projectsIn(folder) {
	const name = path.basename(path.resolve(folder));
	if (PROJECT_MARKS.some((mark) => existsSync(path.join(folder, mark)))) return [{ name, folder, paths: ['.'] }];
	const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
	const loose = entries.filter((entry) => entry.isFile() && /\.(?:c|cc|cpp|cxx|h|hh|hpp|hxx)$/i.test(entry.name));
	const below = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
	return [
		...(loose.length > 0 ? [{ name, folder, paths: loose.map((entry) => entry.name) }] : []),
		...below.map((entry) => ({
			name: `${name}/${entry.name}`,
			folder: path.join(folder, entry.name),
			paths: ['.'],
		})),
	];
}

/**
 * Rejects where the command line does not come to its end within the time.
 * @param {{ name: string, folder: string, paths: string[] }} project
 * @param {number} limit in milliseconds
 * @returns {Promise<ProjectReport>}
 */
export async function reportOfProject({ name, folder, paths }, limit) {
	const bindsight = path.join(root, 'server', 'bin', 'bindsight.js');
	const args = [bindsight, 'check', '--format', 'json', '--fail-on', 'never', '--', ...paths];
	/** @type {import('node:child_process').SpawnOptions & { limit: number }} */
	const options = { cwd: folder, limit, stdio: ['ignore', 'pipe', 'ignore'] };
	const { stdout, timedOut, code } = await run(process.execPath, args, options);
	if (timedOut) throw new Error(`more than ${limit / 1000} s`);
	if (stdout === '') throw new Error(`the command line ended with ${code} and printed nothing`);
	const { findings, problems, summary } = JSON.parse(stdout);
	/** @type {Map<string, string[]>} */
	const lines = new Map();
	const linesOf = (/** @type {string} */ file) => {
		if (!lines.has(file)) lines.set(file, readFileSync(path.join(folder, file), 'utf8').split(/\r\n|\n|\r/));
		return lines.get(file) ?? [];
	};
	return {
		project: name,
		files: summary.files,
		problems,
		findings: findings.map((/** @type {any} */ finding) => ({
			project: name,
			rule: finding.rule,
			severity: finding.severity,
			file: finding.file,
			line: finding.range.start.line,
			column: finding.range.start.column,
			targets: finding.targets,
			message: finding.message,
			code: codeAt(linesOf(finding.file), finding.range),
			fixes: finding.fixes.map((/** @type {any} */ fix) => fix.title),
		})),
	};
}

/** @param {string[]} lines @param {{ start: { line: number }, end: { line: number } }} range */
function codeAt(lines, { start, end }) {
	return lines
		.slice(start.line - 1, Math.min(end.line, start.line - 1 + MOST_LINES))
		.map((line) => line.trim().slice(0, MAX_WIDTH));
}
