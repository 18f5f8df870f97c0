import type { SocketEvent, SocketFacts } from '../../protocol/sockets.js';
import { isReceiverOfMany, usesOfCall } from '../reading-facts.js';
import type { RuleContext } from '../rule.js';
import { mayMeetAnotherBind } from './binds-in-sight.js';

const OPPOSITES: Readonly<Record<string, string>> = { SO_REUSEADDR: 'exclusive', SO_EXCLUSIVEADDRUSE: 'reuse' };

/**
 * Whether an option that a call names in vain today would do good if the call worked: it comes in time, nothing stands
 * against it, it opens no port on Windows, and no other bind may fail for it.
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
	return usesOfCall(context, event.span, event.target).every(({ socket, event: { before } }) => {
		const isLate = before.boundBy.length > 0;
		const isRefused = before.possible.some((one) => one === opposite || one === 'both');
		return !isBinding || (!isLate && !isRefused && !opensPort(context, socket, event, option, beside));
	});
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
