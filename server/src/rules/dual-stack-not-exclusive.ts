import type { Fix } from '../protocol/findings.js';
import type { SocketEvent, SocketFacts } from '../protocol/sockets.js';
import { exclusiveUseBefore } from './fixes/exclusive-use.js';
import { exclusiveInstead } from './fixes/option-calls.js';
import { hasFixedPort, isDualStack, isWithoutExclusiveUse } from './open-binds.js';
import { callPathPlaces, eventAt, hasPort, isReceiverOfMany, usesOfCall } from './reading-facts.js';
import type { Rule, RuleContext, TargetFinding } from './rule.js';
import { listensAfter } from './socket-kinds.js';

export const dualStackNotExclusive: Rule = {
	name: 'dual-stack-not-exclusive',
	severity: 'warning',
	targets: ['windows'],
	summary: { id: 'rules.dualStackNotExclusive.summary' },
	fix: { id: 'rules.dualStackNotExclusive.fix' },
	cwe: 'CWE-605',
	sources: [
		'Wine, dlls/ws2_32/tests/sock.c, tests_exclusive, cases 11 and 14 (run on Windows)',
		'Microsoft Learn, Win32: Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE (its text on dual-stack sockets holds for exclusive ones only)',
		'CWE-605: Multiple Binds to the Same Port',
	],
	*check(context) {
		for (const socket of context.facts.sockets) {
			for (const bind of socket.events) {
				if (isOpenToIpv4(socket, bind) && isWaitedOn(socket, bind)) {
					yield findingFor(context, socket, bind);
				}
			}
		}
	},
};

function isOpenToIpv4(socket: SocketFacts, bind: SocketEvent): boolean {
	return (
		hasPort(socket) &&
		!isReceiverOfMany(socket) &&
		isWithoutExclusiveUse(socket, bind) &&
		isDualStack(socket, bind) &&
		bind.address?.kind === 'wildcard' &&
		hasFixedPort(bind.address)
	);
}

/** Whether others send to the port: it is a listener's, or a datagram receiver's. */
function isWaitedOn(socket: SocketFacts, bind: SocketEvent): boolean {
	return socket.type === 'datagram'
		? socket.roles.includes('datagram-receiver')
		: socket.type !== 'raw' && listensAfter(socket, bind) !== undefined;
}

function findingFor(context: RuleContext, socket: SocketFacts, bind: SocketEvent): TargetFinding {
	const switches = socket.events.filter(
		({ kind, option, target, value, span }) =>
			kind === 'setOption' &&
			option === 'IPV6_V6ONLY' &&
			target === bind.target &&
			value === 0 &&
			span.start < bind.span.start,
	);
	return {
		severity: 'warning',
		span: bind.callee,
		message: { id: 'rules.dualStackNotExclusive.finding', args: { binder: bind.calleeName } },
		target: bind.target,
		related: [
			...callPathPlaces(bind),
			...switches.map(({ span }) => ({ span, message: { id: 'rules.dualStackNotExclusive.switchedOff' } })),
		],
		fixes: fixesFor(context, socket, bind),
	};
}

/** Where SO_REUSEADDR is on, exclusive use can only come in its place. */
function fixesFor(context: RuleContext, socket: SocketFacts, bind: SocketEvent): Fix[] {
	const title = { id: 'rules.dualStackNotExclusive.exclusive', args: { binder: bind.calleeName } };
	if (bind.before.sharingOption === 'none') {
		const uses = usesOfCall(context, bind.span, 'windows');
		const isRightForAll = uses.every((use) => isOpenToIpv4(use.socket, use.event));
		return isRightForAll ? exclusiveUseBefore(context, bind, title) : [];
	}
	const [setBy, ...more] = bind.before.optionSetBy;
	const setter = setBy && more.length === 0 ? eventAt(socket, setBy, bind.target) : undefined;
	const serves = setter && usesOfCall(context, setter.span, 'windows').every((use) => !isReceiverOfMany(use.socket));
	return setter && serves ? exclusiveInstead(context, setter, { id: 'rules.dualStackNotExclusive.instead' }) : [];
}
