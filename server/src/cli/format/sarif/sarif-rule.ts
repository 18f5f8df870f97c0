import type { ReportingDescriptor } from 'sarif';
import { EXCLUSIVEADDRUSE_ARTICLE, SHARING_TRANSPORT_ADDRESSES, USING_PAGE } from '../../../knowledge/sources.js';
import { text } from '../../../messages/text.js';
import type { Severity } from '../../../protocol/findings.js';
import type { Rule } from '../../../rules/rule.js';
import { pageText } from '../../rule-pages.js';
import { sarifLevel } from './sarif-level.js';

/** Another process takes a port over: CWE-605, "Multiple Binds to the Same Port". */
const PORT_TAKEN = 'CWE-605';
/** By how sure the rule is of it, in the middle and the lower part of the CVSS scale: our own judgement, no document's. */
const PORT_TAKEN_SCORE: Readonly<Record<Severity, string>> = { error: '7.0', warning: '5.5', info: '3.5', hint: '3.5' };

/** A rule as SARIF has it: GitHub shows its page beside the alert. */
export function sarifRule({ name, severity, summary, fix, targets, sources, cwe }: Rule): ReportingDescriptor {
	const short = text(summary);
	const full = fix ? `${short} ${text({ id: 'cli.rules.fix', args: { fix: text(fix) } })}` : short;
	const markdown = pageText(name);
	return {
		id: name,
		name: name.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase()),
		shortDescription: { text: short },
		fullDescription: { text: full },
		help: { text: full, ...(markdown === undefined ? {} : { markdown }) },
		helpUri: furtherReading({ sources, targets, cwe }),
		defaultConfiguration: { level: sarifLevel(severity) },
		properties: {
			tags: [
				...['sockets', ...targets],
				...(cwe === PORT_TAKEN ? ['security'] : []),
				...(cwe === undefined ? [] : [`external/cwe/${cwe.toLowerCase()}`]),
			],
			...(cwe === PORT_TAKEN ? { 'security-severity': PORT_TAKEN_SCORE[severity] } : {}),
		},
	};
}

/** What a title begins with under which the rules cite a document. */
const CITED: readonly (readonly [string, string])[] = [
	['Microsoft Learn, Win32: Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE', USING_PAGE.url],
	['Microsoft Learn, Win32: SO_EXCLUSIVEADDRUSE socket option', EXCLUSIVEADDRUSE_ARTICLE.url],
	['Windows driver documentation: Sharing Transport Addresses', SHARING_TRANSPORT_ADDRESSES.url],
];

/**
 * A page on the web: the first document of a rule that has an address here, else its weakness, else the page on its whole
 * subject. The rule's own page is in `help`.
 */
function furtherReading({ sources, targets, cwe }: Pick<Rule, 'sources' | 'targets' | 'cwe'>): string {
	const cited = sources.flatMap((source) => CITED.find(([title]) => source.startsWith(title))?.[1] ?? []);
	const weakness = cwe && `https://cwe.mitre.org/data/definitions/${cwe.replace('CWE-', '')}.html`;
	const subject = targets.every((target) => target === 'windows-kernel') ? SHARING_TRANSPORT_ADDRESSES : USING_PAGE;
	return cited[0] ?? weakness ?? subject.url;
}
