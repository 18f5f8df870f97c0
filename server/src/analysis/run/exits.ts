import type { State } from '../state/state.js';
import { joinValues, keyOf, type Value } from '../state/values.js';

/** One way in which a function ends. */
export interface Exit {
	state: State;
	value: Value;
	/** It ends with an exception that nobody in it catches. */
	isThrown: boolean;
}

/** Adds a way in which a function ends; one in which its sockets and what it returns are the same is joined with it. */
export function addExit(exits: Map<string, Exit>, exit: Exit): void {
	const key = `${exit.isThrown} ${exit.state.socketsKey()} ${keyOf(exit.value)}`;
	const known = exits.get(key);
	if (known) {
		known.state = known.state.joinedWith(exit.state) ?? known.state;
		known.value = joinValues(known.value, exit.value);
	} else {
		exits.set(key, exit);
	}
}
