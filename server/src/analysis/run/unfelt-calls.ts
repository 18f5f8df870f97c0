import type { Expression } from '../../syntax/tree.js';
import { forgetLastCall } from '../calls/error-reads.js';
import { mayBeFilled } from '../calls/unknown-calls.js';
import type { State } from '../state/state.js';
import { alternatives, tellsOfSockets, UNKNOWN } from '../state/values.js';
import type { Evaluation } from './evaluation.js';
import type { Frame } from './frame.js';
import type { CallEffect } from './program.js';

/**
 * Whether a function is given anything that has to do with a socket, or expects one where there is one. `others` are places
 * that it knows besides its own names.
 */
export function isAboutSockets(
	state: State,
	{ id }: Frame,
	others: readonly string[],
	{ expects }: CallEffect,
): boolean {
	const holdsSocket = (place: string): boolean => alternatives(state.read(place)).some(({ kind }) => kind === 'socket');
	return state.reachesFrom([`${id}|`, ...others], tellsOfSockets) || [...expects].some(holdsSocket);
}

/** Leaves a function that was entered without following it: what its arguments point to may be another thing now. */
export function passBy(e: Evaluation, { id, names, summary }: Frame, args: readonly Expression[]): void {
	args.forEach((argument, index) => {
		const name = summary.parameters[index]?.name;
		mayBeFilled(e, argument, name === undefined ? UNKNOWN : e.state.read(names.placeOf(name)));
	});
	forgetLastCall(e, summary.name);
	e.state.forgetFrame(id);
}
