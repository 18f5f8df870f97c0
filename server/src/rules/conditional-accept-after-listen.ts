import type { Fix } from '../protocol/findings.js';
import type { SocketEvent, SocketFacts } from '../protocol/sockets.js';
import { eventsHere } from './events-here.js';
import { optionMovedBefore } from './fixes/option-calls.js';
import { holdsForEverySocket, proofOf } from './proof.js';
import { callPathPlaces, optionPlace, sameContext, usesOfCall } from './reading-facts.js';
import type { Rule, RuleContext, TargetFinding } from './rule.js';

export const conditionalAcceptAfterListen: Rule = {
	name: 'conditional-accept-after-listen',
	severity: 'error',
	targets: ['windows'],
	summary: { id: 'rules.conditionalAcceptAfterListen.summary' },
	fix: { id: 'rules.conditionalAcceptAfterListen.fix' },
	sources: [
		'Microsoft Learn, Win32: SO_CONDITIONAL_ACCEPT socket option (WSAEINVAL on a listening socket)',
		'Windows driver documentation: SO_CONDITIONAL_ACCEPT (Winsock Kernel: before the socket is bound)',
	],
	*check(context) {
		for (const { socket, event } of eventsHere(context, ['setOption'], ['windows'])) {
			const isOne = event.option === 'SO_CONDITIONAL_ACCEPT' && proofOf(event, 'must') === 'must';
			if (isOne && holdsForEverySocket(context, event, isLate)) {
				yield findingFor(context, socket, event);
			}
		}
	},
};

function isLate({ before }: SocketEvent): boolean {
	return before.listening === 'yes' && before.closed === 'no';
}

function findingFor(context: RuleContext, socket: SocketFacts, event: SocketEvent): TargetFinding {
	const listens = socket.events.filter(
		({ kind, target, span }) => kind === 'listen' && target === event.target && span.start < event.span.start,
	);
	return {
		severity: 'error',
		span: optionPlace(context, event),
		message: { id: 'rules.conditionalAcceptAfterListen.finding' },
		target: event.target,
		related: [
			...listens.map(({ span }) => ({ span, message: { id: 'rules.related.listensHere' } })),
			...callPathPlaces(event),
		],
		fixes: listens.length === 1 ? fixesFor(context, event, listens[0]!) : [],
	};
}

/** A call in a helper is moved only where it is late for everybody who calls the helper. */
function fixesFor(context: RuleContext, event: SocketEvent, listen: SocketEvent): Fix[] {
	const isLateForAll = usesOfCall(context, event.span, event.target).every(
		(use) => use.event.before.listening === 'yes',
	);
	const title = { id: 'rules.conditionalAcceptAfterListen.move' };
	return isLateForAll && sameContext(event, listen) ? optionMovedBefore(context, event, listen, title) : [];
}
