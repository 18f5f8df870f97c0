import type { SocketEvent, SocketFacts } from '../protocol/sockets.js';
import { eventsHere } from './events-here.js';
import { callTakenFromWindows } from './fixes/option-calls.js';
import { isSetBesides } from './fixes/option-in-effect.js';
import { proofOf } from './proof.js';
import { callPathPlaces, eventAt, isReceiverOfMany, optionPlace, sameSpan, usesOfCall } from './reading-facts.js';
import type { Rule, RuleContext, TargetFinding } from './rule.js';
import { isUnicastUdp } from './socket-kinds.js';

export const reuseaddrWithPortZero: Rule = {
	name: 'reuseaddr-with-port-zero',
	severity: 'info',
	targets: ['windows'],
	summary: { id: 'rules.reuseaddrWithPortZero.summary' },
	fix: { id: 'rules.reuseaddrWithPortZero.fix' },
	cwe: 'CWE-605',
	sources: [
		'Microsoft Learn, Win32: bind function (port zero: the system picks a free port)',
		'Microsoft Learn, Win32: Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE (tables for Windows Server 2003 and later)',
		'CWE-605: Multiple Binds to the Same Port',
	],
	*check(context) {
		for (const { socket, event } of eventsHere(context, ['bind'], ['windows'])) {
			const setter = isPointless(context, socket, event) ? setterOf(socket, event) : undefined;
			if (setter) {
				yield findingFor(context, event, setter);
			}
		}
	},
};

/** Of listeners, and of sockets that only connect, other rules speak. */
function isPointless(context: RuleContext, socket: SocketFacts, bind: SocketEvent): boolean {
	return (
		isUnicastUdp(context, socket) &&
		!isReceiverOfMany(socket) &&
		!socket.roles.includes('client') &&
		bind.address?.port.kind === 'ephemeral' &&
		bind.before.sharingOption === 'reuse' &&
		proofOf(bind, 'must') === 'must' &&
		!socket.events.some(({ kind }) => kind === 'escape')
	);
}

function setterOf(socket: SocketFacts, { before, target }: SocketEvent): SocketEvent | undefined {
	const [span, ...more] = before.optionSetBy;
	return span && more.length === 0 ? eventAt(socket, span, target, 'setOption') : undefined;
}

function findingFor(context: RuleContext, bind: SocketEvent, setter: SocketEvent): TargetFinding {
	const isRightForAll = usesOfCall(context, setter.span, 'windows').every(
		({ socket }) =>
			!isSetBesides(socket, 'SO_REUSEADDR', setter.span) &&
			socket.events.some(
				(event) =>
					isPointless(context, socket, event) && event.before.optionSetBy.some((span) => sameSpan(span, setter.span)),
			),
	);
	const title = { id: 'rules.reuseaddrWithPortZero.remove' };
	return {
		severity: 'info',
		span: optionPlace(context, setter),
		message: { id: 'rules.reuseaddrWithPortZero.finding' },
		target: bind.target,
		related: [...callPathPlaces(setter), { span: bind.span, message: { id: 'rules.reuseaddrWithPortZero.bound' } }],
		fixes: isRightForAll ? callTakenFromWindows(context, setter, title) : [],
	};
}
