import { type AbstractSocket, joinSockets } from './abstract-socket.js';
import { alternatives, joinValues, keyOf, sameValue, UNKNOWN, type Value } from './values.js';

/**
 * What is known at a point on some paths: what places hold, and what their sockets are. A place is a text: the frame it
 * belongs to, `|`, and how the code writes it (`0|conn->fd`); globals and members have no frame (`|listener`).
 */
export class State {
	/** Maps are shared between copies until one of them changes. */
	private isShared = false;
	private keyOfSockets: string | undefined;

	private constructor(
		private places: Map<string, Value>,
		private bySocket: Map<string, AbstractSocket>,
	) {}

	static empty(): State {
		return new State(new Map(), new Map());
	}

	clone(): State {
		const copy = new State(this.places, this.bySocket);
		copy.keyOfSockets = this.keyOfSockets;
		copy.isShared = true;
		this.isShared = true;
		return copy;
	}

	/** Takes over everything that another state knows. */
	become(other: State): void {
		const copy = other.clone();
		this.places = copy.places;
		this.bySocket = copy.bySocket;
		this.keyOfSockets = copy.keyOfSockets;
		this.isShared = true;
	}

	private own(): void {
		if (this.isShared) {
			this.places = new Map(this.places);
			this.bySocket = new Map(this.bySocket);
			this.isShared = false;
		}
	}

	/** What the place itself holds; fields of a zeroed structure are zero. */
	read(place: string): Value {
		const value = this.places.get(place);
		if (value) {
			return value;
		}
		for (let end = enclosingPlaceEnd(place, place.length); end > 0; end = enclosingPlaceEnd(place, end)) {
			const enclosing = this.places.get(place.slice(0, end));
			if (enclosing) {
				return enclosing.kind === 'zeroed' ? { kind: 'zeroed' } : UNKNOWN;
			}
		}
		return UNKNOWN;
	}

	/** Puts a value into a place; what was known of its parts is gone. */
	write(place: string, value: Value): void {
		this.own();
		this.forgetParts(place);
		this.places.set(place, value);
	}

	/** Learns more about a place without changing it. */
	refine(place: string, value: Value): void {
		this.own();
		this.places.set(place, value);
	}

	/** Everything known of the fields and elements of a place, by the text that follows the place's own. */
	parts(place: string): [string, Value][] {
		const found: [string, Value][] = [];
		for (const [name, value] of this.places) {
			if (name.length > place.length && name.startsWith(place) && isPartSeparator(name, place.length)) {
				found.push([name.slice(place.length), value]);
			}
		}
		return found;
	}

	forget(place: string): void {
		this.own();
		this.forgetParts(place);
		this.places.delete(place);
	}

	private forgetParts(place: string): void {
		for (const name of this.places.keys()) {
			if (name.length > place.length && name.startsWith(place) && isPartSeparator(name, place.length)) {
				this.places.delete(name);
			}
		}
	}

	/** Puts another value wherever the change gives one. */
	replaceValues(change: (value: Value) => Value | undefined): void {
		for (const [place, value] of [...this.places]) {
			const changed = change(value);
			if (changed) {
				this.own();
				this.places.set(place, changed);
			}
		}
	}

	/** Forgets everything whose place satisfies the condition. */
	forgetWhere(condition: (place: string) => boolean): void {
		for (const name of [...this.places.keys()]) {
			if (condition(name)) {
				this.own();
				this.places.delete(name);
			}
		}
	}

	socket(id: string): AbstractSocket | undefined {
		return this.bySocket.get(id);
	}

	/** Every socket with its id. */
	sockets(): Iterable<[string, AbstractSocket]> {
		return this.bySocket;
	}

	setSocket(id: string, socket: AbstractSocket): void {
		this.own();
		this.keyOfSockets = undefined;
		this.bySocket.set(id, socket);
	}

	/** Equal for states whose sockets are in the same condition. */
	socketsKey(): string {
		this.keyOfSockets ??= [...this.bySocket]
			.map(([id, socket]) => `${id}=${socket.key}`)
			.sort()
			.join(';');
		return this.keyOfSockets;
	}

	/** Equal for equal states. */
	key(): string {
		const places = [...this.places].map(([place, value]) => `${place}=${keyOf(value)}`).sort();
		return `${this.socketsKey()}\n${places.join('\n')}`;
	}

