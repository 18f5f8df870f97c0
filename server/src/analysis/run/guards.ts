import type { Call, Expression } from '../../syntax/tree.js';
import { soundsLikeDeferring } from '../calls/name-words.js';
import type { GuardValue, LambdaValue } from '../state/values.js';
import { nameOfStructure } from '../summaries/structures.js';
import type { Evaluation } from './evaluation.js';
import { evaluate, placeOf } from './evaluator.js';
import { movedArgument } from './function-values.js';

/** The part of an object's place that keeps what it does when its scope ends. */
const GUARD = '.?guard';
/** The name by which a lambda is given what no code names. */
const GIVEN_NAME = '?given';

/** Remembers what a declared object will do when its scope ends, where its first value or its class tells. */
export function keepGuard(e: Evaluation, place: string, type: string, initializer: Expression | undefined): void {
	const guard = (initializer && guardOfLambda(e, type, initializer)) ?? guardOfClass(e, type, initializer);
	if (guard) {
		e.state.refine(place + GUARD, guard);
	}
}

/** Does what the object in a place does when its scope ends, once. */
export function leaveGuard(e: Evaluation, place: string): void {
	const guard = e.state.parts(place).find(([part]) => part === GUARD)?.[1];
	if (guard?.kind !== 'guard') {
		return;
	}
	e.state.forget(place + GUARD);
	const { start, end, closes } = guard;
	if ('className' in closes) {
		const { className } = closes;
		const destructor = e.interpreter.links.findMethod(`~${className}`, 0, className, e.frame.summary);
		if (destructor) {
			e.interpreter.follow(e, destructor, { args: [], start, end }, { self: `${place}.`, isWanted: true });
		}
		return;
	}
	const args: Expression[] = [];
	if (closes.given) {
		e.state.write(`|${GIVEN_NAME}`, closes.given);
		args.push({ kind: 'identifier', name: GIVEN_NAME, start, end });
	}
	e.interpreter.callLambda(e, closes.lambda, { args, start, end }, true);
}

/** What is moved away or returned goes on: its scope ends elsewhere. */
export function handOverGuard(e: Evaluation, object: Expression): void {
	const moved = object.kind === 'call' ? movedArgument(object) : undefined;
	const isName = object.kind === 'identifier' || moved?.kind === 'identifier';
	const place = isName ? placeOf(e, moved ?? object) : undefined;
	if (place !== undefined && e.state.read(place + GUARD).kind === 'guard') {
		e.state.forget(place + GUARD);
	}
}

function guardOfLambda(e: Evaluation, type: string, initializer: Expression): GuardValue | undefined {
	const made = initializer.kind === 'call' || initializer.kind === 'construction' ? initializer : undefined;
	const name = made?.kind === 'construction' ? made.type : made ? nameOfCallee(made) : '';
	const isPointer = /\b(unique|shared)_ptr\b/.test(`${type} ${name}`);
	if (!made || !(isPointer || soundsLikeDeferring(name) || soundsLikeDeferring(type))) {
		return undefined;
	}
	const { start, end, args } = made;
	const lambda = args.map((argument) => lambdaOf(e, argument)).find((each) => each !== undefined);
	const pointee = isPointer && args[0]?.kind === 'unary' ? evaluate(e, args[0], 'passed') : undefined;
	return lambda && { kind: 'guard', start, end, closes: { lambda, given: pointee } };
}

function lambdaOf(e: Evaluation, argument: Expression): LambdaValue | undefined {
	const isName = argument.kind === 'lambda' || argument.kind === 'identifier';
	const value = isName ? evaluate(e, argument, 'passed') : undefined;
	return value?.kind === 'lambda' ? value : undefined;
}

function nameOfCallee({ callee }: Call): string {
	return callee.kind === 'identifier' || callee.kind === 'member' ? callee.name : '';
}

/** An object of a class whose destructor is in sight. */
function guardOfClass(e: Evaluation, type: string, made: Expression | undefined): GuardValue | undefined {
	const className = nameOfStructure(made?.kind === 'construction' && type === 'auto' ? made.type : type) ?? '';
	const destructor =
		className === '' ? undefined : e.interpreter.links.findMethod(`~${className}`, 0, className, e.frame.summary);
	const { start, end } = made ?? e.statement;
	return destructor && { kind: 'guard', start, end, closes: { className } };
}
