import type { SocketEvent, SocketFacts } from '../protocol/sockets.js';
import { eventsHere } from './events-here.js';
import { mayBeHandedOver } from './handed-over.js';
import { holdsForEverySocket, proofOf } from './proof.js';
import { callPathPlaces, eventAt, sameSpan } from './reading-facts.js';
import type { Rule, RuleContext, TargetFinding } from './rule.js';

export const bindTwice: Rule = {
	name: 'bind-twice',
	severity: 'error',
	targets: ['windows', 'posix'],
	summary: { id: 'rules.bindTwice.summary' },
	sources: [
		'Microsoft Learn, Win32: bind, connect and sendto functions (WSAEINVAL; implicit bind)',
		'Wine, dlls/ws2_32/tests/sock.c, test_bind (run on Windows)',
		'Linux man-pages, bind(2) (EINVAL)',
	],
	*check(context) {
		for (const { socket, event } of eventsHere(context, ['bind'], ['windows', 'posix'])) {
			const earlier = earlierBinds(context, socket, event);
			if (earlier.length > 0) {
				yield findingFor(event, earlier);
			}
		}
	},
};

/** What has bound the socket on every path to this bind; nothing where that is not sure. */
function earlierBinds(context: RuleContext, socket: SocketFacts, bind: SocketEvent): SocketEvent[] {
	const { before, target, span } = bind;
	const isOther = socket.family === 'other' || socket.family === 'vsock';
	// A packet socket of Linux may be bound again, and a socket from elsewhere may be one.
	const isKnown = target === 'windows' ? !isOther : !isOther && socket.family !== 'unknown';
	const isBound = holdsForEverySocket(context, bind, (one) => one.before.bound === 'yes' && one.before.closed === 'no');
	if (!isKnown || !isBound || proofOf(bind, 'must') !== 'must') {
		return [];
	}
	const earlier = before.boundBy.map((place) => eventAt(socket, place, target));
	const areSure = earlier.every(
		(one) =>
			one !== undefined &&
			!sameSpan(one.span, span) &&
			// A connect that failed may have bound nothing.
			(one.kind !== 'connect' || before.connected === 'yes') &&
			!mayBeHandedOver(context, socket, one, bind),
	);
	return areSure ? (earlier as SocketEvent[]) : [];
}

function findingFor(bind: SocketEvent, earlier: readonly SocketEvent[]): TargetFinding {
	const binder = earlier[0]!.calleeName;
	return {
		severity: 'error',
		span: bind.callee,
		message: {
			id: 'rules.bindTwice.finding',
			args: { binder, target: bind.target, implicit: bind.before.boundImplicitly },
		},
		target: bind.target,
		related: [
			...earlier.map(({ span }) => ({ span, message: { id: 'rules.related.boundHere' } })),
			...callPathPlaces(bind),
		],
	};
}
