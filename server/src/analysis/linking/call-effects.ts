import type { SocketEventKind } from '../../protocol/sockets.js';
import { Collector } from '../run/collector.js';
import type { Exit } from '../run/exits.js';
import { Interpreter } from '../run/interpreter.js';
import { ALWAYS_FELT, type CallEffect, Links, type Program } from '../run/program.js';
import { MAYBE, NO, OPTION_AS_GIVEN, YES } from '../state/abstract-socket.js';
import { State } from '../state/state.js';
import { alternatives, tellsOfSockets, type Value } from '../state/values.js';
import type { FunctionSummary } from '../summaries/summary.js';

/** What is done to a socket, besides a bind, that matters to who shares its address. */
const PREPARING: ReadonlySet<SocketEventKind> = new Set(['setOption', 'listen', 'joinGroup']);

/** A function that takes more steps by itself is followed from no other file. */
const MAXIMUM_STEPS_ALONE = 1500;

/** What calling the functions of some files brings to callers in others: each is run once, by itself. */
export class CallEffects {
	private readonly known = new Map<FunctionSummary, CallEffect>();
	private readonly links = new Map<string, Links>();

	/** `programOf` answers a file as it sees itself. */
	constructor(private readonly programOf: (uri: string) => Program | undefined) {}

	/** `summary` as other files see it. */
	of(summary: FunctionSummary): CallEffect {
		let effect = this.known.get(summary);
		if (!effect) {
			effect = this.find(summary);
			this.known.set(summary, effect);
		}
		return effect;
	}

	/** Forgets what rests on a file. */
	forget(uri: string): void {
		this.links.delete(uri);
		for (const links of this.links.values()) {
			links.forgetFound();
		}
		for (const [summary, { files }] of [...this.known]) {
			if (files.has(uri)) {
				this.known.delete(summary);
			}
		}
	}

	private find({ file, offset, start }: FunctionSummary): CallEffect {
		const links = this.linksOf(file!);
		const root = links?.functionAt(offset + start);
		if (!links || !root) {
			return ALWAYS_FELT;
		}
		const interpreter = new Interpreter(
			links.program,
			links,
			root,
			new Collector(),
			MAXIMUM_STEPS_ALONE,
			MAXIMUM_STEPS_ALONE,
		);
		const exits = interpreter.run([pointersTo(interpreter.rootId, root)]);
		return {
			isTooLarge: interpreter.isUnfinished,
			isFelt: isFelt(exits, interpreter),
			expects: interpreter.expected,
			files: new Set([file!, ...[...interpreter.visited].flatMap((each) => each.file ?? [])]),
		};
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
