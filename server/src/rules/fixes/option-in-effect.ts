import type { Span } from '../../protocol/positions.js';
import type { SocketEvent, SocketFacts } from '../../protocol/sockets.js';
import { isReceiverOfMany, sameSpan, usesOfCall } from '../reading-facts.js';
import type { RuleContext } from '../rule.js';
import { mayMeetAnotherBind } from './binds-in-sight.js';

/**
 * What each option cannot stand beside. Sources: Microsoft Learn, Win32: SO_EXCLUSIVEADDRUSE; SOL_SOCKET socket
 * options (SO_RANDOMIZE_PORT); Winsock IOCTLs (SIO_CPU_AFFINITY); WSASetUnicastReceiveSharing function.
 */
const OPPOSITES: Readonly<Record<string, { others: readonly string[]; possible?: string }>> = {
	SO_REUSEADDR: { others: ['SO_EXCLUSIVEADDRUSE', 'SIO_CPU_AFFINITY'], possible: 'exclusive' },
	SO_EXCLUSIVEADDRUSE: { others: ['SO_REUSEADDR', 'WSASetUnicastReceiveSharing'], possible: 'reuse' },
	SO_REUSE_UNICASTPORT: { others: ['SO_RANDOMIZE_PORT'] },
	SO_RANDOMIZE_PORT: { others: ['SO_REUSE_UNICASTPORT'] },
};

/**
 * Whether an option that a call names in vain today would do good if the call worked: it comes in time, nothing stands
 * against it, it stands against no other call, it opens no port on Windows, and no other bind may fail for it.
 * @param beside the options that would be set with it
 */
export function wouldHelp(
	context: RuleContext,
	event: SocketEvent,
	option: string,
	beside: readonly string[] = [],
): boolean {
	const isBinding = option in OPPOSITES || option === 'SO_REUSEPORT' || option === 'IPV6_V6ONLY';
	const opposite = OPPOSITES[option];
	const isNarrowing = option === 'SO_EXCLUSIVEADDRUSE' || option === 'IPV6_V6ONLY';
	if (isNarrowing && mayMeetAnotherBind(context, event)) {
		return false;
	}
	// What is written for one system is compiled for the others, too.
	const uses = context.facts.targets.flatMap((target) => usesOfCall(context, event.span, target));
	return uses.every(({ socket, event: { before } }) => {
		const isLate = before.boundBy.length > 0;
		const isRefused = before.possible.some((one) => one === opposite?.possible || one === 'both');
		const isHarmful = standsAgainst(socket, option, event.span) || opensPort(context, socket, event, option, beside);
		return !isBinding || (!isLate && !isRefused && !isHarmful);
	});
}

/** Whether an option that is set at a place stands against what another call sets. */
function standsAgainst(socket: SocketFacts, option: string, place: Span): boolean {
	return OPPOSITES[option]?.others.some((other) => isSetBesides(socket, other, place)) ?? false;
}

/** Whether another call than the one at a place sets the option, to anything but zero. */
export function isSetBesides({ events }: SocketFacts, wanted: string, place: Span): boolean {
	return events.some(
		({ kind, option, value, span }) =>
			kind === 'setOption' && option === wanted && value !== 0 && !sameSpan(span, place),
	);
}

/** Whether another call may have asked to share the port before this one. */
export function isSharedAlready(context: RuleContext, { span, target }: SocketEvent): boolean {
	return usesOfCall(context, span, target).some(
		({ event: { before } }) =>
			before.possible.includes('reuse') && before.optionSetBy.some((place) => !sameSpan(place, span)),
	);
}

/** Whether the socket may be bound already where a call stands, so that no option counts there. */
export function mayBeTooLate(context: RuleContext, { span, target }: SocketEvent): boolean {
	return usesOfCall(context, span, target).some(({ event }) => event.before.boundBy.length > 0);
}

/** SO_REUSEADDR on a socket that Windows binds, where nobody is meant to share the port. */
function opensPort(
	context: RuleContext,
	socket: SocketFacts,
	event: SocketEvent,
	option: string,
	beside: readonly string[],
): boolean {
	const isForMany = isReceiverOfMany(socket) || beside.includes('SO_BROADCAST');
	const isBoundOnWindows = socket.binds.some(({ target }) => target === 'windows');
	const isForWindows = usesOfCall(context, event.span, 'windows').length > 0;
	return option === 'SO_REUSEADDR' && isForWindows && isBoundOnWindows && !isForMany;
}
