import { FAMILIES, SOCKET_TYPES } from '../../knowledge/calls/constants.js';
import { describeCall } from '../../knowledge/calls/index.js';
import type { ResultUse, SocketEventKind } from '../../protocol/sockets.js';
import type { Call, Expression } from '../../syntax/tree.js';
import type { CallSite } from '../run/collector.js';
import type { Evaluation } from '../run/evaluation.js';
import { evaluate, placeOf } from '../run/evaluator.js';
import { mayBeCalled } from '../run/function-values.js';
import { changeSocket, NO, OPTION_AS_GIVEN, OPTION_UNKNOWN, YES } from '../state/abstract-socket.js';
import { UNKNOWN, type Value } from '../state/values.js';
import { siteOf } from './call-site.js';
import { forgetLastCall } from './error-reads.js';
import {
	soundsLikeClosing,
	soundsLikeKeeping,
	soundsLikeNeverReturning,
	soundsLikeSettingOptions,
	soundsLikeThreadStart,
} from './name-words.js';
import { createSocket } from './socket-creation.js';
import { forgetFilled, introduceGivenSocket } from './socket-operand.js';

/** A call of something that nobody has seen: what its name and its arguments suggest, and nothing more. */
export function unknownCall(e: Evaluation, call: Call, name: string, use: ResultUse): Value {
	const values = call.args.map((argument) => evaluate(e, argument, 'passed'));
	forgetLastCall(e, name);
	e.interpreter.meetUnseen();
	if (neverReturns(call, name, use, values)) {
		e.interpreter.endPath();
		return UNKNOWN;
	}
	const family = values.find((value) => value.kind === 'symbol' && FAMILIES.has(value.name));
	const type = values.find((value) => value.kind === 'symbol' && SOCKET_TYPES.has(value.name));
	if (family && type && call.callee.kind === 'identifier') {
		return createSocket(e, siteOf(e, call, name, use, values), { family, type });
	}
	values.forEach((value, index) => {
		if (value.kind === 'socket') {
			handOver(e, value.id, index, name, () => siteOf(e, call, name, use, values));
		} else if (value.kind === 'lambda') {
			mayBeCalled(e, value, name, call);
		}
		mayBeFilled(e, call.args[index]!, value);
		if (value.kind === 'unknown' || value.kind === 'nonzero') {
			if (value.kind === 'nonzero' || !mayChangeOptions(name)) {
				return;
			}
			const place = placeOf(e, call.args[index]!);
			const id = place === undefined ? undefined : introduceGivenSocket(e, call.args[index]!, place);
			if (id !== undefined) {
				handOver(e, id, index, name, () => siteOf(e, call, name, use, values));
			}
		}
	});
	return UNKNOWN;
}

/** Somebody else may fill what an argument with that value points to. */
export function mayBeFilled(e: Evaluation, argument: Expression, value: Value): void {
	if (value.kind === 'reference') {
		forgetFilled(e, value.place);
	} else if (value.kind === 'unknown' || value.kind === 'nonzero') {
		forgetNumbersBehind(e, placeOf(e, argument));
	}
}

/** Somebody else may set the flags in a structure that he is given a pointer to; what it holds else is taken to stay. */
function forgetNumbersBehind(e: Evaluation, pointer: string | undefined): void {
	for (const place of pointer === undefined ? [] : e.state.numbersBehind(pointer)) {
		e.state.write(place, UNKNOWN);
	}
}

/** A method ends its object at most, and what has a result comes back with it. */
function neverReturns({ callee }: Call, name: string, use: ResultUse, values: readonly Value[]): boolean {
	const isGivenText = values.some(({ kind }) => kind === 'text');
	const hasResult = use === 'tested' || use === 'assigned';
	return callee.kind === 'identifier' && !hasResult && soundsLikeNeverReturning(name, isGivenText);
}

function mayChangeOptions(name: string): boolean {
	return isUnnamed(name) || soundsLikeSettings(name) || soundsLikeThreadStart(name);
}

/** A setsockopt with too few arguments is in code that nobody compiles. */
function soundsLikeSettings(name: string): boolean {
	return soundsLikeSettingOptions(name) && describeCall(name) === undefined;
}

/** What a macro or an expression picks may be any function. */
function isUnnamed(name: string): boolean {
	return name === '';
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
	} else if (isUnnamed(name) || soundsLikeSettings(name)) {
		observe('escape');
		e.state.setSocket(id, changeSocket(socket, { options: socket.options | OPTION_UNKNOWN }));
	} else if (soundsLikeThreadStart(name)) {
		observe('escape');
		if (socket.options & OPTION_AS_GIVEN) {
			e.state.setSocket(id, changeSocket(socket, { options: socket.options | OPTION_UNKNOWN }));
		}
	} else if (soundsLikeKeeping(name)) {
		observe('escape');
	}
}
