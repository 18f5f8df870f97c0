// A report and a difference as a person reads them.

/** @typedef {import('./projects.mjs').ReportedFinding} ReportedFinding */

const severities = ['error', 'warning', 'info', 'hint'];

/** @param {{ projects: { project: string, files: number, failed?: string }[], findings: ReportedFinding[] }} report */
export function reportMarkdown({ projects, findings }) {
	const rules = [...new Set(findings.map(({ rule }) => rule))].sort();
	const files = projects.reduce((sum, project) => sum + project.files, 0);
	const failed = projects.filter((project) => project.failed !== undefined);
	return [
		'# What Bindsight says of real projects',
		'',
		`${projects.length} projects, ${files} files, ${findings.length} findings.`,
		'',
		...failed.map(({ project, failed: reason }) => `- ${project} was not analysed: ${reason}`),
		...(failed.length > 0 ? [''] : []),
		`| Rule | ${severities.join(' | ')} | Projects |`,
		`|---|${severities.map(() => '---:').join('|')}|---:|`,
		...rules.map((rule) =>
			row(
				rule,
				findings.filter((finding) => finding.rule === rule),
			),
		),
		'',
		...rules.flatMap((rule) => [
			`## ${rule}`,
			'',
			...findings.filter((finding) => finding.rule === rule).flatMap(findingLines),
		]),
	].join('\n');
}

/** @param {string} rule @param {ReportedFinding[]} findings */
function row(rule, findings) {
	const counts = severities.map((severity) => findings.filter((finding) => finding.severity === severity).length);
	const projects = new Set(findings.map(({ project }) => project)).size;
	return `| ${[rule, ...counts, projects].join(' | ')} |`;
}

/** @param {import('./difference.mjs').Difference} difference */
export function differenceMarkdown({ gone, came, changed }) {
	const parts = [
		part('Gone', gone.length, gone.flatMap(findingLines)),
		part('Came', came.length, came.flatMap(findingLines)),
		part(
			'Changed',
			changed.length,
			changed.flatMap(({ before, after }) => [
				...findingLines(after).slice(0, -1),
				`  before: ${saying(before)}`,
				...fixLines(before, after),
				'',
			]),
		),
	];
	return [`${gone.length} findings went, ${came.length} came, ${changed.length} changed.`, '', ...parts.flat()].join(
		'\n',
	);
}

/** @param {string} title @param {number} count @param {string[]} lines */
function part(title, count, lines) {
	return count === 0 ? [] : [`## ${title}`, '', ...lines];
}

/** @param {ReportedFinding} finding */
function findingLines(finding) {
	return [
		`- ${finding.project}: ${finding.file}:${finding.line}: ${finding.rule}`,
		...finding.code.map((line) => `      ${line}`),
		`  ${saying(finding)}`,
		'',
	];
}

/** @param {ReportedFinding} finding */
function saying({ severity, targets, message }) {
	return `${severity} (${targets.join(', ')}): ${message}`;
}

/** @param {ReportedFinding} before @param {ReportedFinding} after */
function fixLines(before, after) {
	const [first, second] = [before.fixes, after.fixes].map((fixes) => fixes.join('; ') || 'none');
	return first === second ? [] : [`  fixes before: ${first}`, `  fixes now: ${second}`];
}
