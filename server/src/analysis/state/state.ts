import { type AbstractSocket, changeSocket } from './abstract-socket.js';
import { forgetParts, isOfFrame, isPartOf, NO_PLACES, type Places, readIn, variableOf } from './places.js';
import { reachesFrom, seenVariables } from './reach.js';
import type { Touched } from './touched.js';
import { alternatives, keyOf, type Value } from './values.js';
import {
	changedIn,
	joinSocketsById,
	joinVariables,
	replaceVariables,
	sameSockets,
	sameVariables,
} from './variables.js';

const NO_PARTS: readonly [string, Value][] = [];
const NO_NAMES: readonly string[] = [];
const isInteger = ({ kind }: Value): boolean => kind === 'integer';

/**
 * What is known at a point on some paths: what places hold, and what their sockets are. A place is a text: the frame it
 * belongs to, `|`, and how the code writes it (`0|conn->fd`); globals and members have no frame (`|listener`). The places
 * of one variable (`0|conn`) are shared between copies until one of them changes one.
 */
export class State {
	private variablesAreShared = false;
	private socketsAreShared = false;
	/** The variables whose places no other state shares; undefined for none. */
	private mine: Set<string> | undefined;
	private keyOfSockets: string | undefined;

	private constructor(
		private variables: Map<string, Places>,
		private bySocket: Map<string, AbstractSocket>,
		/** What hears of everything that is looked at or changed. */
		private readonly touched?: Touched,
	) {}

	static empty(): State {
		return new State(new Map(), new Map());
	}

	clone(): State {
		return this.copy(this.touched);
	}

	/** A copy that says what is touched of it, and of the copies that are made of it. */
	tracing(touched: Touched): State {
		return this.copy(touched);
	}

	private copy(touched: Touched | undefined): State {
		const copy = new State(this.variables, this.bySocket, touched);
		copy.keyOfSockets = this.keyOfSockets;
		copy.share();
		this.share();
		return copy;
	}

	/** Takes over everything that another state knows. */
	become(other: State): void {
		const copy = other.clone();
		this.variables = copy.variables;
		this.bySocket = copy.bySocket;
		this.keyOfSockets = copy.keyOfSockets;
		this.share();
	}

	private share(): void {
		this.variablesAreShared = true;
		this.socketsAreShared = true;
	}

	private ownVariables(): Map<string, Places> {
		if (this.variablesAreShared) {
			this.variables = new Map(this.variables);
			this.mine = undefined;
			this.variablesAreShared = false;
		}
		return this.variables;
	}

	private ownSockets(): Map<string, AbstractSocket> {
		if (this.socketsAreShared) {
			this.bySocket = new Map(this.bySocket);
			this.socketsAreShared = false;
		}
		return this.bySocket;
	}

	/** The places of a variable, to be changed. */
	private ownPlaces(variable: string): Map<string, Value> {
		this.touched?.variables.add(variable);
		const variables = this.ownVariables();
		const known = variables.get(variable);
		if (known && this.mine?.has(variable)) {
			return known as Map<string, Value>;
		}
		const places = new Map(known);
		variables.set(variable, places);
		this.mine ??= new Set();
		this.mine.add(variable);
		return places;
	}

	private placesOf(place: string): Places {
		const variable = variableOf(place);
		this.touched?.variables.add(variable);
		return this.variables.get(variable) ?? NO_PLACES;
	}

	/** What the place itself holds; fields of a zeroed structure are zero. */
	read(place: string): Value {
		return readIn(this.placesOf(place), place);
	}

	/** Whether something is known of the very place, not only of what is around it. */
	holds(place: string): boolean {
		return this.placesOf(place).has(place);
	}

	/** Whether something is known of the variable of a place, or of a part of it. */
	knows(place: string): boolean {
		return this.placesOf(place) !== NO_PLACES;
	}

	/** Puts a value into a place; what was known of its parts is gone. */
	write(place: string, value: Value): void {
		const places = this.ownPlaces(variableOf(place));
		forgetParts(places, place);
		places.set(place, value);
	}

