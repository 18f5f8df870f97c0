// What became of the findings of an earlier report.

/** @typedef {import('./projects.mjs').ReportedFinding} ReportedFinding */
/** @typedef {{ gone: ReportedFinding[], came: ReportedFinding[], changed: { before: ReportedFinding, after: ReportedFinding }[] }} Difference */

/**
 * A finding is the same one where rule, file and code are; so one that only moved to another line is not told. It has
 * changed where it says something else. Of a project that only one of the reports has, nothing is told.
 * @param {{ projects: { project: string }[], findings: ReportedFinding[] }} before
 * @param {{ projects: { project: string }[], findings: ReportedFinding[] }} after
 * @returns {Difference}
 */
export function difference(before, after) {
	const projects = (/** @type {typeof before} */ report) => new Set(report.projects.map(({ project }) => project));
	const [inBefore, inAfter] = [projects(before), projects(after)];
	const earlier = before.findings.filter(({ project }) => inAfter.has(project));
	const later = after.findings.filter(({ project }) => inBefore.has(project));
	const whole = pairs(earlier, later, (finding) => place(finding) + said(finding));
	const rest = pairs(whole.onlyFirst, whole.onlySecond, place);
	return {
		gone: rest.onlyFirst,
		came: rest.onlySecond,
		changed: rest.both.map(([first, second]) => ({ before: first, after: second })),
	};
}

/** @param {ReportedFinding} finding */
function place({ project, rule, file, code }) {
	return JSON.stringify([project, rule, file, code]);
}

/** @param {ReportedFinding} finding */
function said({ severity, targets, message, fixes }) {
	return JSON.stringify([severity, targets, message, fixes]);
}

/**
 * Pairs the findings of the same key in their order.
 * @param {ReportedFinding[]} first
 * @param {ReportedFinding[]} second
 * @param {(finding: ReportedFinding) => string} keyOf
 */
function pairs(first, second, keyOf) {
	/** @type {Map<string, ReportedFinding[]>} */
	const waiting = new Map();
	for (const finding of second) {
		const key = keyOf(finding);
		waiting.set(key, [...(waiting.get(key) ?? []), finding]);
	}
	/** @type {[ReportedFinding, ReportedFinding][]} */
	const both = [];
	const onlyFirst = first.filter((finding) => {
		const match = waiting.get(keyOf(finding))?.shift();
		if (match) both.push([finding, match]);
		return !match;
	});
	const left = new Set([...waiting.values()].flat());
	return { both, onlyFirst, onlySecond: second.filter((finding) => left.has(finding)) };
}
