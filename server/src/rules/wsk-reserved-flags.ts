import { describeKernelCall } from '../knowledge/calls/index.js';
import type { Fix } from '../protocol/findings.js';
import type { ArgumentFact, SocketEvent } from '../protocol/sockets.js';
import { placeOfArgument } from './control-socket-call.js';
import { eventsHere } from './events-here.js';
import { isWrittenHere } from './fixes/call-statements.js';
import { codeTextOf } from './fixes/code-text.js';
import { proofOf, severityFor } from './proof.js';
import { callPathPlaces, sameSpan } from './reading-facts.js';
import type { Rule, RuleContext, TargetFinding } from './rule.js';

export const wskReservedFlags: Rule = {
	name: 'wsk-reserved-flags',
	severity: 'error',
	targets: ['windows-kernel'],
	summary: { id: 'rules.wskReservedFlags.summary' },
	fix: { id: 'rules.wskReservedFlags.fix' },
	sources: [
		'Windows driver documentation: PFN_WSK_BIND, PFN_WSK_CONNECT and PFN_WSK_SOCKET_CONNECT callback functions (Flags)',
	],
	*check(context) {
		for (const { event } of eventsHere(context, ['create', 'bind', 'connect'], ['windows-kernel'])) {
			const at = describeKernelCall(event.calleeName)?.reservedFlags;
			const fact = at === undefined ? undefined : event.argumentFacts[at];
			if (fact?.value !== undefined && fact.value !== 0) {
				yield findingFor(context, event, fact);
			}
		}
	},
};

function findingFor(context: RuleContext, event: SocketEvent, fact: ArgumentFact): TargetFinding {
	const span = placeOfArgument(context, event, fact);
	const isMendable = isWrittenHere(codeTextOf(context), event) && !event.inBrokenCode && !sameSpan(span, event.callee);
	const fix: Fix = { title: { id: 'rules.wskReservedFlags.zero' }, safe: false, edits: [{ span, newText: '0' }] };
	return {
		severity: severityFor('error', proofOf({ ...event, certainty: 'must' }, 'must'), true),
		span,
		message: { id: 'rules.wskReservedFlags.finding', args: { call: event.calleeName, value: fact.value! } },
		target: event.target,
		related: callPathPlaces(event),
		fixes: isMendable && event.callPath.length === 0 ? [fix] : [],
	};
}