	/** Learns more about a place without changing it. */
	refine(place: string, value: Value): void {
		this.ownPlaces(variableOf(place)).set(place, value);
	}

	/** Everything known of the fields and elements of a place, by the text that follows the place's own. */
	parts(place: string): readonly [string, Value][] {
		const places = this.placesOf(place);
		if (places === NO_PLACES) {
			return NO_PARTS;
		}
		const found: [string, Value][] = [];
		for (const [name, value] of places) {
			if (isPartOf(name, place)) {
				found.push([name.slice(place.length), value]);
			}
		}
		return found;
	}

	/** The fields and elements behind a pointer that may hold a number. */
	numbersBehind(pointer: string): readonly string[] {
		const start = `${pointer}->`;
		let found: string[] | undefined;
		for (const [name, value] of this.placesOf(pointer)) {
			if (name.startsWith(start) && alternatives(value).some(isInteger)) {
				found ??= [];
				found.push(name);
			}
		}
		return found ?? NO_NAMES;
	}

	forget(place: string): void {
		if (this.placesOf(place) === NO_PLACES) {
			return;
		}
		const places = this.ownPlaces(variableOf(place));
		forgetParts(places, place);
		places.delete(place);
	}

	/** Forgets all places of a frame that is left. */
	forgetFrame(frame: string): void {
		const variables = this.ownVariables();
		for (const variable of [...variables.keys()]) {
			if (isOfFrame(variable, frame)) {
				variables.delete(variable);
			}
		}
	}

	/** Puts another value wherever the change gives one, now that it is known whether a call worked: `id` is its outcome's. */
	replaceOutcome(id: string, change: (value: Value) => Value | undefined): void {
		this.touched?.decideCall(id);
		for (const [variable, places] of [...this.variables]) {
			for (const [place, value] of [...places]) {
				const changed = change(value);
				if (changed) {
					this.ownPlaces(variable).set(place, changed);
				}
			}
		}
	}

	/** Forgets everything whose place satisfies the condition. */
	forgetWhere(condition: (place: string) => boolean): void {
		this.touched?.seeAllVariables();
		for (const [variable, places] of [...this.variables]) {
			for (const name of [...places.keys()]) {
				if (condition(name)) {
					this.ownPlaces(variable).delete(name);
				}
			}
		}
	}

	socket(id: string): AbstractSocket | undefined {
		this.touched?.sockets.add(id);
		return this.bySocket.get(id);
	}

	get countOfSockets(): number {
		return this.bySocket.size;
	}

	/** Every socket with its id. */
	sockets(): Iterable<[string, AbstractSocket]> {
		if (this.touched) {
			this.touched.hasSeenAllSockets = true;
		}
		return this.bySocket;
	}

	setSocket(id: string, socket: AbstractSocket): void {
		this.touched?.sockets.add(id);
		this.keyOfSockets = undefined;
		this.ownSockets().set(id, socket);
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
		const places = [...this.variables.values()].flatMap((each) => [...each]);
		const known = places.map(([place, value]) => `${place}=${keyOf(value)}`).sort();
		return `${this.socketsKey()}\n${known.join('\n')}`;
	}

	/**
	 * The part that code sees which knows no names of these frames' functions: globals, members, the places of `frame`,
	 * those that begin like one of `others`, and whatever these point to. All sockets are seen: a bind in a helper meets
	 * those of its caller.
	 */
	seenFrom(frame: string, others: Iterable<string> = []): State {
		const seen = seenVariables(this.variables, frame, others);
		const state = new State(seen, this.bySocket, this.touched);
		state.keyOfSockets = this.keyOfSockets;
		state.socketsAreShared = true;
		this.socketsAreShared = true;
		return state;
	}

	/**
	 * Whether code that begins with these places reaches a value, through pointers too, that satisfies the condition. A
	 * place that ends in `|` stands for all names of a frame.
	 */
	reachesFrom(places: readonly string[], isWanted: (value: Value) => boolean): boolean {
		return reachesFrom(this.variables, places, isWanted, this.touched);
	}

