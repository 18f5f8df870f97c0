import { joinValues, sameValue, UNKNOWN, type Value } from './values.js';

/** What the places of one variable hold. */
export type Places = ReadonlyMap<string, Value>;

export const NO_PLACES: Places = new Map();

/** The part of a place up to the end of the variable's name: `0|conn` of `0|conn->fd`. */
export function variableOf(place: string): string {
	for (let at = place.indexOf('|') + 1; at < place.length; at++) {
		if (isPartSeparator(place, at)) {
			return place.slice(0, at);
		}
	}
	return place;
}

/** The part of a place before `|`. */
export function frameOf(place: string): string {
	return place.slice(0, place.indexOf('|'));
}

/** Whether a place is one of a frame; globals and members are of the frame ''. */
export function isOfFrame(place: string, frame: string): boolean {
	return place[frame.length] === '|' && place.startsWith(frame);
}

/** What a place itself holds; fields of a zeroed structure are zero. */
export function readIn(places: Places, place: string): Value {
	const value = places.get(place);
	if (value) {
		return value;
	}
	for (let end = enclosingPlaceEnd(place, place.length); end > 0; end = enclosingPlaceEnd(place, end)) {
		const enclosing = places.get(place.slice(0, end));
		if (enclosing) {
			return enclosing.kind === 'zeroed' ? { kind: 'zeroed' } : UNKNOWN;
		}
	}
	return UNKNOWN;
}

/** Whether two hold the same. */
export function samePlaces(one: Places, other: Places): boolean {
	if (one === other) {
		return true;
	}
	if (one.size !== other.size) {
		return false;
	}
	for (const [place, value] of one) {
		const found = other.get(place);
		if (found === undefined || !sameValue(value, found)) {
			return false;
		}
	}
	return true;
}

/** The places of one variable where either holds; undefined where the second adds nothing. */
export function joinPlaces(mine: Places, other: Places): Places | undefined {
	if (mine === other) {
		return undefined;
	}
	// Most joins change nothing, so that nothing is copied before something does.
	let places: Map<string, Value> | undefined;
	for (const [place, value] of mine) {
		const joined = joinValues(value, other.get(place) ?? readIn(other, place));
		if (!sameValue(joined, value)) {
			// Unknown is kept where it stands inside something known: a field nobody knows of a zeroed structure is not zero.
			places = (places ?? new Map(mine)).set(place, joined);
		}
	}
	for (const [place, value] of other) {
		if (!mine.has(place)) {
			const known = readIn(mine, place);
			const joined = joinValues(known, value);
			if (joined.kind !== 'unknown' && !sameValue(joined, known)) {
				places = (places ?? new Map(mine)).set(place, joined);
			}
		}
	}
	return places;
}

/** Some places of a variable replaced by what became of them. */
export function replaced(before: Places, seen: Places, after: Places): Places {
	const places = new Map(before);
	for (const place of seen.keys()) {
		places.delete(place);
	}
	for (const [place, value] of after) {
		places.set(place, value);
	}
	return places;
}

/** Forgets the fields and elements of a place. */
export function forgetParts(places: Map<string, Value>, place: string): void {
	for (const name of places.keys()) {
		if (isPartOf(name, place)) {
			places.delete(name);
		}
	}
}

/** Whether a place is a field or an element of another, or one of these. */
export function isPartOf(name: string, place: string): boolean {
	return name.length > place.length && name.startsWith(place) && isPartSeparator(name, place.length);
}

function isPartSeparator(name: string, at: number): boolean {
	const c = name[at];
	return c === '.' || c === '[' || (c === '-' && name[at + 1] === '>');
}

/** The end of the place that the place before `end` is a field or element of; 0 where there is none. */
function enclosingPlaceEnd(place: string, end: number): number {
	for (let i = end - 1; i > 0; i--) {
		const c = place[i];
		if (c === '.' || c === '[') {
			return i;
		}
		if (c === '|') {
			return 0;
		}
		// What a pointer points to is not part of the pointer.
		if (c === '>' && place[i - 1] === '-') {
			return 0;
		}
	}
	return 0;
}
