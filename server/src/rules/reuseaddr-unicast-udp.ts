import type { Fix } from '../protocol/findings.js';
import type { SocketEvent, SocketFacts } from '../protocol/sockets.js';
import { exclusiveInstead, sharingEnded } from './fixes/option-calls.js';
import { hasFixedPort } from './open-binds.js';
import { isSetOnEveryPath, proofOf } from './proof.js';
import { callPathPlaces, eventAt, optionPlace, usesOfCall } from './reading-facts.js';
import type { Rule, RuleContext, TargetFinding } from './rule.js';
import { isUnicastUdp } from './socket-kinds.js';

export const reuseaddrUnicastUdp: Rule = {
	name: 'reuseaddr-unicast-udp',
	severity: 'warning',
	targets: ['windows', 'windows-kernel'],
	summary: { id: 'rules.reuseaddrUnicastUdp.summary' },
	fix: { id: 'rules.reuseaddrUnicastUdp.fix' },
	cwe: 'CWE-605',
	sources: [
		'Microsoft Learn, Win32: Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE (tables for Windows Server 2003 and later)',
		'Windows driver documentation: Sharing Transport Addresses',
		'CWE-605: Multiple Binds to the Same Port',
	],
	*check(context) {
		for (const socket of context.facts.sockets.filter((one) => isUnicastUdp(context, one))) {
			for (const bind of socket.events) {
				if (isShared(context, socket, bind)) {
					yield* findingsFor(context, socket, bind);
				}
			}
		}
	},
};

function isShared(context: RuleContext, socket: SocketFacts, bind: SocketEvent): boolean {
	return (
		bind.kind === 'bind' &&
		bind.target !== 'posix' &&
		proofOf(bind, 'must') === 'must' &&
		hasFixedPort(bind.address) &&
		(bind.before.sharingOption === 'reuse' || isSetOnEveryPath(context, socket, bind, 'reuse'))
	);
}

function* findingsFor(context: RuleContext, socket: SocketFacts, bind: SocketEvent): Generator<TargetFinding> {
	const setters = bind.before.optionSetBy
		.map((span) => eventAt(socket, span, bind.target, 'setOption'))
		.filter((event) => event?.option === 'SO_REUSEADDR') as SocketEvent[];
	for (const setter of setters) {
		yield {
			severity: 'warning',
			span: optionPlace(context, setter),
			message: {
				id: bind.target === 'windows-kernel' ? 'rules.reuseaddrUnicastUdp.kernel' : 'rules.reuseaddrUnicastUdp.finding',
			},
			target: bind.target,
			related: [...callPathPlaces(setter), { span: bind.span, message: { id: 'rules.related.boundWithIt' } }],
			fixes: fixesFor(context, setter),
		};
	}
}

/** A call in a helper is left alone where it also serves sockets that are right to share their port. */
function fixesFor(context: RuleContext, setter: SocketEvent): Fix[] {
	if (!usesOfCall(context, setter.span, setter.target).every(({ socket }) => isUnicastUdp(context, socket))) {
		return [];
	}
	// In the kernel others may wait for the IRP of a call that goes: it stays, and asks for something else.
	if (setter.target === 'windows-kernel') {
		return exclusiveInstead(context, setter, { id: 'rules.reuseaddrUnicastUdp.kernelExclusive' });
	}
	return [
		...sharingEnded(context, setter, { id: 'rules.reuseaddrUnicastUdp.remove' }),
		...exclusiveInstead(context, setter, { id: 'rules.reuseaddrUnicastUdp.exclusive' }),
	];
}