	/** The globals and members that are known, those of some objects too, and what they hold. */
	lasting(objects: ReadonlySet<string>): [string, Value][] {
		const ofObjects = [...objects].flatMap((object) =>
			[...(this.variables.get(variableOf(object)) ?? NO_PLACES)].filter(([place]) => place.startsWith(object)),
		);
		const shared = [...this.variables].flatMap(([variable, places]) => (isOfFrame(variable, '') ? [...places] : []));
		return [...shared, ...ofObjects];
	}

	/** Whether another place than one holds a socket. */
	holdsBeside(place: string, socketId: string): boolean {
		this.touched?.seeAllVariables();
		const holds = (value: Value): boolean =>
			alternatives(value).some((each) => each.kind === 'socket' && each.id === socketId);
		return [...this.variables.values()].some((places) =>
			[...places].some(([other, value]) => other !== place && holds(value)),
		);
	}

	/** What is known of one place and its sockets, and nothing else, under another place's name. */
	only(place: string, name: string): State {
		const value = this.read(place);
		const state = new State(new Map([[variableOf(name), new Map([[name, value]])]]), new Map());
		for (const alternative of alternatives(value)) {
			if (alternative.kind === 'socket') {
				state.addSocket(alternative.id, this);
			}
		}
		return state;
	}

	/** Adds what another state knows of places that this one does not know. */
	takeOver(other: State): void {
		for (const [variable, places] of other.variables) {
			const own = this.ownPlaces(variable);
			for (const [place, value] of places) {
				own.set(place, value);
			}
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
		const variables = replaceVariables(this.variables, seen.variables, after.variables);
		return new State(variables, new Map([...this.bySocket, ...after.bySocket]), this.touched);
	}

	/** Whether code that touched this of the other state does the same in this one. */
	isSameTo({ variables, bySocket }: State, touched: Touched): boolean {
		return (
			sameVariables(this.variables, variables, touched.isOfAllVariables ? undefined : touched.variables) &&
			sameSockets(this.bySocket, bySocket, touched.hasSeenAllSockets ? undefined : touched.sockets)
		);
	}

	/** A function was called that has touched this. */
	noteTouched(touched: Touched): void {
		this.touched?.add(touched);
	}

	/** This state, but for what a function has touched that is called: that is as it was left in `after`. */
	changedAs(after: State, touched: Touched): State {
		const variables = touched.isOfAllVariables
			? after.variables
			: changedIn(this.variables, after.variables, touched.variables);
		const sockets = touched.hasSeenAllSockets
			? after.bySocket
			: changedIn(this.bySocket, after.bySocket, touched.sockets);
		const changed = new State(variables, sockets, this.touched);
		changed.share();
		this.share();
		return changed;
	}

	/** Says of the sockets in which the states differ that were joined to this one that ways were mixed up. */
	blurredFrom(apart: readonly State[]): State {
		const state = this.clone();
		for (const [id, socket] of [...this.bySocket]) {
			const isSame = apart.every((each) => each.bySocket.get(id)?.key === socket.key);
			if (!isSame && !socket.isBlurred) {
				state.setSocket(id, changeSocket(socket, { isBlurred: true }));
			}
		}
		return state;
	}

	/** What holds where either holds; undefined where the other adds nothing. */
	joinedWith(other: State): State | undefined {
		if (this.variables === other.variables && this.bySocket === other.bySocket) {
			return undefined;
		}
		const variables = joinVariables(this.variables, other.variables);
		const sockets = joinSocketsById(this.bySocket, other.bySocket);
		if (!variables && !sockets) {
			return undefined;
		}
		const joined = this.clone();
		if (variables) {
			joined.variables = variables;
			joined.variablesAreShared = false;
		}
		if (sockets) {
			joined.bySocket = sockets;
			joined.socketsAreShared = false;
			joined.keyOfSockets = undefined;
		}
		return joined;
	}
}
