import type { Expression } from '../../syntax/tree.js';
import { changeSocket, NO, YES } from '../state/abstract-socket.js';
import type { State } from '../state/state.js';
import {
	alternatives,
	asNumbers,
	type CallOutcome,
	combine,
	creationOutcomeId,
	integer,
	integerOf,
	truthOf,
	UNKNOWN,
	type Value,
} from '../state/values.js';
import type { Evaluation } from './evaluation.js';
import { placeOf } from './evaluator.js';

/**
 * Restricts a state to the paths on which a tested value is true, or false: a call behind it worked or failed.
 * False where no path does that.
 */
export function assume(state: State, value: Value, truth: boolean): boolean {
	if (value.kind === 'choice') {
		return value.values.some((alternative) => isPossible(state, alternative, truth));
	}
	const known = truthOf(value);
	if (known !== undefined) {
		return known === truth;
	}
	const numbers = asNumbers(value);
	if (!numbers?.call) {
		return true;
	}
	const { call } = numbers;
	const onSuccess = (numbers.onSuccess !== 0) === truth && canSucceed(state, call);
	const { onFailure: failed } = numbers;
	const onFailure = (failed === undefined || (failed !== 0) === truth) && canFail(state, call);
	if (onSuccess !== onFailure) {
		settle(state, call, onSuccess);
	}
	return onSuccess || onFailure;
}

function isPossible(state: State, value: Value, truth: boolean): boolean {
	return assume(state.clone(), value, truth);
}

function createdSocket(state: State, call: CallOutcome): { id: string; exists: number } | undefined {
	if (call.effect !== 'create') {
		return undefined;
	}
	const id = call.id.slice(creationOutcomeId('').length);
	return { id, exists: state.socket(id)?.exists ?? YES };
}

function canSucceed(state: State, call: CallOutcome): boolean {
	return createdSocket(state, call)?.exists !== NO;
}

function canFail(state: State, call: CallOutcome): boolean {
	return createdSocket(state, call)?.exists !== YES;
}

/** It is known now whether a call worked: its results get their numbers, and what it did is undone where it failed. */
function settle(state: State, call: CallOutcome, worked: boolean): void {
	const created = createdSocket(state, call);
	if (created) {
		const socket = state.socket(created.id);
		if (socket) {
			state.setSocket(created.id, changeSocket(socket, { exists: worked ? YES : NO }));
		}
	}
	state.replaceOutcome(call.id, (value) => {
		if (value.kind === 'outcome' && value.call.id === call.id) {
			const result = worked ? value.onSuccess : value.onFailure;
			return result === undefined ? UNKNOWN : integer(result);
		}
		return !worked && created && value.kind === 'socket' && value.id === created.id
			? integer(value.isPointer ? 0 : -1)
			: undefined;
	});
	if (!worked) {
		undo(state, call);
	}
}

function undo(state: State, { effect, before }: CallOutcome): void {
	for (const [id, old] of before) {
		const socket = state.socket(id);
		if (!socket) {
			continue;
		}
		const { options, optionSetBy, v6OnlyOff, joinedGroup, broadcast, bound, boundImplicitly, boundBy, address } = old;
		if (effect === 'setOption') {
			state.setSocket(
				id,
				changeSocket(socket, {
					options,
					hopedFor: socket.options === options ? socket.hopedFor : socket.options,
					optionSetBy,
					v6OnlyOff,
					joinedGroup,
					broadcast,
				}),
			);
		} else if (effect === 'bind') {
			state.setSocket(id, changeSocket(socket, { bound, boundImplicitly, boundBy, address }));
		} else if (effect === 'listen') {
			const { listening } = old;
			state.setSocket(id, changeSocket(socket, { listening, bound, boundImplicitly, boundBy }));
		} else if (effect === 'connect') {
			state.setSocket(id, changeSocket(socket, { connected: old.connected }));
		}
	}
}

/** Learns from a test what the tested place holds: `if (flag)`, `if (family == AF_INET6)`, `if (s != INVALID_SOCKET)`. */
export function learnFromTest(e: Evaluation, test: Expression, truth: boolean, other?: Value): void {
	if (test.kind === 'assignment') {
		learnFromTest(e, test.left, truth, other);
		return;
	}
	if (test.kind === 'cast') {
		learnFromTest(e, test.argument, truth, other);
		return;
	}
	if (test.kind !== 'identifier' && test.kind !== 'member') {
		return;
	}
	const place = placeOf(e, test);
	if (place === undefined) {
		return;
	}
	const value = e.state.read(place);
	const matches = (candidate: Value): boolean | undefined =>
		other ? truthOf(combine('==', candidate, other)) : truthOf(candidate);
	if (value.kind === 'choice') {
		const left = alternatives(value).filter((candidate) => matches(candidate) !== !truth);
		if (left.length > 0 && left.length < value.values.length) {
			e.state.refine(place, left.length === 1 ? left[0]! : { kind: 'choice', values: left });
		}
	} else if (value.kind === 'unknown') {
		if (!other) {
			e.state.refine(place, truth ? { kind: 'nonzero' } : integer(0));
		} else if (truth && (integerOf(other) !== undefined || other.kind === 'symbol')) {
			e.state.refine(place, other);
		}
	}
}
