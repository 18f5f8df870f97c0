import { BINDING_CONTROL_CODES } from '../../knowledge/calls/constants.js';
import type { CallDescription, CallEffect } from '../../knowledge/calls/index.js';
import { REQUEST_TYPES } from '../../knowledge/calls/winsock-kernel.js';
import type { BoundBeside, ResultUse, SocketEventKind } from '../../protocol/sockets.js';
import type { Target } from '../../protocol/targets.js';
import type { Call, Expression } from '../../syntax/tree.js';
import type { CallSite, Observation } from '../run/collector.js';
import type { Evaluation } from '../run/evaluation.js';
import { evaluate, placeOf } from '../run/evaluator.js';
import {
	type AbstractSocket,
	changeSocket,
	joinSockets,
	MAYBE,
	mustOption,
	NO,
	type SocketContent,
	tristate,
	union,
	YES,
} from '../state/abstract-socket.js';
import { placeKey, spanOfPlaceKey } from '../state/place-key.js';
import { type CallOutcome, integerOf, UNKNOWN, type Value } from '../state/values.js';
import { joinedNames } from './argument-facts.js';
import { boundAddress } from './bound-address.js';
import { siteOf } from './call-site.js';
import { runCompletionRoutine } from './completion-routines.js';
import { rememberLastCall } from './error-reads.js';
import { applyOption, readOption, readOptions } from './option-calls.js';
import { acceptSocket, createKernelSocket, createSocket, markAccepted } from './socket-creation.js';
import { forgetFilled, socketsOf } from './socket-operand.js';

/** Does what a described call does, to every socket its argument may be, and gives its result. */
export function describedCall(e: Evaluation, call: Call, description: CallDescription, use: ResultUse): Value {
	const values = call.args.map((argument) => evaluate(e, argument, 'passed'));
	const site = siteOf(e, call, description.name, use, values);
	const effect = effectOf(description, values);
	const before = new Map<string, AbstractSocket>();
	const made = description.socket === undefined ? create(e, site, call, description, values) : undefined;
	const accepted = made ? undefined : useSockets(e, { call, description, effect, site, values }, before);
	if (effect === 'accept' && description.acceptedSocket !== undefined) {
		markAccepted(e, call.args[description.acceptedSocket]!, values[description.acceptedSocket]!);
	}
	if (!READS_ITS_ARGUMENTS.has(effect)) {
		forgetOutputs(e, values, description.irp);
	}
	rememberLastCall(e, site);
	const socket = made ?? accepted;
	const outcome = outcomeOf(e, call, description, effect, before);
	if (description.irp === undefined) {
		return socket ?? outcome;
	}
	completeRequest(e, call.args[description.irp]!, values[description.irp]!, outcome, socket);
	runCompletionRoutine(e, call, call.args[description.irp]!);
	return outcome;
}

/** The effects of calls that are only given what their arguments point to; all others fill it. */
const READS_ITS_ARGUMENTS: ReadonlySet<CallEffect> = new Set([
	'create',
	'createConnected',
	'setOption',
	'bind',
	'connect',
	'send',
]);

function forgetOutputs(e: Evaluation, values: readonly Value[], irp: number | undefined): void {
	values.forEach((value, index) => {
		if (value.kind === 'reference' && index !== irp) {
			forgetFilled(e, value.place);
		}
	});
}

/** WskControlSocket does what its request type says; every other call has one effect. */
function effectOf({ effect, requestType }: CallDescription, values: readonly Value[]): CallEffect {
	const request = requestType === undefined ? undefined : values[requestType];
	if (effect !== 'controlSocket' || !request) {
		return effect;
	}
	return (request.kind === 'symbol' && REQUEST_TYPES.get(request.name)) || 'control';
}

function create(
	e: Evaluation,
	site: CallSite,
	call: Call,
	description: CallDescription,
	values: readonly Value[],
): Value {
	if (!description.kernelCreation) {
		const { family, type } = description.creation!;
		return createSocket(e, site, { family: values[family!], type: values[type]! });
	}
	const made = createKernelSocket(e, site, description, values);
	if (description.effect === 'createConnected' && made.kind === 'socket') {
		const socket = e.state.socket(made.id)!;
		const { address } = boundAddress(e, call.args[description.address!]!, values[description.address!]!);
		const boundBy = [placeKey(site.span)];
		const observe = (kind: SocketEventKind, before: AbstractSocket): void =>
			e.interpreter.collector.observe({ kind, socketId: made.id, site, before, isOnlySocket: true, address });
		observe('bind', socket);
		const bound = changeSocket(socket, { bound: YES, boundBy, address });
		observe('connect', bound);
		e.state.setSocket(made.id, changeSocket(bound, { connected: YES }));
	}
	return made;
}

/** Status and socket come back through the IRP, at once or later. */
function completeRequest(
	e: Evaluation,
	argument: Expression,
	irp: Value,
	outcome: Value,
	socket: Value | undefined,
): void {
	const place = irp.kind === 'reference' ? undefined : placeOf(e, argument);
	const block = irp.kind === 'reference' ? `${irp.place}.IoStatus` : place && `${place}->IoStatus`;
	if (block !== undefined) {
		e.state.write(`${block}.Status`, outcome);
		e.state.write(`${block}.Information`, socket ?? UNKNOWN);
	}
}

interface SocketUse {
	call: Call;
	description: CallDescription;
	effect: CallEffect;
	site: CallSite;
	values: readonly Value[];
}

