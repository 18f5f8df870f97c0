import type { Severity } from '../protocol/findings.js';
import type { KnownSharingOption, SocketEvent, SocketFacts } from '../protocol/sockets.js';
import { alwaysRunsBefore } from './fixes/blocks.js';
import { codeTextOf } from './fixes/code-text.js';
import { eventAt, sameContext, usesOfCall } from './reading-facts.js';
import type { RuleContext } from './rule.js';

/** must: on every path through the place; may: on one of several paths in sight. Nothing at all is said on less. */
export type Proof = 'must' | 'may';

/** The proof that an event gives at best: what stands in broken code, or may concern another socket, is no `must`. */
export function proofOf(event: SocketEvent, proof: Proof): Proof {
	return event.certainty === 'must' && !event.inBrokenCode ? proof : 'may';
}

/**
 * The severity that a proof carries: `must` keeps the rule's own; `may` is a warning at most where the harm is real,
 * else an info at most.
 */
export function severityFor(severity: Severity, proof: Proof, harmIsReal: boolean): Severity {
	if (proof === 'must' || severity === 'info' || severity === 'hint') {
		return severity;
	}
	return harmIsReal ? 'warning' : 'info';
}

/**
 * Whether every path to an event has asked for the sharing option, so that only the failure of that call leaves the
 * socket without: a program that warns and goes on has the option on in all but a broken system.
 */
export function isSetOnEveryPath(
	context: RuleContext,
	socket: SocketFacts,
	later: SocketEvent,
	option: KnownSharingOption,
): boolean {
	const { possible, optionSetBy } = later.before;
	if (
		!possible.includes(option) ||
		!possible.every((one) => one === option || one === 'none') ||
		optionSetBy.length !== 1
	) {
		return false;
	}
	const setter = eventAt(socket, optionSetBy[0]!, later.target, 'setOption');
	// What a flag of the user decides is not asked for on every path.
	return setter?.value !== undefined && alwaysRunsBefore(codeTextOf(context), setter, later);
}

/**
 * Whether something holds of a call whatever socket it concerns: the handle may hold another one on another path through
 * the same run of the function.
 */
export function holdsForEverySocket(
	context: RuleContext,
	event: SocketEvent,
	holds: (event: SocketEvent, socket: SocketFacts) => boolean,
): boolean {
	return usesOfCall(context, event.span, event.target)
		.filter((use) => use.event.kind === event.kind && sameContext(use.event, event))
		.every((use) => holds(use.event, use.socket));
}
