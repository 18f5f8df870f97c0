import type { SocketEvent, SocketFacts } from '../../protocol/sockets.js';
import { TARGETS } from '../../protocol/targets.js';
import type { AnalysedDocument } from '../analysed-document.js';
import { eventsAt, socketsAt } from '../socket-at.js';

export interface EventAtHand {
	socket: SocketFacts;
	event: SocketEvent;
}

/**
 * The event that a place is in and that fits: of the socket meant there, and of several targets the first. Undefined
 * where nothing known happens there.
 */
export function eventAt(
	document: AnalysedDocument,
	offset: number,
	fits: (event: SocketEvent) => boolean,
): EventAtHand | undefined {
	for (const socket of socketsAt(document, offset)) {
		const events = eventsAt(socket, offset).filter(fits);
		const [event] = events.sort((a, b) => TARGETS.indexOf(a.target) - TARGETS.indexOf(b.target));
		if (event) {
			return { socket, event };
		}
	}
	return undefined;
}
