import { FAMILIES, FAMILIES_BY_NUMBER, SOCKET_TYPES, SOCKET_TYPES_BY_NUMBER } from '../knowledge/calls/constants.js';
import type { CallDescription } from '../knowledge/calls/index.js';
import type { Span } from '../protocol/positions.js';
import type { BoundBeside, ResultUse, SocketEventKind, SocketFamily, SocketType } from '../protocol/sockets.js';
import type { Call, Expression } from '../syntax/tree.js';
import {
	type AbstractSocket,
	changeSocket,
	MAYBE,
	makeSocket,
	NO,
	OPTION_UNKNOWN,
	type SocketContent,
	union,
	YES,
} from './abstract-socket.js';
import { hostAddressOf, readAddress, UNKNOWN_ADDRESS } from './addresses.js';
import { argumentFactsOf, joinedNames } from './argument-facts.js';
import type { CallSite, Observation } from './collector.js';
import { type Evaluation, evaluate, placeOf } from './evaluator.js';
import { localOf } from './frame.js';
import {
	soundsLikeClosing,
	soundsLikeNeverReturning,
	soundsLikeSettingOptions,
	soundsLikeThreadStart,
} from './name-words.js';
import { applyOption, readOption } from './option-calls.js';
import { apiOf, freshSocket, socketsOf } from './socket-operand.js';
import { inFile } from './summary.js';
import { alternatives, type CallOutcome, integerOf, UNKNOWN, type Value } from './values.js';

/** The place of a call as a text: how a state remembers who did something. */
export function placeKey({ start, end }: { start: number; end: number }): string {
	return `${start}-${end}`;
}

/** The span that a place key stands for. */
export function spanOfPlaceKey(key: string): Span {
	const [start, end] = key.split('-').map(Number);
	return { start: start!, end: end! };
}

/** Does what a described call does, to every socket its argument may be, and gives its result. */
export function describedCall(e: Evaluation, call: Call, description: CallDescription, use: ResultUse): Value {
	const values = call.args.map((argument) => evaluate(e, argument, 'passed'));
	const site = siteOf(e, call, description.name, use, values);
	if (description.effect === 'create') {
		const { family, type } = description.creation!;
		return createSocket(e, site, values[family]!, values[type]!);
	}
	const socketArgument = call.args[description.socket!]!;
	const ids = socketsOf(e, socketArgument, values[description.socket!]!);
	const before = new Map<string, AbstractSocket>();
	let result: Value | undefined;
	for (const id of ids) {
		const socket = e.state.socket(id);
		if (!socket || socket.exists === NO) {
			continue;
		}
		before.set(id, socket);
		result = effectOn(e, { call, description, site, values, id, socket, isOnlySocket: ids.length === 1 }) ?? result;
	}
	if (description.effect === 'accept' && description.acceptedSocket !== undefined) {
		markAccepted(e, call.args[description.acceptedSocket]!, values[description.acceptedSocket]!);
	}
	return result ?? outcomeOf(e, call, description, before);
}

function outcomeOf(
	e: Evaluation,
	call: Call,
	{ effect, result }: CallDescription,
	before: ReadonlyMap<string, AbstractSocket>,
): Value {
	if (result.success === 'handle') {
		return UNKNOWN;
	}
	const undone =
		effect === 'bind' || effect === 'setOption' || effect === 'listen' || effect === 'connect' ? effect : 'other';
	const outcome: CallOutcome = { id: `${undone} ${e.frame.id} ${call.start}`, effect: undone, before };
	return { kind: 'outcome', call: outcome, onSuccess: result.success, onFailure: result.failure };
}

interface Effect {
	call: Call;
	description: CallDescription;
	site: CallSite;
	values: readonly Value[];
	id: string;
	socket: AbstractSocket;
	isOnlySocket: boolean;
}

