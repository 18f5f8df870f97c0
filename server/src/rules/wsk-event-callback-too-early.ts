import { categoryKey } from '../knowledge/options/category-key.js';
import type { SocketEvent, SocketFacts } from '../protocol/sockets.js';
import { eventsHere } from './events-here.js';
import { holdsForEverySocket, proofOf } from './proof.js';
import { callPathPlaces, optionPlace } from './reading-facts.js';
import type { Rule } from './rule.js';

export const wskEventCallbackTooEarly: Rule = {
	name: 'wsk-event-callback-too-early',
	severity: 'error',
	targets: ['windows-kernel'],
	summary: { id: 'rules.wskEventCallbackTooEarly.summary' },
	sources: ['Windows driver documentation: SO_WSK_EVENT_CALLBACK'],
	*check(context) {
		for (const { socket, event } of eventsHere(context, ['setOption'], ['windows-kernel'])) {
			const isSure = proofOf(event, 'must') === 'must' && holdsForEverySocket(context, event, isTooEarly);
			if (event.option === 'SO_WSK_EVENT_CALLBACK' && isSure) {
				yield {
					severity: 'error',
					span: optionPlace(context, event),
					message: {
						id: 'rules.wskEventCallbackTooEarly.finding',
						args: {
							category: categoryKey([socket.category!]),
							needs: socket.category === 'connection-oriented' ? 'connected' : 'bound',
						},
					},
					target: event.target,
					related: callPathPlaces(event),
				};
			}
		}
	},
};

/** Whether the code in sight has made the socket, and nobody has bound it yet, or connected it. */
function isTooEarly({ before, target }: SocketEvent, { origin, category, roles, events }: SocketFacts): boolean {
	if (origin !== 'made' || roles.includes('accepted')) {
		return false;
	}
	// Without a bind in sight the code may be one half of a setup whose other half is elsewhere.
	const isBoundLater = events.some((event) => event.target === target && event.kind === 'bind');
	switch (category) {
		case 'listening':
		case 'datagram':
			return before.bound === 'no' && isBoundLater;
		case 'connection-oriented':
			return before.bound === 'no' && before.connected === 'no' && isBoundLater;
		default:
			return false;
	}
}
