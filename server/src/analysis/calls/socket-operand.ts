import type { SocketApi } from '../../protocol/sockets.js';
import type { Target } from '../../protocol/targets.js';
import type { Expression } from '../../syntax/tree.js';
import type { Evaluation } from '../run/evaluation.js';
import { placeOf } from '../run/evaluator.js';
import { type Frame, objectOf, withoutFrame } from '../run/frame.js';
import { FRESH, GIVEN, makeSocket, type SocketContent, YES } from '../state/abstract-socket.js';
import { alternatives, UNKNOWN, type Value } from '../state/values.js';
import { displayOf, inFile } from '../summaries/summary.js';

/** The library whose calls a target's plain names are. */
export function apiOf(target: Target): SocketApi {
	return target === 'posix' ? 'posix' : target === 'windows-kernel' ? 'wsk' : 'winsock';
}

/** A socket that has just been made. On POSIX an IPv6 socket takes IPv4 too until it is told not to. */
export function freshSocket(target: Target): SocketContent {
	return target === 'posix' ? { ...FRESH, v6OnlyOff: YES } : FRESH;
}

/** The sockets that an argument may be. A place that nothing is known of holds a socket that came from elsewhere. */
export function socketsOf(e: Evaluation, argument: Expression, value: Value): string[] {
	const known = alternatives(value);
	const ids = known.flatMap((alternative) => (alternative.kind === 'socket' ? [alternative.id] : []));
	if (ids.length > 0) {
		return ids;
	}
	const isSurelyNone = known.every(({ kind }) => kind === 'integer' || kind === 'text' || kind === 'zeroed');
	return isSurelyNone ? [] : [givenSocket(e, argument)];
}

/** The frame that a place belongs to: that of the function around where a lambda uses its names. */
function ownerOf(e: Evaluation, place: string | undefined): Frame {
	let frame = e.frame;
	while (frame.outer && !place?.startsWith(`${frame.id}|`)) {
		frame = frame.outer;
	}
	return frame;
}

/** The socket from elsewhere that an argument may turn out to be; what holds of its place otherwise stays as it is. */
export function introduceGivenSocket(e: Evaluation, argument: Expression, place: string | undefined): string {
	const owner = ownerOf(e, place);
	const span = inFile(e.frame.summary, argument);
	const id = place === undefined ? `given ${owner.id} ${span.start}` : givenSocketId(e, place);
	const { collector, program } = e.interpreter;
	collector.introduce({
		id,
		origin: 'given',
		functionName: owner.summary.name,
		expression: displayOf(argument),
		api: apiOf(program.target),
		family: 'unknown',
		type: 'unknown',
		accepted: false,
		descriptor: 'unknown',
		foundIn: place === undefined ? undefined : sharedName(place),
	});
	if (!e.state.socket(id)) {
		e.state.setSocket(id, makeSocket(GIVEN));
	}
	return id;
}

function givenSocket(e: Evaluation, argument: Expression): string {
	const place = placeOf(e, argument);
	const id = introduceGivenSocket(e, argument, place);
	if (place !== undefined) {
		e.state.refine(place, { kind: 'socket', id });
		const shared = sharedPlaceOf(e, place);
		if (shared !== undefined) {
			e.interpreter.expected.add(shared);
		}
	}
	e.interpreter.collector.mention(id, inFile(e.frame.summary, argument));
	return id;
}

/** A global or a member, be it of the object whose method runs; undefined for a function's own names. */
export function sharedPlaceOf(e: Evaluation, place: string): string | undefined {
	const object = objectOf(e.frame);
	return object !== undefined && place.startsWith(object)
		? `|${place.slice(object.length)}`
		: place.startsWith('|')
			? place
			: undefined;
}

/** The name of a global or of a member, whoever's; undefined for a function's own names. */
function sharedName(place: string): string | undefined {
	const name = withoutFrame(place);
	return place.startsWith('|') || !/^[\w\u0080-\uffff]+$/.test(name)
		? /(?<![\w\u0080-\uffff])([\w\u0080-\uffff]+)[^\w\u0080-\uffff]*$/.exec(name)?.[1]
		: undefined;
}

function givenSocketId(e: Evaluation, place: string): string {
	return `given ${place.startsWith('|') ? e.interpreter.rootId : ownerOf(e, place).id} ${withoutFrame(place)}`;
}

/** A place that is given something new holds another socket from elsewhere, of which nothing is known yet. */
export function forgetGivenSocket(e: Evaluation, place: string): void {
	const id = givenSocketId(e, place);
	if (e.state.socket(id)) {
		e.state.setSocket(id, makeSocket(GIVEN));
	}
}

/** What somebody else may have filled is unknown; the handles inside a structure are taken to stay. */
export function forgetFilled(e: Evaluation, place: string): void {
	const handles = e.state.parts(place).filter(([, value]) => alternatives(value).some(({ kind }) => kind === 'socket'));
	e.state.write(place, UNKNOWN);
	forgetGivenSocket(e, place);
	for (const [part, value] of handles) {
		e.state.write(place + part, value);
	}
}
