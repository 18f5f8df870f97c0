import type { SocketEvent, SocketFacts } from '../protocol/sockets.js';
import { eventsHere } from './events-here.js';
import { codeTextOf } from './fixes/code-text.js';
import { reactionToFailure } from './fixes/failure-reactions.js';
import { type Loss, lossOfResult } from './fixes/lost-results.js';
import { callPathPlaces, hasPort, usesOfCall } from './reading-facts.js';
import type { Rule, RuleContext, TargetFinding } from './rule.js';

export const uncheckedOption: Rule = {
	name: 'unchecked-option',
	severity: 'info',
	targets: ['windows'],
	summary: { id: 'rules.uncheckedOption.summary' },
	fix: { id: 'rules.uncheckedOption.fix' },
	cwe: 'CWE-252',
	sources: [
		'Microsoft Learn, Win32: setsockopt function; SO_EXCLUSIVEADDRUSE socket option (code example)',
		'Wine, dlls/ws2_32/tests/sock.c, test_reuseaddr, test_ipv6only (run on Windows)',
		'CWE-252: Unchecked Return Value',
	],
	*check(context) {
		for (const { socket, event } of eventsHere(context, ['setOption'], ['windows'])) {
			const loss = hasPort(socket) && isMissedSilently(event) ? lossOf(context, event) : undefined;
			if (loss) {
				yield findingFor(context, socket, event, loss);
			}
		}
	},
};

/** The options whose failure nothing else shows: the bind works without them, too. Where they come too late, another rule speaks. */
function isMissedSilently({ option, value, before, calleeName }: SocketEvent): boolean {
	const isOne = option === 'IPV6_V6ONLY' ? value === 0 : option === 'SO_EXCLUSIVEADDRUSE' && value !== 0;
	const isRefused =
		option === 'SO_EXCLUSIVEADDRUSE' && before.possible.some((one) => one === 'reuse' || one === 'both');
	return isOne && calleeName === 'setsockopt' && before.boundBy.length === 0 && !isRefused;
}

function lossOf(context: RuleContext, event: SocketEvent): Loss | undefined {
	return event.resultUse === 'assigned'
		? lossOfResult(codeTextOf(context), event)
		: event.resultUse === 'ignored'
			? 'ignored'
			: undefined;
}

function findingFor(context: RuleContext, socket: SocketFacts, event: SocketEvent, loss: Loss): TargetFinding {
	const isAlone = usesOfCall(context, event.span, event.target).length === 1;
	return {
		severity: 'info',
		span: event.callee,
		message: { id: 'rules.uncheckedOption.finding', args: { loss, option: event.option! } },
		target: event.target,
		related: callPathPlaces(event),
		fixes:
			event.inBrokenCode || !isAlone ? [] : reactionToFailure(context, socket, event, 'rules.uncheckedOption.react'),
	};
}
