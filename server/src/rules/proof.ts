import type { Severity } from '../protocol/findings.js';
import type { SocketEvent } from '../protocol/sockets.js';

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
