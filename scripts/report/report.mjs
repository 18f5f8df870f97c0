// npm run report: what the command line says of many projects, rule by rule, and what changed since an earlier report.
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { results } from '../lib/paths.mjs';
import { endChildrenOnInterrupt } from '../lib/processes.mjs';
import { difference } from './difference.mjs';
import { differenceMarkdown, reportMarkdown } from './markdown.mjs';
import { projectsIn, reportOfProject } from './projects.mjs';

const usage = `Usage: npm run report -- FOLDER... [--against EARLIER.json] [--output FILE] [--limit SECONDS]

Analyses every project in the folders with the built command line (npm run build) and writes what it finds, rule by rule,
each finding with its code: FILE as JSON, and the same as Markdown beside it. A folder with .git or .bindsight.json is one
project; of any other folder each folder in it is one.

  --against EARLIER.json  print which findings went, came or changed since that report
  --output FILE           test-results/report.json unless told
  --limit SECONDS         for one project; 600 unless told
  --help                  this text
`;

function readArguments() {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			against: { type: 'string' },
			output: { type: 'string', default: path.join(results, 'report.json') },
			limit: { type: 'string', default: '600' },
			help: { type: 'boolean', short: 'h' },
		},
	});
	if (values.help) return undefined;
	if (positionals.length === 0) throw new Error('Name at least one folder.');
	for (const folder of positionals) {
		if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`There is no folder ${folder}.`);
	}
	if (!/^[1-9]\d*$/.test(values.limit)) throw new Error(`--limit is a whole number, not "${values.limit}".`);
	if (!values.output.endsWith('.json')) throw new Error('--output names a .json file.');
	return {
		folders: positionals,
		earlier: values.against === undefined ? undefined : readReport(values.against),
		output: values.output,
		limit: Number(values.limit) * 1000,
	};
}

/** @param {string} file */
function readReport(file) {
	let report;
	try {
		report = JSON.parse(readFileSync(file, 'utf8'));
	} catch {
		throw new Error(`Cannot read ${file} as JSON.`);
	}
	if (!Array.isArray(report?.projects) || !Array.isArray(report.findings)) throw new Error(`${file} is no report.`);
	return report;
}

/** @param {string[]} folders @param {number} limit */
async function reportOf(folders, limit) {
	/** @type {{ project: string, files: number, problems: { file: string, message: string }[], failed?: string }[]} */
	const projects = [];
	/** @type {import('./projects.mjs').ReportedFinding[]} */
	const findings = [];
	for (const each of folders.flatMap(projectsIn)) {
		process.stderr.write(`${each.name}\n`);
		try {
			const { findings: found, ...project } = await reportOfProject(each, limit);
			projects.push(project);
			findings.push(...found);
		} catch (error) {
			const failed = /** @type {Error} */ (error).message;
			projects.push({ project: each.name, files: 0, problems: [], failed });
		}
	}
	return { version: 1, projects, findings: findings.sort(byRule) };
}

/** The command line has sorted what is left by place. @param {{ rule: string }} a @param {{ rule: string }} b */
function byRule(a, b) {
	return a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0;
}

endChildrenOnInterrupt();
try {
	const options = readArguments();
	if (options) {
		const report = await reportOf(options.folders, options.limit);
		mkdirSync(path.dirname(options.output), { recursive: true });
		writeFileSync(options.output, `${JSON.stringify(report, null, '\t')}\n`);
		writeFileSync(options.output.replace(/\.json$/, '.md'), reportMarkdown(report));
		process.stdout.write(
			options.earlier
				? `${differenceMarkdown(difference(options.earlier, report))}\n`
				: `${report.findings.length} findings in ${report.projects.length} projects: ${options.output}\n`,
		);
		process.exitCode = report.projects.some(({ failed }) => failed !== undefined) ? 1 : 0;
	} else {
		process.stdout.write(usage);
	}
} catch (error) {
	process.stderr.write(`${/** @type {Error} */ (error).message}\n\n${usage}`);
	process.exitCode = 2;
}
