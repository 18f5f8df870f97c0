import { type Finding, type Fix, type RelatedPlace, SEVERITIES } from '../protocol/findings.js';
import type { Message } from '../protocol/messages.js';
import type { FileFacts, SocketEvent } from '../protocol/sockets.js';
import { TARGETS } from '../protocol/targets.js';
import { ALL_RULES } from './all.js';
import type { Rule, RuleContext, TargetFinding } from './rule.js';

/** What the rules say of a file, sorted by place, then by rule. The same facts give the same findings. */
export function report(context: RuleContext, rules: readonly Rule[] = ALL_RULES): Finding[] {
	const given = { ...context, facts: onlyHere(context.facts), everywhere: context.facts };
	return rules.flatMap((rule) => findingsOf(rule, given)).sort(compareFindings);
}

/** Without what happens in other files: there it is told. */
function onlyHere(facts: FileFacts): FileFacts {
	const isHere = ({ span }: SocketEvent): boolean => span.file === undefined;
	const isAlone = facts.sockets.every(({ events }) => events.every(isHere));
	return isAlone
		? facts
		: { ...facts, sockets: facts.sockets.map((socket) => ({ ...socket, events: socket.events.filter(isHere) })) };
}

/**
 * What one rule says, sorted: one finding a place and sentence, for every target and socket that it holds for. Where a
 * sentence is proved for one socket and only possible for another, the proved one stands.
 */
export function findingsOf(rule: Rule, context: RuleContext): Finding[] {
	const merged = new Map<string, Finding>();
	for (const finding of rule.check(context)) {
		const key = JSON.stringify([finding.span, withoutProof(finding.message)]);
		const known = merged.get(key);
		const next = { ...finding, rule: rule.name, targets: [finding.target] };
		merged.set(key, known ? merge(known, finding) : finished(next));
	}
	return [...merged.values()].sort(compareFindings);
}

function finished(finding: Omit<TargetFinding, 'target'> & { rule: string; targets: Finding['targets'] }): Finding {
	const { rule, severity, span, message, targets, related = [], fixes = [] } = finding;
	const isHere = span.file === undefined && fixes.every(({ edits }) => edits.every((edit) => !edit.span.file));
	return {
		rule,
		severity,
		span,
		message,
		targets,
		related: unique<RelatedPlace>(related),
		// What to change in another file depends on more than can be seen from here.
		fixes: isHere ? unique<Fix>(fixes) : [],
	};
}

function merge(known: Finding, more: TargetFinding): Finding {
	const isLouder = SEVERITIES.indexOf(more.severity) < SEVERITIES.indexOf(known.severity);
	return finished({
		...known,
		severity: isLouder ? more.severity : known.severity,
		message: isLouder ? more.message : known.message,
		targets: TARGETS.filter((target) => target === more.target || known.targets.includes(target)),
		related: [...known.related, ...(more.related ?? [])],
		fixes: [...known.fixes, ...(more.fixes ?? [])],
	});
}

function withoutProof({ id, args }: Message): Message {
	const { proof: _, ...rest } = args ?? {};
	return { id, args: rest };
}

/** Plain data, each once, in the order of first appearance. */
function unique<T>(values: readonly T[]): T[] {
	return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

/** By place, then by rule, then by what is left. */
export function compareFindings(a: Finding, b: Finding): number {
	return (
		compareText(a.span.file ?? '', b.span.file ?? '') ||
		a.span.start - b.span.start ||
		a.span.end - b.span.end ||
		compareText(a.rule, b.rule) ||
		compareText(JSON.stringify(a.message), JSON.stringify(b.message))
	);
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
