import { FAMILIES, FAMILIES_BY_NUMBER, SOCKET_TYPES, SOCKET_TYPES_BY_NUMBER } from '../../knowledge/calls/constants.js';
import type { CallDescription } from '../../knowledge/calls/index.js';
import { SOCKET_CATEGORIES } from '../../knowledge/calls/winsock-kernel.js';
import type { Descriptor } from '../../protocol/resolution.js';
import type { SocketApi, SocketFamily, SocketOwner, SocketType, WskCategory } from '../../protocol/sockets.js';
import type { Expression } from '../../syntax/tree.js';
import type { CallSite } from '../run/collector.js';
import type { Evaluation } from '../run/evaluation.js';
import {
	type AbstractSocket,
	changeSocket,
	joinSockets,
	MAYBE,
	makeSocket,
	NO,
	type SocketContent,
	YES,
} from '../state/abstract-socket.js';
import { integerOf, UNKNOWN, type Value } from '../state/values.js';
import { apiOf, freshSocket, socketsOf } from './socket-operand.js';

interface NewSocket {
	family: SocketFamily;
	type: SocketType;
	content: SocketContent;
	kind: 'create' | 'accept';
	descriptor?: Descriptor;
	category?: WskCategory;
	owner?: SocketOwner;
	/** A library that makes it over the system's calls, and the class whose object holds it. */
	api?: SocketApi;
	heldBy?: string;
}

/** Makes a socket with the family and the type that a call names. */
export function createSocket(e: Evaluation, site: CallSite, { family, type }: { family?: Value; type: Value }): Value {
	return introduceSocket(e, site, {
		family: meaningOf(family ?? UNKNOWN, FAMILIES, FAMILIES_BY_NUMBER),
		type: meaningOf(type, SOCKET_TYPES, SOCKET_TYPES_BY_NUMBER),
		content: freshSocket(e.interpreter.program.target),
		kind: 'create',
	});
}

/** Makes a Winsock Kernel socket: its flags say what it is for, its descriptor who may share its address. */
export function createKernelSocket(
	e: Evaluation,
	site: CallSite,
	{ creation, kernelCreation }: CallDescription,
	values: readonly Value[],
): Value {
	const at = (index: number | undefined): Value => (index === undefined ? UNKNOWN : (values[index] ?? UNKNOWN));
	const decidedBy = kernelCreation?.category;
	const category = typeof decidedBy === 'object' ? categoryOf(at(decidedBy.byFlags)) : (decidedBy ?? 'unknown');
	const known = meaningOf(at(creation?.type), SOCKET_TYPES, SOCKET_TYPES_BY_NUMBER);
	return introduceSocket(e, site, {
		family: meaningOf(at(creation?.family), FAMILIES, FAMILIES_BY_NUMBER),
		type: known === 'unknown' ? typeOfCategory(category) : known,
		content: freshSocket(e.interpreter.program.target),
		kind: 'create',
		category,
		descriptor: descriptorOf(at(kernelCreation?.securityDescriptor)),
		owner: ownerOf(at(kernelCreation?.owningProcess), at(kernelCreation?.owningThread)),
	});
}

function meaningOf<T>(value: Value, byName: ReadonlyMap<string, T>, byNumber: ReadonlyMap<number, T>): T | 'unknown' {
	const number = value.kind === 'integer' ? value.value : undefined;
	const known =
		value.kind === 'symbol' ? byName.get(value.name) : number === undefined ? undefined : byNumber.get(number);
	return known ?? 'unknown';
}

function categoryOf(flags: Value): WskCategory {
	const number = integerOf(flags);
	const found = SOCKET_CATEGORIES.find(
		({ flag, value }) => value === number || (flags.kind === 'symbol' && flags.name === flag),
	);
	return found?.category ?? 'unknown';
}

function typeOfCategory(category: WskCategory): SocketType {
	return category === 'datagram'
		? 'datagram'
		: category === 'listening' || category === 'stream'
			? 'stream'
			: 'unknown';
}

function descriptorOf(value: Value): Descriptor {
	return integerOf(value) === 0 ? 'default' : value.kind === 'reference' ? 'custom' : 'unknown';
}

function ownerOf(process: Value, thread: Value): SocketOwner {
	const owners = [process, thread].map(integerOf);
	return owners.every((owner) => owner === 0)
		? 'creator'
		: owners.some((owner) => owner === undefined)
			? 'given'
			: 'unknown';
}

/** Makes the socket that a listener accepts: it has its listener's options and address. */
export function acceptSocket(e: Evaluation, site: CallSite, listenerId: string, listener: AbstractSocket): Value {
	const identity = e.interpreter.collector.sockets.get(listenerId);
	return introduceSocket(e, site, {
		family: identity?.family ?? 'unknown',
		type: identity?.type ?? 'unknown',
		content: { ...freshSocket(e.interpreter.program.target), options: listener.options, bound: YES, connected: YES },
		kind: 'accept',
		api: identity?.api,
	});
}

/** Introduces a socket that has just been made. */
export function introduceSocket(e: Evaluation, site: CallSite, made: NewSocket): Value {
	const id = `made ${e.frame.id} ${site.span.start}`;
	const { collector, program } = e.interpreter;
	const { content, kind, descriptor = 'unknown', ...facts } = made;
	collector.introduce({
		...facts,
		id,
		origin: 'made',
		functionName: e.frame.summary.name,
		expression: undefined,
		api: made.api ?? apiOf(program.target),
		accepted: kind === 'accept',
		descriptor,
	});
	const socket = makeSocket(content);
	keepEarlier(e, id);
	e.state.setSocket(id, socket);
	collector.observe({ kind, socketId: id, site, before: socket, isOnlySocket: true });
	return { kind: 'socket', id };
}

/** The socket of an earlier round of a loop may go on to hold its address beside the new one. */
function keepEarlier(e: Evaluation, id: string): void {
	const earlier = e.state.socket(id);
	if (!earlier || !(earlier.bound & YES) || earlier.boundBy.length === 0) {
		return;
	}
	if (earlier.closed !== YES && earlier.exists !== NO) {
		const known = e.state.socket(`${id} earlier`);
		const kept = changeSocket(earlier, { closed: MAYBE });
		e.state.setSocket(`${id} earlier`, known ? joinSockets(known, kept) : kept);
	}
}

/** AcceptEx makes an accepted socket of one that is there already. */
export function markAccepted(e: Evaluation, argument: Expression, value: Value): void {
	for (const id of socketsOf(e, argument, value)) {
		const identity = e.interpreter.collector.sockets.get(id);
		if (identity) {
			identity.accepted = true;
		}
	}
}