/** What the call does to one socket. Gives a value only where the call makes a new socket. */
function effectOn(e: Evaluation, effect: Effect): Value | undefined {
	const { call, description, site, values, id, socket } = effect;
	const { collector, program } = e.interpreter;
	const here = placeKey(site.span);
	const change = (content: Partial<SocketContent>): void => e.state.setSocket(id, changeSocket(socket, content));
	const observe = (kind: SocketEventKind, more: Partial<Observation> = {}): void =>
		collector.observe({ kind, socketId: id, site, before: socket, isOnlySocket: effect.isOnlySocket, ...more });
	switch (description.effect) {
		case 'setOption': {
			const option = readOption(e, description, values);
			observe('setOption', { ...option, joinedOptions: joinedNames(call.args[description.option!.name]) });
			change(applyOption(socket, option, here, program.target));
			if (option.joinsGroup) {
				observe('joinGroup');
			}
			return undefined;
		}
		case 'getOption':
			observe('getOption', readOption(e, description, values));
			return undefined;
		case 'bind': {
			const { address, family, type } = boundAddress(
				e,
				call.args[description.address!]!,
				values[description.address!]!,
			);
			collector.learn(id, { family, type });
			observe('bind', { address, boundBeside: boundBeside(e, id) });
			if (socket.bound !== YES) {
				change({ bound: YES, boundImplicitly: NO, boundBy: [here], address });
			}
			return undefined;
		}
		case 'listen':
			observe('listen');
			collector.learn(id, { type: 'stream' });
			change({ listening: YES });
			return undefined;
		case 'connect':
			observe('connect');
			change({ connected: YES, ...implicitBind(socket, here) });
			return undefined;
		case 'send': {
			observe('send');
			const address = description.address === undefined ? undefined : values[description.address];
			if (!address || integerOf(address) !== 0) {
				change(implicitBind(socket, here));
			}
			return undefined;
		}
		case 'receive':
			observe('receive');
			return undefined;
		case 'shutdown':
			observe('shutdown');
			return undefined;
		case 'close':
			observe('close');
			change({ closed: YES });
			return undefined;
		case 'duplicate':
			observe('escape');
			return undefined;
		case 'accept':
			observe('accept');
			return description.acceptedSocket === undefined ? acceptSocket(e, site, id, socket) : undefined;
		case 'control':
		case 'create':
			return undefined;
	}
}

/** The sockets that hold an address of their own at this point. */
function boundBeside(e: Evaluation, id: string): BoundBeside[] {
	const found: BoundBeside[] = [];
	for (const [socket, { bound, boundImplicitly, boundBy, closed, exists }] of e.state.sockets()) {
		const holds = socket !== id && bound & YES && boundImplicitly === NO && closed !== YES && exists !== NO;
		for (const place of holds ? boundBy : []) {
			const certainty = bound === YES && closed === NO && boundBy.length === 1 ? 'must' : 'may';
			found.push({ socket, bind: spanOfPlaceKey(place), certainty });
		}
	}
	return found;
}

/** connect and sendto bind a socket that is not bound yet. Source: the Winsock reference pages of connect and sendto. */
function implicitBind(socket: AbstractSocket, here: string): Partial<SocketContent> {
	if (!(socket.bound & NO)) {
		return {};
	}
	return {
		bound: YES,
		boundImplicitly: socket.bound === NO ? YES : MAYBE,
		boundBy: socket.bound === NO ? [here] : union(socket.boundBy, [here]),
	};
}

function createSocket(e: Evaluation, site: CallSite, family: Value, type: Value): Value {
	return introduceSocket(e, site, {
		family: meaningOf(family, FAMILIES, FAMILIES_BY_NUMBER),
		type: meaningOf(type, SOCKET_TYPES, SOCKET_TYPES_BY_NUMBER),
		content: freshSocket(e.interpreter.program.target),
		kind: 'create',
	});
}

function meaningOf<T>(value: Value, byName: ReadonlyMap<string, T>, byNumber: ReadonlyMap<number, T>): T | 'unknown' {
	const number = value.kind === 'integer' ? value.value : undefined;
	return (
		(value.kind === 'symbol' ? byName.get(value.name) : number === undefined ? undefined : byNumber.get(number)) ??
		'unknown'
	);
}

function acceptSocket(e: Evaluation, site: CallSite, listenerId: string, listener: AbstractSocket): Value {
	const identity = e.interpreter.collector.sockets.get(listenerId);
	return introduceSocket(e, site, {
		family: identity?.family ?? 'unknown',
		type: identity?.type ?? 'unknown',
		// An accepted socket has its listener's options and address.
		content: { ...freshSocket(e.interpreter.program.target), options: listener.options, bound: YES, connected: YES },
		kind: 'accept',
	});
}

interface NewSocket {
	family: SocketFamily;
	type: SocketType;
	content: SocketContent;
	kind: 'create' | 'accept';
}

