import type { Message } from '../protocol/messages.js';
import type { SocketBind, SocketFacts } from '../protocol/sockets.js';
import type { Target } from '../protocol/targets.js';
import type { AnalysedDocument } from './analysed-document.js';
import { holds } from './socket-at.js';

/** What a reader must know besides about the answer for a socket: what is not known, and for what it was answered. */
export function notesOn(
	document: AnalysedDocument,
	socket: SocketFacts,
	target: Target,
	bind: SocketBind | undefined,
): Message[] {
	const notes: Message[] = [];
	const [main] = document.facts.targets;
	if (main !== undefined && target !== main) {
		notes.push({
			id: 'panel.note.otherTarget',
			args: { target: target.replace('-', '_'), main: main.replace('-', '_') },
		});
	}
	const events = socket.events.filter((event) => event.target === target);
	if (events.some((event) => event.inBrokenCode)) {
		notes.push({ id: 'panel.note.brokenCode' });
	}
	const ofBind = events.filter((event) => event.kind === 'bind' && bind && holds(event.span, bind.span.start));
	if (ofBind.some((event) => event.unknownRegions.length > 0)) {
		notes.push({ id: 'panel.note.unknownCondition' });
	}
	if (bind?.presumed) {
		notes.push({ id: 'panel.note.presumedOption' });
	}
	if (bind?.dualStack) {
		notes.push({ id: 'panel.note.dualStack' });
	}
	return notes;
}
