import type { SocketEvent, SocketFacts } from '../protocol/sockets.js';
import { eventsHere } from './events-here.js';
import { proofOf } from './proof.js';
import { callPathPlaces } from './reading-facts.js';
import type { Rule } from './rule.js';
import { isTcp, listensAfter } from './socket-kinds.js';

/** Where the ports start that Windows Vista and later pick for outgoing connections. */
const FIRST_DYNAMIC_PORT = 49152;

export const portInDynamicRange: Rule = {
	name: 'port-in-dynamic-range',
	severity: 'info',
	targets: ['windows'],
	summary: { id: 'rules.portInDynamicRange.summary' },
	sources: [
		'Microsoft Learn, Win32: bind function (the dynamic port range is 49152 to 65535 on Windows Vista and later)',
		'Microsoft Support, KB3039044 (excluded port ranges)',
	],
	*check(context) {
		for (const { socket, event } of eventsHere(context, ['bind'], ['windows'])) {
			const port = dynamicPortOf(socket, event);
			const listens = port === undefined ? undefined : listensAfter(socket, event);
			if (port !== undefined && listens) {
				yield {
					severity: 'info',
					span: event.callee,
					message: { id: 'rules.portInDynamicRange.finding', args: { port, binder: event.calleeName } },
					target: event.target,
					related: [
						...callPathPlaces(event),
						...listens.map(({ span }) => ({ span, message: { id: 'rules.related.listensHere' } })),
					],
				};
			}
		}
	},
};

/** The fixed port of a TCP bind, where outgoing connections may have it; as text, as the code names it. */
function dynamicPortOf(socket: SocketFacts, bind: SocketEvent): string | undefined {
	const port = bind.address?.port;
	const isDynamic = port?.kind === 'number' && port.value >= FIRST_DYNAMIC_PORT;
	return isDynamic && isTcp(socket) && proofOf(bind, 'must') === 'must' ? String(port.value) : undefined;
}
