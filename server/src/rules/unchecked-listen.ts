import type { SocketEvent, SocketFacts } from '../protocol/sockets.js';
import { eventsHere } from './events-here.js';
import { codeTextOf } from './fixes/code-text.js';
import { reactionToFailure } from './fixes/failure-reactions.js';
import { type Loss, lossOfResult } from './fixes/lost-results.js';
import { callPathPlaces, eventAt, hasPort, usesOfCall } from './reading-facts.js';
import type { Rule, RuleContext, TargetFinding } from './rule.js';

export const uncheckedListen: Rule = {
	name: 'unchecked-listen',
	severity: 'hint',
	targets: ['windows', 'posix'],
	summary: { id: 'rules.uncheckedListen.summary' },
	fix: { id: 'rules.uncheckedListen.fix' },
	cwe: 'CWE-252',
	sources: [
		'Microsoft Learn, Win32: Windows Sockets error codes (WSAEADDRINUSE: may come as late as listen or connect)',
		'libuv, src/win/tcp.c (keeps a failed bind for listen)',
		'Linux man-pages, listen(2) (EADDRINUSE)',
		'CWE-252: Unchecked Return Value',
	],
	*check(context) {
		for (const { socket, event } of eventsHere(context, ['listen'], ['windows', 'posix'])) {
			const isOne = hasPort(socket) && event.calleeName === 'listen' && !isBoundUnlooked(socket, event);
			const loss = isOne ? lossOf(context, event) : undefined;
			if (loss) {
				yield findingFor(context, socket, event, loss);
			}
		}
	},
};

/** Where nobody looks at the bind either, unchecked-bind says enough. */
function isBoundUnlooked(socket: SocketFacts, { before, target }: SocketEvent): boolean {
	return before.boundBy.some((span) => eventAt(socket, span, target, 'bind')?.resultUse === 'ignored');
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
		severity: 'hint',
		span: event.callee,
		message: { id: 'rules.uncheckedListen.finding', args: { loss } },
		target: event.target,
		related: callPathPlaces(event),
		fixes:
			event.inBrokenCode || !isAlone ? [] : reactionToFailure(context, socket, event, 'rules.uncheckedListen.react'),
	};
}
