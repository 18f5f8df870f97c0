import { GETTERS } from '../../knowledge/libraries/smart-pointers.js';
import type { Call, Member } from '../../syntax/tree.js';
import { siteOf } from '../calls/call-site.js';
import type { Evaluation } from '../run/evaluation.js';
import { evaluate, store } from '../run/evaluator.js';
import { changeSocket, NO, YES } from '../state/abstract-socket.js';
import { alternatives, UNKNOWN, type Value } from '../state/values.js';
import { construct, makingAt } from './construct.js';
import { readArguments } from './library-arguments.js';
import { classOf } from './library-use.js';

/**
 * What the methods of a smart pointer or an optional do to the socket object it holds; undefined where the call is none
 * of them.
 */
export function holderMethod(e: Evaluation, call: Call, callee: Member, object: Value): Value | undefined {
	const [first] = call.args;
	const isObject = alternatives(object).some(({ kind }) => kind === 'socket' || kind === 'described');
	if (GETTERS.has(callee.name) && call.args.length === 0 && isObject) {
		return object;
	}
	if (callee.name === 'reset' && first && call.args.length === 1) {
		const value = evaluate(e, first, 'assigned');
		if (alternatives(value).some(({ kind }) => kind === 'socket' || kind === 'described')) {
			store(e, callee.object, value);
		}
		return UNKNOWN;
	}
	if (callee.name === 'reset' && call.args.length === 0 && isObject) {
		closeAll(e, call, object);
		return UNKNOWN;
	}
	const described = callee.name === 'emplace' ? classOf(e, callee.object, object) : undefined;
	if (described?.holds !== 'socket') {
		return undefined;
	}
	const made = construct(e, described, makingAt(callee, call, call.args), readArguments(e, call.args));
	store(e, callee.object, made);
	return made;
}

/** An object that goes closes its socket. */
function closeAll(e: Evaluation, call: Call, object: Value): void {
	for (const alternative of alternatives(object)) {
		const socket = alternative.kind === 'socket' ? e.state.socket(alternative.id) : undefined;
		if (alternative.kind === 'socket' && socket && socket.exists !== NO) {
			e.interpreter.collector.observe({
				kind: 'close',
				socketId: alternative.id,
				site: siteOf(e, call, 'reset', 'none', []),
				before: socket,
				isOnlySocket: alternatives(object).length === 1,
			});
			e.state.setSocket(alternative.id, changeSocket(socket, { closed: YES }));
		}
	}
}
