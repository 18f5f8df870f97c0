import type { SocketEvent, SocketFacts } from '../protocol/sockets.js';
import { eventsHere } from './events-here.js';
import { exclusiveUseBefore } from './fixes/exclusive-use.js';
import { hasFixedPort, isDualStack, isWithoutExclusiveUse } from './open-binds.js';
import { callPathPlaces, hasPort, isReceiverOfMany, usesOfCall } from './reading-facts.js';
import type { Rule, RuleContext, TargetFinding } from './rule.js';
import { showsWindows } from './shown-systems.js';

export const udpServerNotExclusive: Rule = {
	name: 'udp-server-not-exclusive',
	severity: 'hint',
	targets: ['windows'],
	summary: { id: 'rules.udpServerNotExclusive.summary' },
	fix: { id: 'rules.udpServerNotExclusive.fix' },
	cwe: 'CWE-605',
	sources: [
		'Microsoft Learn, Win32: Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE (tables for Windows Server 2003 and later)',
		'CWE-605: Multiple Binds to the Same Port',
	],
	*check(context) {
		for (const { socket, event } of eventsHere(context, ['bind'], ['windows'])) {
			if (isOpen(socket, event) && showsWindows(context.text)) {
				yield findingFor(context, event);
			}
		}
	},
};

/** On a specific address exclusive use gains nothing; a dual-stack socket has a rule of its own. */
function isOpen(socket: SocketFacts, bind: SocketEvent): boolean {
	return (
		hasPort(socket) &&
		socket.type === 'datagram' &&
		socket.roles.includes('datagram-receiver') &&
		!socket.roles.includes('client') &&
		!isReceiverOfMany(socket) &&
		isWithoutExclusiveUse(socket, bind) &&
		bind.before.sharingOption === 'none' &&
		bind.address?.kind !== 'specific' &&
		hasFixedPort(bind.address) &&
		!isDualStack(socket, bind)
	);
}

function findingFor(context: RuleContext, bind: SocketEvent): TargetFinding {
	const isRightForAll = usesOfCall(context, bind.span, 'windows').every(({ socket, event }) => isOpen(socket, event));
	const title = { id: 'rules.udpServerNotExclusive.exclusive', args: { binder: bind.calleeName } };
	return {
		severity: 'hint',
		span: bind.callee,
		message: {
			id: 'rules.udpServerNotExclusive.finding',
			args: { address: bind.address!.kind, binder: bind.calleeName },
		},
		target: bind.target,
		related: callPathPlaces(bind),
		fixes: isRightForAll ? exclusiveUseBefore(context, bind, title) : [],
	};
}
