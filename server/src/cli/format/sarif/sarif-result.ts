import type { ArtifactChange, CodeFlow, Fix, Result } from 'sarif';
import { text } from '../../../messages/text.js';
import { byPosition } from '../../places.js';
import type { ReportedFinding } from '../check-report.js';
import { sarifLevel } from './sarif-level.js';
import { sarifFile, sarifLocation, sarifRegion } from './sarif-place.js';

/** A finding as SARIF has it. GitHub follows an alert by `primaryLocationLineHash` from one upload to the next. */
export function sarifResult(finding: ReportedFinding, ruleIndex: number, fingerprint: string): Result {
	const { rule, severity, message, related, fixes, targets } = finding;
	return {
		ruleId: rule,
		ruleIndex,
		level: sarifLevel(severity),
		message: { text: message },
		locations: [sarifLocation(finding)],
		partialFingerprints: { primaryLocationLineHash: fingerprint },
		...(related.length === 0
			? {}
			: {
					relatedLocations: related.map((place, id) => ({ id, ...sarifLocation(place, place.message) })),
					codeFlows: [codeFlow(finding)],
				}),
		...(fixes.length === 0 ? {} : { fixes: fixes.map(sarifFix) }),
		properties: { severity, targets: [...targets] },
	};
}

/**
 * First the calls through which it is reached, from the outside in; then the other places as the rule gives them, the
 * finding itself before those that stand below it in its file, for these follow it.
 */
function codeFlow({ file, range, message, related }: ReportedFinding): CodeFlow {
	const ofCalls = text({ id: 'rules.related.calledFrom' });
	const others = related.filter((place) => place.message !== ofCalls);
	const position = others.findLastIndex(
		(place) => place.file !== file || byPosition(place.range.start, range.start) < 0,
	);
	const places = [
		...related.filter((place) => place.message === ofCalls),
		...others.toSpliced(position + 1, 0, { file, range, message }),
	];
	return { threadFlows: [{ locations: places.map((place) => ({ location: sarifLocation(place, place.message) })) }] };
}

function sarifFix({ title, edits }: ReportedFinding['fixes'][number]): Fix {
	const changes = new Map<string, ArtifactChange>();
	for (const { file, range, newText } of edits) {
		const change = changes.get(file) ?? { artifactLocation: sarifFile(file), replacements: [] };
		change.replacements.push({ deletedRegion: sarifRegion(range), insertedContent: { text: newText } });
		changes.set(file, change);
	}
	return { description: { text: title }, artifactChanges: [...changes.values()] };
}
