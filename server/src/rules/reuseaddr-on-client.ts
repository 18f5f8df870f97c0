import type { SocketEvent, SocketFacts } from '../protocol/sockets.js';
import { eventsHere } from './events-here.js';
import { callWithoutEffect } from './fixes/calls-without-effect.js';
import { isSharedAlready } from './fixes/option-in-effect.js';
import { mayBeHandedOver } from './handed-over.js';
import { callPathPlaces, hasPort, isReceiverOfMany, optionPlace, sameSpan, usesOfCall } from './reading-facts.js';
import type { Rule, RuleContext, TargetFinding } from './rule.js';

export const reuseaddrOnClient: Rule = {
	name: 'reuseaddr-on-client',
	severity: 'info',
	targets: ['windows', 'posix'],
	summary: { id: 'rules.reuseaddrOnClient.summary' },
	fix: { id: 'rules.reuseaddrOnClient.fix' },
	sources: [
		'Microsoft Learn, Win32: connect and bind functions (the system picks a free port)',
		'Microsoft Learn, Win32: Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE',
		'Linux man-pages, socket(7), ip(7)',
	],
	*check(context) {
		for (const { socket, event } of eventsHere(context, ['setOption'], ['windows', 'posix'])) {
			if (event.option === 'SO_REUSEADDR' && event.value === 1) {
				const connect = connectOf(socket, event);
				const isPlain = connect && !mayBeHandedOver(context, socket, event, connect);
				if (isPlain && usesOfCall(context, event.span, event.target).every((use) => connectOf(use.socket, use.event))) {
					yield findingFor(context, event, connect);
				}
			}
		}
	},
};

/** The connect of a socket that does nothing else which SO_REUSEADDR could be for; undefined for every other socket. */
function connectOf(socket: SocketFacts, setter: SocketEvent): SocketEvent | undefined {
	const mine = socket.events.filter(({ target }) => target === setter.target);
	const isBound = mine.some(({ kind }) => kind === 'bind');
	const isMore = mine.some(
		({ kind }) => kind === 'listen' || kind === 'accept' || kind === 'escape' || kind === 'joinGroup',
	);
	if (!hasPort(socket) || isReceiverOfMany(socket) || isBound || isMore || socket.roles.includes('listener')) {
		return undefined;
	}
	return mine.find(
		({ kind, before, certainty }) =>
			kind === 'connect' && certainty === 'must' && before.optionSetBy.some((span) => sameSpan(span, setter.span)),
	);
}

function findingFor(context: RuleContext, event: SocketEvent, connect: SocketEvent): TargetFinding {
	return {
		severity: 'info',
		span: optionPlace(context, event),
		message: { id: 'rules.reuseaddrOnClient.finding' },
		target: event.target,
		related: [...callPathPlaces(event), { span: connect.span, message: { id: 'rules.reuseaddrOnClient.connects' } }],
		fixes:
			event.inBrokenCode || isSharedAlready(context, event)
				? []
				: callWithoutEffect(context, event, { id: 'rules.reuseaddrOnClient.remove' }),
	};
}
