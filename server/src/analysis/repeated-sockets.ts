import type { BoundBeside, SocketEvent, SocketFacts } from '../protocol/sockets.js';
import { groupBy } from '../source/group-by.js';
import { unique } from '../source/unique.js';

/** A socket that is shown at the same places as another one, and what it takes to tell the two apart. */
interface Candidate {
	socket: SocketFacts;
	/** What happens to it, whoever has called the functions in which it does. */
	content: string;
	/** The sockets that were bound beside it, and what is known of each besides which one it is. */
	besides: readonly { socket: string; rest: string }[];
}

/** A helper that is called in several places shows the same socket several times; once is enough. */
export function withoutRepetitions(sockets: readonly SocketFacts[]): SocketFacts[] {
	const groups = [...groupBy(sockets, placesOf).values()].filter(({ length }) => length > 1);
	const ids = new Set(sockets.map(({ id }) => id));
	const first = firstOfSame(groups.flat().map((socket) => candidateOf(socket, ids)));
	const isRepetition = ({ id }: SocketFacts): boolean => (first.get(id) ?? id) !== id;
	return sockets.some(isRepetition)
		? sockets.filter((socket) => !isRepetition(socket)).map((socket) => speakingOf(socket, first))
		: [...sockets];
}

function placesOf({ expression, functionName, events }: SocketFacts): string {
	return `${expression} ${functionName} ${events.map(({ span, kind }) => `${kind}${span.start}`)}`;
}

function candidateOf(socket: SocketFacts, ids: ReadonlySet<string>): Candidate {
	const { expression, functionName, events, binds } = socket;
	const inAnyContext = events.map((event) => ({ ...event, callPath: [], boundBeside: [] }));
	return {
		socket,
		content: JSON.stringify([expression, functionName, inAnyContext, binds]),
		besides: events.flatMap(({ boundBeside }, index) =>
			// One that is not told of is the same one of an earlier round of a loop.
			boundBeside.map(({ socket: beside, ...rest }) => ({
				socket: ids.has(beside) ? beside : '',
				rest: JSON.stringify([index, rest]),
			})),
		),
	};
}

/** By the ids of candidates, the id of the first that is the same: sockets beside which other ones are bound are not. */
function firstOfSame(candidates: readonly Candidate[]): Map<string, string> {
	let first = firstWith(candidates, ({ content }) => content);
	for (let count = 0; count !== new Set(first.values()).size; ) {
		count = new Set(first.values()).size;
		const known = first;
		const besidesOf = ({ besides }: Candidate): string[] =>
			besides.map(({ socket, rest }) => `${known.get(socket) ?? socket} ${rest}`).sort();
		first = firstWith(candidates, (each) => JSON.stringify([known.get(each.socket.id), besidesOf(each)]));
	}
	return first;
}

/** By the ids of candidates, the id of the first that has the same key. */
function firstWith(candidates: readonly Candidate[], keyOf: (candidate: Candidate) => string): Map<string, string> {
	return new Map(
		[...groupBy(candidates, keyOf).values()].flatMap((same) =>
			same.map(({ socket }): [string, string] => [socket.id, same[0]!.socket.id]),
		),
	);
}

/** The same socket, where none is spoken of that is left out. */
function speakingOf(socket: SocketFacts, first: ReadonlyMap<string, string>): SocketFacts {
	const isAny = socket.events.some(({ boundBeside }) => boundBeside.length > 0);
	return isAny ? { ...socket, events: socket.events.map((event) => withBesides(event, first)) } : socket;
}

function withBesides(event: SocketEvent, first: ReadonlyMap<string, string>): SocketEvent {
	const told = event.boundBeside.map(
		(beside): BoundBeside => ({ ...beside, socket: first.get(beside.socket) ?? beside.socket }),
	);
	return { ...event, boundBeside: unique(told) };
}
