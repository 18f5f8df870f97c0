import type { SocketEvent, SocketFacts } from '../protocol/sockets.js';
import { parseAddress } from '../resolver/index.js';
import { eventsHere } from './events-here.js';
import { proofOf } from './proof.js';
import { callPathPlaces } from './reading-facts.js';
import type { Rule, TargetFinding } from './rule.js';

export const mappedAddressWithoutDualStack: Rule = {
	name: 'mapped-address-without-dual-stack',
	severity: 'warning',
	targets: ['windows'],
	summary: { id: 'rules.mappedAddressWithoutDualStack.summary' },
	sources: [
		'Microsoft Learn, Win32: Dual-Stack Sockets for IPv6 Winsock Applications',
		'ACE_TAO, issue 1267 (reported: WSAEADDRNOTAVAIL when a connection is made); libzmq, issue 853 (reported: the bind fails)',
	],
	*check(context) {
		for (const { socket, event } of eventsHere(context, ['bind'], ['windows'])) {
			if (isUnreachable(socket, event)) {
				yield findingFor(event);
			}
		}
	},
};

function isUnreachable({ family, events }: SocketFacts, { before, address, ...bind }: SocketEvent): boolean {
	return (
		family === 'ipv6' &&
		before.v6OnlyOff === 'no' &&
		parseAddress(address?.text ?? '')?.mapped === true &&
		proofOf({ ...bind, before }, 'must') === 'must' &&
		!events.some(({ kind }) => kind === 'escape')
	);
}

function findingFor(bind: SocketEvent): TargetFinding {
	return {
		severity: 'warning',
		span: bind.args[1] ?? bind.callee,
		message: { id: 'rules.mappedAddressWithoutDualStack.finding', args: { address: bind.address!.text! } },
		target: bind.target,
		related: callPathPlaces(bind),
	};
}
