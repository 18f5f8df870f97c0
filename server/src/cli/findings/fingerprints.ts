import { createHash } from 'node:crypto';
import type { Finding } from '../../protocol/findings.js';
import type { Places } from '../places.js';

const DIGITS = 16;

/**
 * A fingerprint for each finding of one file, in their order: of the rule and the text of the line without white space,
 * with a number where several are alike. So neither an edit above nor another indentation changes it.
 */
export function fingerprintsOf(findings: readonly Pick<Finding, 'rule' | 'span'>[], places: Places): string[] {
	const seen = new Map<string, number>();
	return findings.map(({ rule, span }) => {
		const line = places.lineText(places.printed(span).start.line - 1).replace(/\s+/g, '');
		const digest = createHash('sha256').update(`${rule}\n${line}`).digest('hex').slice(0, DIGITS);
		const count = (seen.get(digest) ?? 0) + 1;
		seen.set(digest, count);
		return `${digest}:${count}`;
	});
}