	/**
	 * The part that code sees which knows no names of these frames' functions: globals, members, the places of `frame`, and
	 * whatever these point to. All sockets are seen: a bind in a helper meets those of its caller.
	 */
	seenFrom(frame: string): State {
		const seen = new State(new Map(), new Map(this.bySocket));
		const rest: string[] = ['|', `${frame}|`];
		const followed = new Set<string>();
		for (let prefix = rest.pop(); prefix !== undefined; prefix = rest.pop()) {
			followed.add(prefix);
			for (const [place, value] of this.places) {
				if (!place.startsWith(prefix) || seen.places.has(place)) {
					continue;
				}
				seen.places.set(place, value);
				for (const alternative of alternatives(value)) {
					rest.push(...reachedBy(alternative).filter((each) => !followed.has(each)));
				}
			}
		}
		return seen;
	}

	/** The globals and members that are known, and what they hold. */
	lasting(): [string, Value][] {
		return [...this.places].filter(([place]) => place.startsWith('|'));
	}

	/** Whether another place than one holds a socket. */
	holdsBeside(place: string, socketId: string): boolean {
		return [...this.places].some(
			([other, value]) =>
				other !== place && alternatives(value).some((each) => each.kind === 'socket' && each.id === socketId),
		);
	}

	/** What is known of one place and its sockets, and nothing else. */
	only(place: string): State {
		const value = this.read(place);
		const state = new State(new Map([[place, value]]), new Map());
		for (const alternative of alternatives(value)) {
			if (alternative.kind === 'socket') {
				state.addSocket(alternative.id, this);
			}
		}
		return state;
	}

	/** Adds what another state knows of places that this one does not know. */
	takeOver(other: State): void {
		this.own();
		for (const [place, value] of other.places) {
			this.places.set(place, value);
		}
		for (const [id, socket] of other.bySocket) {
			this.setSocket(id, socket);
		}
	}

	private addSocket(id: string, from: State): void {
		const socket = from.bySocket.get(id);
		if (socket) {
			this.bySocket.set(id, socket);
		}
	}

	/** What is known after code has run that saw `seen` of this state and left it as `after`. */
	replacedBy(seen: State, after: State): State {
		const places = new Map(this.places);
		for (const place of seen.places.keys()) {
			places.delete(place);
		}
		for (const [place, value] of after.places) {
			places.set(place, value);
		}
		return new State(places, new Map([...this.bySocket, ...after.bySocket]));
	}

	/** What holds where either holds; undefined where the other adds nothing. */
	joinedWith(other: State): State | undefined {
		if (this.places === other.places && this.bySocket === other.bySocket) {
			return undefined;
		}
		const places = this.placesJoinedWith(other);
		const sockets = this.socketsJoinedWith(other);
		if (!places && !sockets) {
			return undefined;
		}
		const joined = new State(places ?? this.places, sockets ?? this.bySocket);
		joined.isShared = true;
		this.isShared = true;
		return joined;
	}

	/** Most joins add nothing, so that nothing is copied before something does. */
	private placesJoinedWith(other: State): Map<string, Value> | undefined {
		if (this.places === other.places) {
			return undefined;
		}
		let places: Map<string, Value> | undefined;
		for (const [place, value] of this.places) {
			const joined = joinValues(value, other.places.get(place) ?? other.read(place));
			if (!sameValue(joined, value)) {
				// Unknown is kept where it stands inside something known: a field nobody knows of a zeroed structure is not zero.
				places ??= new Map(this.places);
				places.set(place, joined);
			}
		}
		for (const [place, value] of other.places) {
			if (!this.places.has(place)) {
				const mine = this.read(place);
				const joined = joinValues(mine, value);
				if (joined.kind !== 'unknown' && !sameValue(joined, mine)) {
					places ??= new Map(this.places);
					places.set(place, joined);
				}
			}
		}
		return places;
	}

	private socketsJoinedWith(other: State): Map<string, AbstractSocket> | undefined {
		if (this.bySocket === other.bySocket) {
			return undefined;
		}
		let sockets: Map<string, AbstractSocket> | undefined;
		for (const [id, socket] of other.bySocket) {
			const mine = this.bySocket.get(id);
			const joined = mine ? joinSockets(mine, socket) : socket;
			if (joined.key !== mine?.key) {
				sockets ??= new Map(this.bySocket);
				sockets.set(id, joined);
			}
		}
		return sockets;
	}
}

/** Where the places begin that a value leads to: what it points to, or what a lambda sees of the functions around it. */
function reachedBy(value: Value): string[] {
	if (value.kind === 'lambda') {
		return value.frames.map((frame) => `${frame}|`);
	}
	return value.kind === 'reference' ? [value.place] : [];
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
