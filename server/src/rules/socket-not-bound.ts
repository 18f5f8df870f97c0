import type { SocketEvent, SocketFacts } from '../protocol/sockets.js';
import type { Target } from '../protocol/targets.js';
import { eventsHere } from './events-here.js';
import { mayBeHandedOver } from './handed-over.js';
import { holdsForEverySocket, proofOf } from './proof.js';
import { callPathPlaces, isReceiverOfMany } from './reading-facts.js';
import type { Rule, TargetFinding } from './rule.js';

/** The calls that want a bound socket, and the types of socket of which that is documented. */
const NEEDS: Readonly<Record<string, SocketFacts['type']>> = {
	listen: 'stream',
	ConnectEx: 'stream',
	recv: 'datagram',
	recvfrom: 'datagram',
	WSARecv: 'datagram',
	WSARecvFrom: 'datagram',
	WskConnect: 'stream',
	WskSendTo: 'datagram',
};

const TARGETS: readonly Target[] = ['windows', 'windows-kernel'];

export const socketNotBound: Rule = {
	name: 'socket-not-bound',
	severity: 'error',
	targets: TARGETS,
	summary: { id: 'rules.socketNotBound.summary' },
	sources: [
		'Microsoft Learn, Win32: listen, ConnectEx, recvfrom and WSARecvFrom functions (WSAEINVAL)',
		'Windows driver documentation: PFN_WSK_CONNECT and PFN_WSK_SEND_TO callback functions (the socket is bound before)',
		'Linux 6.18, measured: listen on an unbound socket takes a free port',
	],
	*check(context) {
		for (const { socket, event } of eventsHere(context, ['listen', 'connect', 'receive', 'send'], TARGETS)) {
			const isSure =
				isUnbound(socket, event) && holdsForEverySocket(context, event, (one) => one.before.bound === 'no');
			const made = isSure ? creationOf(socket, event) : undefined;
			if (made && !mayBeHandedOver(context, socket, made, event)) {
				yield findingFor(event, made);
			}
		}
	},
};

/** Whether nothing has bound the socket on any path to a call that wants it bound. */
function isUnbound(socket: SocketFacts, event: SocketEvent): boolean {
	const { before, calleeName } = event;
	return (
		Object.hasOwn(NEEDS, calleeName) &&
		socket.type === NEEDS[calleeName] &&
		(socket.family === 'ipv4' || socket.family === 'ipv6') &&
		!isReceiverOfMany(socket) &&
		before.bound === 'no' &&
		before.closed === 'no' &&
		proofOf(event, 'must') === 'must'
	);
}

function creationOf({ events, origin }: SocketFacts, later: SocketEvent): SocketEvent | undefined {
	return origin === 'made'
		? events.find(({ kind, target }) => kind === 'create' && target === later.target)
		: undefined;
}

function findingFor(event: SocketEvent, made: SocketEvent): TargetFinding {
	return {
		severity: 'error',
		span: event.callee,
		message: {
			id: 'rules.socketNotBound.finding',
			args: { call: event.calleeName, kind: event.kind, target: event.target },
		},
		target: event.target,
		related: [{ span: made.span, message: { id: 'rules.socketNotBound.made' } }, ...callPathPlaces(event)],
	};
}
