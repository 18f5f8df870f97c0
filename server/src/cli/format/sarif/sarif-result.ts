import type { ArtifactChange, CodeFlow, Fix, Result } from 'sarif';
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

/** The places that lead to the finding, those that follow, and itself: as they stand in the code, callers first. */
function codeFlow({ file, range, message, related }: ReportedFinding): CodeFlow {
	const elsewhere = related.filter((place) => place.file !== file);
	const here = [...related.filter((place) => place.file === file), { file, range, message }];
	here.sort((a, b) => byPosition(a.range.start, b.range.start));
	const locations = [...elsewhere, ...here].map((place) => ({ location: sarifLocation(place, place.message) }));
	return { threadFlows: [{ locations }] };
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