/** Does it to each socket that the argument may be; gives the accepted socket where one is made. */
function useSockets(e: Evaluation, use: SocketUse, before: Map<string, AbstractSocket>): Value | undefined {
	const { call, description, values } = use;
	const ids = socketsOf(e, call.args[description.socket!]!, values[description.socket!]!);
	let accepted: Value | undefined;
	for (const id of ids) {
		const socket = e.state.socket(id);
		if (!socket || socket.exists === NO) {
			continue;
		}
		before.set(id, socket);
		accepted = effectOn(e, use, { id, socket, isOnlySocket: ids.length === 1 }) ?? accepted;
	}
	return accepted;
}

function outcomeOf(
	e: Evaluation,
	call: Call,
	{ result }: CallDescription,
	effect: CallEffect,
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

/** What the call does to one socket. Gives a value only where the call makes a new socket. */
function effectOn(
	e: Evaluation,
	{ call, description, effect, site, values }: SocketUse,
	{ id, socket, isOnlySocket }: { id: string; socket: AbstractSocket; isOnlySocket: boolean },
): Value | undefined {
	const { collector, program } = e.interpreter;
	const here = placeKey(site.span);
	const change = (content: Partial<SocketContent>): void => e.state.setSocket(id, changeSocket(socket, content));
	const observe = (kind: SocketEventKind, more: Partial<Observation> = {}): void =>
		collector.observe({ kind, socketId: id, site, before: socket, isOnlySocket, ...more });
	switch (effect) {
		case 'setOption': {
			const options = readOptions(e, description, values);
			const joinedOptions = joinedNames(call.args[description.option!.name]);
			const isSure = isOnlySocket && options.length === 1;
			for (const option of options) {
				observe('setOption', { ...option, joinedOptions, isOnlySocket: isSure });
				if (option.option === 'SO_WSK_SECURITY') {
					collector.describe(id, { descriptor: 'custom' });
				}
				if (option.joinsGroup) {
					observe('joinGroup', { isOnlySocket: isSure });
				}
			}
			const outcomes = options.map((option) => changeSocket(socket, applyOption(socket, option, here, program.target)));
			e.state.setSocket(id, outcomes.reduce(joinSockets));
			return undefined;
		}
		case 'getOption':
			observe('getOption', readOption(e, description, values));
			return undefined;
		case 'bind': {
			const { address, family, type, fields } = boundAddress(
				e,
				call.args[description.address!]!,
				values[description.address!]!,
			);
			collector.learn(id, { family, type });
			observe('bind', { address, addressFields: fields, boundBeside: boundBeside(e, id) });
			if (socket.bound !== YES) {
				change({ bound: YES, boundImplicitly: NO, boundBy: [here], address });
			}
			return undefined;
		}
		case 'listen':
			observe('listen', { boundBeside: boundBeside(e, id) });
			collector.learn(id, { type: 'stream' });
			change(afterListen(socket, here, program.target));
			return undefined;
		case 'connect':
			observe('connect', {
				addressFields: boundAddress(e, call.args[description.address!]!, values[description.address!]!).fields,
			});
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
		case 'control': {
			const option = controlledOption(description, values);
			if (option !== undefined) {
				observe('setOption', { option });
			}
			return undefined;
		}
		default:
			return undefined;
	}
}

/** What a call sets that decides how the socket will be bound: WSAIoctl by its code, other functions by their name. */
function controlledOption({ name, controlCode }: CallDescription, values: readonly Value[]): string | undefined {
	if (controlCode === undefined) {
		return name.startsWith('WSASet') ? name : undefined;
	}
	const code = values[controlCode] ?? UNKNOWN;
	const written = code.kind === 'symbol' ? code.name : BINDING_CONTROL_CODES.get((integerOf(code) ?? 0) >>> 0);
	return [...BINDING_CONTROL_CODES.values()].find((option) => option === written);
}

/** The sockets that hold an address of their own at this point. */
export function boundBeside(e: Evaluation, id: string): BoundBeside[] {
	const found: BoundBeside[] = [];
	for (const [socket, { bound, boundImplicitly, boundBy, closed, exists, options, listening }] of e.state.sockets()) {
		const holds = socket !== id && bound & YES && boundImplicitly === NO && closed !== YES && exists !== NO;
		for (const place of holds ? boundBy : []) {
			const isSure = bound === YES && closed === NO && boundBy.length === 1;
			const certainty = isSure && !e.interpreter.foundSockets.has(socket) ? 'must' : 'may';
			found.push({
				socket,
				bind: spanOfPlaceKey(place),
				certainty,
				sharingOption: mustOption(options),
				listening: tristate(listening),
			});
		}
	}
	return found;
}

/**
 * Winsock refuses an unbound socket with WSAEINVAL; Linux binds it to a free port.
 * Sources: the Winsock reference page of listen; ip(7) of the Linux man-pages.
 */
function afterListen(socket: AbstractSocket, here: string, target: Target): Partial<SocketContent> {
	if (target === 'windows') {
		return socket.bound === NO ? {} : { listening: YES };
	}
	return { listening: YES, ...(target === 'posix' ? implicitBind(socket, here) : {}) };
}

/** connect and sendto bind a socket that is not bound yet. Source: the Winsock reference pages of connect and sendto. */
export function implicitBind(socket: AbstractSocket, here: string): Partial<SocketContent> {
	if (!(socket.bound & NO)) {
		return {};
	}
	return {
		bound: YES,
		boundImplicitly: socket.bound === NO ? YES : MAYBE,
		boundBy: socket.bound === NO ? [here] : union(socket.boundBy, [here]),
	};
}
