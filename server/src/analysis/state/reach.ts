import { frameOf, isOfFrame, NO_PLACES, type Places, variableOf } from './places.js';
import type { Touched } from './touched.js';
import { alternatives, type Value } from './values.js';
import type { Variables } from './variables.js';

/**
 * What code sees that knows the names of one frame: globals, members, the places of the frame, those that begin like one of
 * `others`, and whatever these point to.
 */
export function seenVariables(variables: Variables, frame: string, others: Iterable<string>): Map<string, Places> {
	const seen = new Map<string, Places>();
	const rest: string[] = [...others];
	const see = (value: Value): void => {
		for (const alternative of alternatives(value)) {
			rest.push(...reachedBy(alternative));
		}
	};
	const isWhole = (of: string): boolean => of === '' || of === frame;
	const addWhole = (isWanted: (variable: string) => boolean): void => {
		for (const [variable, places] of variables) {
			if (!seen.has(variable) && isWanted(variable)) {
				seen.set(variable, places);
				places.forEach(see);
			}
		}
	};
	addWhole((variable) => isOfFrame(variable, '') || isOfFrame(variable, frame));
	const followed = new Set<string>();
	for (let prefix = rest.pop(); prefix !== undefined; prefix = rest.pop()) {
		const of = frameOf(prefix);
		if (isWhole(of) || followed.has(prefix)) {
			continue;
		}
		followed.add(prefix);
		if (prefix.length === of.length + 1) {
			addWhole((variable) => isOfFrame(variable, of));
			continue;
		}
		const variable = variableOf(prefix);
		const all = variables.get(variable) ?? NO_PLACES;
		const found = seen.get(variable) as Map<string, Value> | undefined;
		if (found === all) {
			continue;
		}
		const part = found ?? new Map<string, Value>();
		seen.set(variable, part);
		for (const [place, value] of all) {
			if (place.startsWith(prefix) && !part.has(place)) {
				part.set(place, value);
				see(value);
			}
		}
	}
	return seen;
}

/**
 * Whether code that begins with these places reaches a value, through pointers too, that satisfies the condition. A place
 * that ends in `|` stands for all names of a frame.
 */
export function reachesFrom(
	variables: Variables,
	places: readonly string[],
	isWanted: (value: Value) => boolean,
	touched?: Touched,
): boolean {
	const rest = [...places];
	const followed = new Set<string>();
	for (let prefix = rest.pop(); prefix !== undefined; prefix = rest.pop()) {
		for (const [variable, places] of reachedVariables(variables, prefix, touched)) {
			if (!followed.has(variable)) {
				followed.add(variable);
				for (const value of places.values()) {
					if (isWanted(value)) {
						return true;
					}
					if (touched && alternatives(value).some(({ kind }) => kind === 'lambda')) {
						touched.seeAllVariables();
					}
					rest.push(...alternatives(value).flatMap(reachedBy));
				}
			}
		}
	}
	return false;
}

/** The variable that a place is in, or all of a frame. */
function reachedVariables(variables: Variables, prefix: string, touched?: Touched): [string, Places][] {
	if (prefix.endsWith('|')) {
		const ofFrame = [...variables].filter(([variable]) => isOfFrame(variable, prefix.slice(0, -1)));
		for (const [variable] of ofFrame) {
			touched?.variables.add(variable);
		}
		return ofFrame;
	}
	const variable = variableOf(prefix);
	touched?.variables.add(variable);
	const places = variables.get(variable);
	return places ? [[variable, places]] : [];
}

/** Where the places begin that a value leads to: what it points to, or what a lambda sees of the functions around it. */
function reachedBy(value: Value): string[] {
	if (value.kind === 'lambda') {
		return value.frames.map((frame) => `${frame}|`);
	}
	return value.kind === 'reference' ? [value.place] : [];
}
