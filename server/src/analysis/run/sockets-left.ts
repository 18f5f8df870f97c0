import { NO, YES } from '../state/abstract-socket.js';
import type { State } from '../state/state.js';
import { alternatives } from '../state/values.js';
import type { FunctionSummary } from '../summaries/summary.js';

/**
 * The globals and members in which a function leaves sockets of its own making when it ends in a state, each with what is
 * known of them. `objects`: where the members are of the objects whose methods were run.
 */
export function* socketsLeft(
	{ offset, start }: FunctionSummary,
	state: State,
	objects: ReadonlySet<string>,
): Iterable<[place: string, left: State]> {
	for (const [place, value] of state.lasting(objects)) {
		const ids = alternatives(value).flatMap((each) => (each.kind === 'socket' ? [each.id] : []));
		const isUsable = ids.every((id) => state.socket(id)?.exists !== NO && state.socket(id)?.closed !== YES);
		if (ids.length > 0 && isUsable && ids.every((id) => id.startsWith(`made ${offset + start}`))) {
			const shared = sharedPlace(place, objects);
			yield [shared, state.only(place, shared)];
		}
	}
}

/** A member of whatever object is what the methods of its class find where nobody knows their object. */
function sharedPlace(place: string, objects: ReadonlySet<string>): string {
	const object = [...objects].find((each) => place.startsWith(each));
	return object === undefined ? place : `|${place.slice(object.length)}`;
}
