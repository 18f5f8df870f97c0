import type { SocketEventKind } from '../../protocol/sockets.js';
import { mapIn } from '../../source/group-by.js';
import { Collector } from '../run/collector.js';
import type { Exit } from '../run/exits.js';
import { Interpreter } from '../run/interpreter.js';
import { ALWAYS_FELT, type CallEffect, Links, type Program } from '../run/program.js';
import { MAYBE, NO, OPTION_AS_GIVEN, YES } from '../state/abstract-socket.js';
import { State } from '../state/state.js';
import { alternatives, tellsOfSockets, type Value } from '../state/values.js';
import type { FunctionSummary } from '../summaries/summary.js';
import { asItIsNow, filesOf, type RestsOn, whatRunRestsOn } from './rests-on.js';

/** What is done to a socket, besides a bind, that matters to who shares its address. */
const PREPARING: ReadonlySet<SocketEventKind> = new Set(['setOption', 'listen', 'joinGroup']);

/** A function that takes more steps by itself is followed from no other file. */
const MAXIMUM_STEPS_ALONE = 1500;

/** An effect, and what it rests on. */
interface KnownEffect {
	effect: CallEffect;
	restsOn: RestsOn;
	/** A file that it goes through has changed, perhaps in other functions. */
	isDoubtful: boolean;
}

/** What calling the functions of some files brings to callers in others: each is run once, by itself. */
export class CallEffects {
	/** By file, and by where the function starts in runs. */
	private readonly known = new Map<string, Map<number, KnownEffect>>();
	private readonly links = new Map<string, Links>();

	/** `programOf` answers a file as it sees itself. */
	constructor(private readonly programOf: (uri: string) => Program | undefined) {}

	/** What calling a function brings; it is given as other files see it. */
	of({ file, offset, start }: FunctionSummary): CallEffect {
		const position = offset + start;
		const links = this.linksOf(file!);
		const root = links?.functionAt(position);
		if (!links || !root) {
			return ALWAYS_FELT;
		}
		const ofFile = mapIn(this.known, file!);
		const known = ofFile.get(position);
		const found = (known?.isDoubtful ? believed(known, links) : known) ?? find(file!, root, links);
		ofFile.set(position, found);
		return found.effect;
	}

	/** A file has changed. What goes through it is looked at again before it is believed. */
	changed(uri: string): void {
		this.links.delete(uri);
		for (const links of this.links.values()) {
			links.forgetFound();
		}
		const own = this.known.get(uri);
		for (const position of [...(own?.keys() ?? [])]) {
			if (!this.linksOf(uri)?.functionAt(position)) {
				own?.delete(position);
			}
		}
		for (const known of [...this.known.values()].flatMap((each) => [...each.values()])) {
			known.isDoubtful ||= known.effect.files.has(uri);
		}
	}

	/** Here every function is followed: what one brings does not hang on which was asked about first. */
	private linksOf(uri: string): Links | undefined {
		let links = this.links.get(uri);
		const program = links ? undefined : this.programOf(uri);
		if (program) {
			links = new Links({ ...program, elsewhere: { ...program.elsewhere, effectOf: () => ALWAYS_FELT } });
			this.links.set(uri, links);
		}
		return links;
	}
}

/** Runs a function by itself. */
function find(file: string, root: FunctionSummary, links: Links): KnownEffect {
	const interpreter = new Interpreter(
		links.program,
		links,
		root,
		new Collector(),
		MAXIMUM_STEPS_ALONE,
		MAXIMUM_STEPS_ALONE,
	);
	const exits = interpreter.run([pointersTo(interpreter.rootId, root)]);
	const { visited, isUnfinished, expected } = interpreter;
	const files = filesOf(visited).add(file);
	return {
		effect: { isTooLarge: isUnfinished, isFelt: isFelt(exits, interpreter), expects: expected, files },
		restsOn: whatRunRestsOn(visited, files, links),
		isDoubtful: false,
	};
}

/** The same effect where all that it rests on is as it was; else undefined. */
function believed({ effect, restsOn }: KnownEffect, links: Links): KnownEffect | undefined {
	const now = asItIsNow(restsOn, links);
	return now && { effect, restsOn: now, isDoubtful: false };
}

/** Each parameter that is a pointer points to something: what is put there is seen by those who gave it. */
function pointersTo(frame: string, { parameters }: FunctionSummary): State {
	const state = State.empty();
	for (const { name, pointers } of parameters) {
		if (pointers > 0) {
			state.write(`${frame}|${name}`, { kind: 'reference', place: `${frame}|*${name}` });
		}
	}
	return state;
}

/**
 * Whether a caller learns something: of a socket that was made or prepared, of an address, of a function; that a port is
 * bound, which its own sockets may meet; or that nothing comes back.
 */
function isFelt(exits: readonly Exit[], { root, rootId, filled, collector }: Interpreter): boolean {
	const given = root.parameters.map(({ name }) => `${rootId}|${name}`);
	return (
		exits.every(({ isThrown }) => isThrown) ||
		[...filled].some((place) => place.startsWith('|') || place.startsWith(`${rootId}|*`)) ||
		[...collector.events.values()].some(
			({ kind, socketId }) => kind === 'bind' || (PREPARING.has(kind) && isOfCaller(socketId, root)),
		) ||
		exits.some(
			({ state, value }) =>
				isTelling(state, value) ||
				state.reachesFrom(given, (each) => each.kind === 'socket' && isPrepared(state, each.id)),
		)
	);
}

/** Whether a socket came in through a pointer that the root was given, by a parameter, or by a global or a member. */
function isOfCaller(socketId: string, { locals, parameters }: FunctionSummary): boolean {
	const [, pointer, name = ''] = /^given \S+ (\*?)([\w\u0080-\uffff]+)/.exec(socketId) ?? [];
	return pointer === '*' || (name !== '' && (!locals.has(name) || parameters.some((each) => each.name === name)));
}

function isTelling(state: State, value: Value): boolean {
	return alternatives(value).some((each) =>
		each.kind === 'socket'
			? state.socket(each.id)?.exists !== NO && state.socket(each.id)?.closed !== YES
			: each.kind !== 'outcome' && tellsOfSockets(each),
	);
}

/** Whether something was done to a socket from elsewhere that matters to its address. */
function isPrepared(state: State, id: string): boolean {
	const socket = state.socket(id);
	return (
		socket !== undefined && (socket.options !== OPTION_AS_GIVEN || socket.bound !== MAYBE || socket.listening !== MAYBE)
	);
}
