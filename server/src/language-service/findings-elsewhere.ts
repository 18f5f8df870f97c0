import type { Finding } from '../protocol/findings.js';
import type { Span } from '../protocol/positions.js';
import type { ProjectSettings } from '../protocol/project-settings.js';
import type { FileFacts } from '../protocol/sockets.js';
import { report } from '../rules/report.js';
import type { Rule, RuleContext } from '../rules/rule.js';
import type { LinkedUnits } from './linked-units.js';

/**
 * What the rules say of a file where they look at another one: a wrapper is not blamed for what its caller decides, the
 * caller is, though the calls stand in the wrapper's file.
 */
export class FindingsElsewhere {
	/** By what conflicts are judged by; of facts that somebody still holds: those of a scan's projects go with them. */
	private readonly known = new WeakMap<FileFacts, Map<string, readonly Finding[]>>();

	constructor(
		private readonly units: LinkedUnits,
		private readonly rules: readonly Rule[],
	) {}

	/** The findings in the file with that uri that come from the files it leads to. Never throws for a rule that does. */
	about(uri: string, settings: ProjectSettings): Finding[] {
		return this.units.leadsTo(uri).flatMap((other) =>
			this.findingsOf(other, settings)
				.filter(({ span }) => span.file === uri)
				.map((finding) => seenFrom(finding, other, uri)),
		);
	}

	/** Looks at one file that `about` has to look at; false where none is left. */
	advance(uri: string, settings: ProjectSettings): boolean {
		const other = this.units.leadsTo(uri).find((each) => !this.isKnown(this.units.linkedFactsOf(each).facts, settings));
		if (other !== undefined) {
			this.findingsOf(other, settings);
		}
		return other !== undefined;
	}

	private findingsOf(uri: string, settings: ProjectSettings): readonly Finding[] {
		const { facts } = this.units.linkedFactsOf(uri);
		const byConflicts = this.known.get(facts) ?? new Map<string, readonly Finding[]>();
		const key = keyOfConflicts(settings);
		const findings = byConflicts.get(key) ?? this.find(uri, facts, settings);
		this.known.set(facts, byConflicts.set(key, findings));
		return findings;
	}

	private find(uri: string, facts: FileFacts, { account, model }: ProjectSettings): readonly Finding[] {
		const source = this.units.sourceOf(uri);
		return source ? this.ask({ text: source.text, facts, conflicts: { account, model } }) : [];
	}

	private isKnown(facts: FileFacts, settings: ProjectSettings): boolean {
		return this.known.get(facts)?.has(keyOfConflicts(settings)) ?? false;
	}

	private ask(context: RuleContext): Finding[] {
		return this.rules.flatMap((rule) => {
			try {
				return report(context, [rule]);
			} catch {
				// It is told where that file itself is analysed.
				return [];
			}
		});
	}
}

function keyOfConflicts({ account, model }: ProjectSettings): string {
	return JSON.stringify({ account, model });
}

function seenFrom(finding: Finding, from: string, uri: string): Finding {
	const spanOf = ({ start, end, file = from }: Span): Span => (file === uri ? { start, end } : { start, end, file });
	return {
		...finding,
		span: spanOf(finding.span),
		related: finding.related.map((place) => ({ ...place, span: spanOf(place.span) })),
	};
}
