import type { SocketEvent, SocketFacts } from '../protocol/sockets.js';
import { eventsHere } from './events-here.js';
import { mayBeHandedOver } from './handed-over.js';
import { proofOf } from './proof.js';
import { callPathPlaces, hasPort, sameSpan } from './reading-facts.js';
import type { Rule, RuleContext, TargetFinding } from './rule.js';

export const exclusiveAbruptClose: Rule = {
	name: 'exclusive-abrupt-close',
	severity: 'info',
	targets: ['windows'],
	summary: { id: 'rules.exclusiveAbruptClose.summary' },
	sources: [
		'Microsoft Learn, Win32: SO_EXCLUSIVEADDRUSE socket option; Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE',
		'libuv, issue 1360 (a port was blocked even by TIME_WAIT); trio, notes-to-self (a port could be bound again at once)',
	],
	*check(context) {
		for (const { socket, event } of eventsHere(context, ['close'], ['windows'])) {
			const accept = isAbrupt(socket, event) ? acceptOf(socket) : undefined;
			if (accept && isAwaited(context, accept) && !mayBeHandedOver(context, socket, accept, event)) {
				yield findingFor(event, accept);
			}
		}
	},
};

/** Whether a connection that has its listener's exclusive use is closed, and nobody in sight ever shuts it down. */
function isAbrupt({ roles, events }: SocketFacts, close: SocketEvent): boolean {
	const { before } = close;
	return (
		roles.includes('accepted') &&
		before.sharingOption === 'exclusive' &&
		before.connected === 'yes' &&
		before.closed === 'no' &&
		proofOf(close, 'must') === 'must' &&
		!events.some(({ kind }) => kind === 'shutdown' || kind === 'escape')
	);
}

function acceptOf({ events }: SocketFacts): SocketEvent | undefined {
	return events.find(({ kind, target }) => kind === 'accept' && target === 'windows');
}

/** Whether somebody may want the listener's port again: one that the system picked is another one the next time. */
function isAwaited({ facts }: RuleContext, accept: SocketEvent): boolean {
	const listeners = facts.sockets.filter(
		(socket) =>
			!socket.roles.includes('accepted') &&
			socket.events.some(({ kind, span }) => kind === 'accept' && sameSpan(span, accept.span)),
	);
	const binds = listeners.flatMap(({ events }) =>
		events.filter(({ kind, target }) => kind === 'bind' && target === 'windows'),
	);
	return (
		listeners.every(hasPort) && binds.length > 0 && binds.every(({ address }) => address?.port.kind !== 'ephemeral')
	);
}

function findingFor(close: SocketEvent, accept: SocketEvent): TargetFinding {
	return {
		severity: 'info',
		span: close.callee,
		message: { id: 'rules.exclusiveAbruptClose.finding' },
		target: close.target,
		related: [{ span: accept.span, message: { id: 'rules.exclusiveAbruptClose.accepted' } }, ...callPathPlaces(close)],
	};
}
