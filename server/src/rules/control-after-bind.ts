import type { Fix } from '../protocol/findings.js';
import type { SocketEvent, SocketFacts } from '../protocol/sockets.js';
import { eventsHere } from './events-here.js';
import { optionMovedBefore } from './fixes/option-calls.js';
import { holdsForEverySocket, proofOf } from './proof.js';
import { callPathPlaces, eventAt, optionPlace, sameContext, sameSpan, usesOfCall } from './reading-facts.js';
import type { Rule, RuleContext, TargetFinding } from './rule.js';

/** The controls that say how a socket is to be bound, and the code that a late one fails with, where it is documented. */
const CONTROLS: Readonly<Record<string, 'WSAEINVAL' | 'unknown'>> = {
	SIO_CPU_AFFINITY: 'WSAEINVAL',
	SIO_ASSOCIATE_PORT_RESERVATION: 'unknown',
	WSASetSocketSecurity: 'unknown',
	WSASetUnicastReceiveSharing: 'WSAEINVAL',
};

export const controlAfterBind: Rule = {
	name: 'control-after-bind',
	severity: 'error',
	targets: ['windows'],
	summary: { id: 'rules.controlAfterBind.summary' },
	fix: { id: 'rules.controlAfterBind.fix' },
	sources: [
		'Microsoft Learn, Win32: Winsock IOCTLs (SIO_CPU_AFFINITY: WSAEINVAL after bind)',
		'Microsoft Learn, Win32: SIO_ASSOCIATE_PORT_RESERVATION control code',
		'Microsoft Learn, Win32: WSASetSocketSecurity and WSASetUnicastReceiveSharing functions',
	],
	*check(context) {
		for (const { socket, event } of eventsHere(context, ['setOption'], ['windows'])) {
			const isOne = event.option !== undefined && Object.hasOwn(CONTROLS, event.option);
			if (isOne && proofOf(event, 'must') === 'must' && holdsForEverySocket(context, event, isLate)) {
				yield findingFor(context, socket, event);
			}
		}
	},
};

function isLate({ before }: SocketEvent): boolean {
	return before.bound === 'yes' && before.boundBy.length > 0 && before.closed === 'no';
}

function findingFor(context: RuleContext, socket: SocketFacts, event: SocketEvent): TargetFinding {
	const bind = eventAt(socket, event.before.boundBy[0]!, event.target);
	const control = event.option!;
	const args = { control, binder: bind?.calleeName ?? 'bind', status: CONTROLS[control]! };
	return {
		severity: 'error',
		span: optionPlace(context, event),
		message: { id: 'rules.controlAfterBind.finding', args },
		target: event.target,
		related: [
			...event.before.boundBy.map((span) => ({ span, message: { id: 'rules.related.boundHere' } })),
			...callPathPlaces(event),
		],
		fixes: bind ? fixesFor(context, event, bind) : [],
	};
}

function fixesFor(context: RuleContext, event: SocketEvent, bind: SocketEvent): Fix[] {
	const isLateForAll = usesOfCall(context, event.span, event.target).every(
		(use) => use.event.before.boundBy.length === 1 && sameSpan(use.event.before.boundBy[0]!, bind.span),
	);
	const title = { id: 'rules.controlAfterBind.move', args: { control: event.option!, binder: bind.calleeName } };
	return isLateForAll && sameContext(event, bind) ? optionMovedBefore(context, event, bind, title) : [];
}
