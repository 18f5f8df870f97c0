import { type Finding, type Fix, type RelatedPlace, SEVERITIES } from '../protocol/findings.js';
import type { Message } from '../protocol/messages.js';
import type { Span } from '../protocol/positions.js';
import type { FileFacts, SocketEvent } from '../protocol/sockets.js';
import { TARGETS } from '../protocol/targets.js';
import { groupBy } from '../source/group-by.js';
import { unique } from '../source/unique.js';
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
	const keyOf = ({ span, message }: TargetFinding): string => JSON.stringify([span, withoutProof(message)]);
	const alike = groupBy(rule.check(context), keyOf);
	return [...alike.values()].map((findings) => merged(rule, findings)).sort(compareFindings);
}

/** One finding of those that say the same of one place. */
function merged({ name }: Rule, findings: readonly TargetFinding[]): Finding {
	const byLoudness = [...findings].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
	const { severity, span, message } = byLoudness[0]!;
	const targets = new Set(findings.map(({ target }) => target));
	const fixes = findings.flatMap((finding) => finding.fixes ?? []);
	return {
		rule: name,
		severity,
		span,
		message,
		targets: TARGETS.filter((target) => targets.has(target)),
		related: relatedOf(byLoudness, span),
		// What to change in another file depends on more than can be seen from here.
		fixes: span.file === undefined && fixes.every(isHere) ? unique<Fix>(fixes) : [],
	};
}

/** Of so many ways in which a place is reached the calls are told. A helper of a whole project is reached in hundreds. */
const MOST_WAYS = 3;

function relatedOf(findings: readonly TargetFinding[], span: Span): readonly RelatedPlace[] {
	const ways = unique(findings.map(({ related = [] }) => related));
	const told = unique(ways.slice(0, MOST_WAYS).flat());
	const count = ways.slice(MOST_WAYS).filter((way) => unique([...told, ...way]).length > told.length).length;
	return count === 0 ? told : [...told, { span, message: { id: 'rules.related.moreWays', args: { count } } }];
}

function isHere({ edits }: Fix): boolean {
	return edits.every(({ span }) => span.file === undefined);
}

function withoutProof({ id, args }: Message): Message {
	const { proof: _, ...rest } = args ?? {};
	return { id, args: rest };
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
