import { type Evaluation, inFrame } from '../run/evaluation.js';
import type { Frame } from '../run/frame.js';
import { leaveGuard } from '../run/guards.js';
import { changeSocket, YES } from '../state/abstract-socket.js';
import type { State } from '../state/state.js';
import { alternatives, type Value } from '../state/values.js';

/**
 * Closes the sockets of the objects that go with the names of a block, or of a whole function: not those that another
 * place holds as well, because they were moved or shared, nor what the function gives back.
 */
export function leaveScope(e: Evaluation, frame: Frame, names: Iterable<string>, given?: Value): void {
	const kept = new Set(given ? socketsIn(given) : []);
	for (const name of names) {
		const local = frame.summary.locals.get(name);
		if (!local || local.pointers > 0 || local.isArray || frame.aliases.has(name)) {
			continue;
		}
		const place = frame.names.placeOf(name);
		if (!e.state.knows(place)) {
			continue;
		}
		leaveGuard(inFrame(e, frame), place);
		for (const id of socketsIn(e.state.read(place))) {
			const isObject = e.interpreter.collector.sockets.get(id)?.heldBy !== undefined;
			if (isObject && !kept.has(id) && !e.state.holdsBeside(place, id)) {
				close(e.state, id);
			}
		}
	}
}

function close(state: State, id: string): void {
	const socket = state.socket(id);
	if (socket) {
		state.setSocket(id, changeSocket(socket, { closed: YES }));
	}
}

function socketsIn(value: Value): string[] {
	return alternatives(value).flatMap((each) => (each.kind === 'socket' ? [each.id] : []));
}
