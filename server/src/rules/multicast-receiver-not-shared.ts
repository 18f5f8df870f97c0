import type { SocketEvent, SocketFacts } from '../protocol/sockets.js';
import { eventsHere } from './events-here.js';
import { hasFixedPort } from './open-binds.js';
import { proofOf } from './proof.js';
import { callPathPlaces } from './reading-facts.js';
import type { Rule, TargetFinding } from './rule.js';

export const multicastReceiverNotShared: Rule = {
	name: 'multicast-receiver-not-shared',
	severity: 'hint',
	targets: ['windows'],
	summary: { id: 'rules.multicastReceiverNotShared.summary' },
	sources: [
		'Microsoft Learn, Win32: Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE (multicast exception)',
		'Microsoft Learn, Win32: SOL_SOCKET socket options (SO_REUSE_MULTICASTPORT)',
	],
	*check(context) {
		for (const { socket, event } of eventsHere(context, ['bind'], ['windows'])) {
			const joins = socket.events.filter(({ kind, target }) => kind === 'joinGroup' && target === 'windows');
			if (joins.length > 0 && isUnshared(socket, event)) {
				yield findingFor(event, joins);
			}
		}
	},
};

/** Where somebody asks to share the port, be it too late, other rules speak. */
function isUnshared({ type, events }: SocketFacts, bind: SocketEvent): boolean {
	const asksToShare = events.some(
		({ option, target, kind }) =>
			kind === 'escape' || (target === 'windows' && (option === 'SO_REUSEADDR' || option === 'SO_REUSE_MULTICASTPORT')),
	);
	const { sharingOption } = bind.before;
	return (
		type === 'datagram' &&
		!asksToShare &&
		(sharingOption === 'none' || sharingOption === 'exclusive') &&
		hasFixedPort(bind.address) &&
		proofOf(bind, 'must') === 'must'
	);
}

function findingFor(bind: SocketEvent, joins: readonly SocketEvent[]): TargetFinding {
	return {
		severity: 'hint',
		span: bind.callee,
		message: {
			id: 'rules.multicastReceiverNotShared.finding',
			args: { option: bind.before.sharingOption, binder: bind.calleeName },
		},
		target: bind.target,
		related: [
			...callPathPlaces(bind),
			...joins.map(({ span }) => ({ span, message: { id: 'rules.multicastReceiverNotShared.joins' } })),
		],
	};
}
