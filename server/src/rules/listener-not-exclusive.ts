import type { SocketEvent, SocketFacts } from '../protocol/sockets.js';
import { exclusiveUseBefore } from './fixes/exclusive-use.js';
import { hasFixedPort, isDualStack, isWithoutExclusiveUse } from './open-binds.js';
import { callPathPlaces, usesOfCall } from './reading-facts.js';
import type { Rule, RuleContext, TargetFinding } from './rule.js';
import { isTcp, listensAfter } from './socket-kinds.js';

export const listenerNotExclusive: Rule = {
	name: 'listener-not-exclusive',
	severity: 'hint',
	targets: ['windows'],
	summary: { id: 'rules.listenerNotExclusive.summary' },
	fix: { id: 'rules.listenerNotExclusive.fix' },
	cwe: 'CWE-605',
	sources: [
		'Microsoft Learn, Win32: Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE (tables for Windows Server 2003 and later)',
		'Wine, dlls/ws2_32/tests/sock.c, test_reuseaddr (run on Windows)',
		'libuv, pull request 1360; tornado, pull request 551; trio, issue 928 (all leave SO_EXCLUSIVEADDRUSE out)',
		'CWE-605: Multiple Binds to the Same Port',
	],
	*check(context) {
		for (const socket of context.facts.sockets) {
			for (const bind of socket.events) {
				const listens = isOpen(socket, bind) ? listensAfter(socket, bind) : undefined;
				if (listens) {
					yield findingFor(context, bind, listens);
				}
			}
		}
	},
};

/** On a specific address exclusive use gains nothing; a dual-stack socket has a rule of its own. */
function isOpen(socket: SocketFacts, bind: SocketEvent): boolean {
	return (
		isTcp(socket) &&
		isWithoutExclusiveUse(socket, bind) &&
		bind.before.sharingOption === 'none' &&
		bind.address?.kind !== 'specific' &&
		hasFixedPort(bind.address) &&
		!isDualStack(socket, bind)
	);
}

function findingFor(context: RuleContext, bind: SocketEvent, listens: readonly SocketEvent[]): TargetFinding {
	const isRightForAll = usesOfCall(context, bind.span, 'windows').every(({ socket, event }) => isOpen(socket, event));
	const title = { id: 'rules.listenerNotExclusive.exclusive', args: { binder: bind.calleeName } };
	return {
		severity: 'hint',
		span: bind.callee,
		message: { id: 'rules.listenerNotExclusive.finding', args: { address: bind.address!.kind } },
		target: bind.target,
		related: [
			...callPathPlaces(bind),
			...listens.map(({ span }) => ({ span, message: { id: 'rules.related.listensHere' } })),
		],
		fixes: isRightForAll ? exclusiveUseBefore(context, bind, title) : [],
	};
}