function introduceSocket(e: Evaluation, site: CallSite, { family, type, content, kind }: NewSocket): Value {
	const id = `made ${e.frame.id} ${site.span.start}`;
	const { collector, program } = e.interpreter;
	collector.introduce({
		id,
		origin: 'made',
		functionName: e.frame.summary.name,
		expression: undefined,
		api: apiOf(program.target),
		family,
		type,
		accepted: kind === 'accept',
		order: site.span.start,
	});
	const socket = makeSocket(content);
	e.state.setSocket(id, socket);
	collector.observe({ kind, socketId: id, site, before: socket, isOnlySocket: true });
	return { kind: 'socket', id };
}

function markAccepted(e: Evaluation, argument: Expression, value: Value): void {
	for (const id of socketsOf(e, argument, value)) {
		const identity = e.interpreter.collector.sockets.get(id);
		if (identity) {
			identity.accepted = true;
		}
	}
}

/** The address that bind is given: a pointer to a structure, through whatever casts. */
function boundAddress(
	e: Evaluation,
	argument: Expression,
	value: Value,
): ReturnType<typeof readAddress> & { type?: SocketType } {
	if (value.kind === 'address-list') {
		return { address: value.address, family: 'unknown' };
	}
	const place = value.kind === 'reference' ? value.place : placeOf(e, argument);
	if (place === undefined) {
		return { address: UNKNOWN_ADDRESS, family: 'unknown' };
	}
	const root = /^[^|]*\|(\w+)$/.exec(place)?.[1];
	const read = readAddress(e.state, place, (root && localOf(e.frame, root)?.type) || '');
	if (value.kind !== 'reference' && read.address.kind === 'unknown') {
		const host = hostAddressOf(value);
		return host ? { ...read, address: { ...host, port: read.address.port } } : read;
	}
	return read;
}

/** Where a call stands and what becomes of its result. */
function siteOf(e: Evaluation, call: Call, calleeName: string, use: ResultUse, values: readonly Value[]): CallSite {
	const { summary } = e.frame;
	return {
		span: inFile(summary, call),
		callee: inFile(summary, call.callee),
		calleeName,
		args: call.args.map((argument) => inFile(summary, argument)),
		argumentFacts: argumentFactsOf(e, call, values),
		statement: inFile(summary, e.statement),
		isWholeStatement: e.isWholeStatement && (use === 'ignored' || use === 'discarded'),
		functionName: summary.name,
		resultUse: use,
		callPath: e.frame.callPath,
		inBrokenCode: summary.broken,
	};
}

/** A call of something that nobody has seen: what its name and its arguments suggest, and nothing more. */
export function unknownCall(e: Evaluation, call: Call, name: string, use: ResultUse): Value {
	const values = call.args.map((argument) => evaluate(e, argument, 'passed'));
	if (soundsLikeNeverReturning(name)) {
		e.interpreter.endPath();
		return UNKNOWN;
	}
	const family = values.find((value) => value.kind === 'symbol' && FAMILIES.has(value.name));
	const type = values.find((value) => value.kind === 'symbol' && SOCKET_TYPES.has(value.name));
	if (family && type && call.callee.kind === 'identifier') {
		return createSocket(e, siteOf(e, call, name, use, values), family, type);
	}
	values.forEach((value, index) => {
		if (value.kind === 'socket') {
			handOver(e, value.id, index, name, () => siteOf(e, call, name, use, values));
		} else if (value.kind === 'reference') {
			forgetFilled(e, value.place);
		}
	});
	return UNKNOWN;
}

/** What somebody else may have filled is unknown; the handles inside a structure are taken to stay. */
function forgetFilled(e: Evaluation, place: string): void {
	const handles = e.state.parts(place).filter(([, value]) => alternatives(value).some(({ kind }) => kind === 'socket'));
	e.state.write(place, UNKNOWN);
	for (const [part, value] of handles) {
		e.state.write(place + part, value);
	}
}

function handOver(e: Evaluation, id: string, index: number, name: string, site: () => CallSite): void {
	const socket = e.state.socket(id);
	if (!socket || socket.exists === NO) {
		return;
	}
	const observe = (kind: SocketEventKind): void =>
		e.interpreter.collector.observe({
			kind,
			socketId: id,
			site: site(),
			before: socket,
			isOnlySocket: true,
		});
	if (index === 0 && soundsLikeClosing(name)) {
		observe('close');
		e.state.setSocket(id, changeSocket(socket, { closed: YES }));
	} else if (soundsLikeSettingOptions(name)) {
		observe('escape');
		e.state.setSocket(id, changeSocket(socket, { options: socket.options | OPTION_UNKNOWN }));
	} else if (soundsLikeThreadStart(name)) {
		observe('escape');
	}
}
