import { type AbstractSocket, joinSockets } from './abstract-socket.js';
import { joinPlaces, NO_PLACES, type Places, replaced, samePlaces } from './places.js';

/** What places hold, by their variables. */
export type Variables = ReadonlyMap<string, Places>;

/** What is tracked of sockets, by their ids. */
type Sockets = ReadonlyMap<string, AbstractSocket>;

/** The variables where either holds; undefined where the other adds nothing. */
export function joinVariables(mine: Variables, other: Variables): Map<string, Places> | undefined {
	let variables: Map<string, Places> | undefined;
	for (const [variable, places] of mine) {
		const joined = joinPlaces(places, other.get(variable) ?? NO_PLACES);
		variables = joined ? (variables ?? new Map(mine)).set(variable, joined) : variables;
	}
	for (const [variable, places] of other) {
		const joined = mine.has(variable) ? undefined : joinPlaces(NO_PLACES, places);
		variables = joined ? (variables ?? new Map(mine)).set(variable, joined) : variables;
	}
	return variables;
}

/** The sockets where either holds; undefined where the other adds nothing. */
export function joinSocketsById(mine: Sockets, other: Sockets): Map<string, AbstractSocket> | undefined {
	let sockets: Map<string, AbstractSocket> | undefined;
	for (const [id, socket] of mine === other ? [] : other) {
		const known = mine.get(id);
		const joined = known ? joinSockets(known, socket) : socket;
		sockets = joined.key === known?.key ? sockets : (sockets ?? new Map(mine)).set(id, joined);
	}
	return sockets;
}

/** All variables after code has run that saw `seen` of them and left it as `after`. */
export function replaceVariables(all: Variables, seen: Variables, after: Variables): Map<string, Places> {
	const variables = new Map(all);
	for (const variable of new Set([...seen.keys(), ...after.keys()])) {
		const before = all.get(variable);
		const saw = seen.get(variable);
		const left = after.get(variable);
		if (!before || before === saw) {
			if (left) {
				variables.set(variable, left);
			} else {
				variables.delete(variable);
			}
		} else if (saw !== left) {
			variables.set(variable, replaced(before, saw ?? NO_PLACES, left ?? NO_PLACES));
		}
	}
	return variables;
}

/** Whether some variables hold the same in both, or all do. */
export function sameVariables(one: Variables, other: Variables, some?: Iterable<string>): boolean {
	for (const variable of some ?? new Set([...one.keys(), ...other.keys()])) {
		if (!samePlaces(one.get(variable) ?? NO_PLACES, other.get(variable) ?? NO_PLACES)) {
			return false;
		}
	}
	return true;
}

/** Whether some sockets are in the same condition in both, or all are, and as clearly so. */
export function sameSockets(one: Sockets, other: Sockets, some?: Iterable<string>): boolean {
	for (const id of some ?? new Set([...one.keys(), ...other.keys()])) {
		const [a, b] = [one.get(id), other.get(id)];
		if (a?.key !== b?.key || a?.isBlurred !== b?.isBlurred) {
			return false;
		}
	}
	return true;
}

/** What is known by some names as it is in `after`, and all else as it was. Nothing is copied where nothing changes. */
export function changedIn<Known>(
	before: Map<string, Known>,
	after: ReadonlyMap<string, Known>,
	names: Iterable<string>,
): Map<string, Known> {
	let changed = before;
	for (const name of names) {
		const known = after.get(name);
		if (known !== before.get(name)) {
			changed = changed === before ? new Map(before) : changed;
			if (known === undefined) {
				changed.delete(name);
			} else {
				changed.set(name, known);
			}
		}
	}
	return changed;
}
