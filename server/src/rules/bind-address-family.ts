import type { SocketEvent, SocketFacts } from '../protocol/sockets.js';
import { ADDRESS_ARGUMENT, creationOf, isPlainBind } from './address-structure.js';
import { eventsHere } from './events-here.js';
import { proofOf, severityFor } from './proof.js';
import { callPathPlaces, usesOfCall } from './reading-facts.js';
import type { Rule, TargetFinding } from './rule.js';

export const bindAddressFamily: Rule = {
	name: 'bind-address-family',
	severity: 'error',
	targets: ['windows', 'posix'],
	summary: { id: 'rules.bindAddressFamily.summary' },
	sources: [
		'Microsoft Learn, Win32: bind function (names WSAEFAULT)',
		'Wine, dlls/ws2_32/tests/sock.c, test_bind (run on Windows: WSAEAFNOSUPPORT)',
		'Linux 6.18, measured: EAFNOSUPPORT, or EINVAL where an IPv4 structure is too short for IPv6',
	],
	*check(context) {
		for (const { socket, event } of eventsHere(context, ['bind'], ['windows', 'posix'])) {
			const made = creationOf(socket, event);
			const family = event.addressFields?.family;
			if (isPlainBind(event) && made && family && usesOfCall(context, event.span, event.target).every(isMismatch)) {
				yield findingFor(event, made, family);
			}
		}
	},
};

/**
 * Where the same call binds another socket, too, or the socket is bound to its own family elsewhere, what is asked in
 * between may keep the two apart in a way that nobody sees.
 */
function isMismatch({ socket, event }: { socket: SocketFacts; event: SocketEvent }): boolean {
	const family = event.addressFields?.family;
	const made = creationOf(socket, event)?.family;
	const isAlternative = socket.events.some(
		(other) => other.kind === 'bind' && other.target === event.target && other.addressFields?.family === made,
	);
	return family !== undefined && made !== undefined && isOther(made, family) && !isAlternative;
}

const KNOWN = ['ipv4', 'ipv6', 'unix'];

function isOther(a: string, b: string): boolean {
	return a !== b && KNOWN.includes(a) && KNOWN.includes(b);
}

function findingFor(
	event: SocketEvent,
	made: { creation: SocketEvent; family: string },
	address: string,
): TargetFinding {
	return {
		severity: severityFor('error', proofOf(event, 'must'), false),
		span: event.args[ADDRESS_ARGUMENT]!,
		message: {
			id: 'rules.bindAddressFamily.finding',
			args: { socket: made.family, address, target: event.target },
		},
		target: event.target,
		related: [...callPathPlaces(event), { span: made.creation.span, message: { id: 'rules.bindAddressFamily.made' } }],
	};
}
