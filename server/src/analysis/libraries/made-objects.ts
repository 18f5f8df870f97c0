import type { Assignment, Construction, Declarator, Expression } from '../../syntax/tree.js';
import type { Evaluation } from '../run/evaluation.js';
import { evaluate, store } from '../run/evaluator.js';
import { alternatives, UNKNOWN, type Value } from '../state/values.js';
import { construct, makingAt } from './construct.js';
import { readArguments } from './library-arguments.js';
import type { DescribedClass } from './library-index.js';
import { classOf, meaningOfType } from './library-use.js';
import { ownOption } from './own-options.js';
import { heldType } from './type-names.js';

/** The object that `T(...)`, `T{...}` or `new T(...)` makes; undefined where T is no class of a library. */
export function constructedObject(e: Evaluation, { type, args, ...span }: Construction): Value | undefined {
	const { described, templateArguments } = meaningOfType(e, type) ?? {};
	if (!described?.constructors) {
		return ownOption(e, type, args);
	}
	const name = { start: span.start, end: args[0]?.start ?? span.end };
	return construct(e, described, makingAt(name, span, args, templateArguments), readArguments(e, args));
}

/** The object that a declaration makes; undefined where its type is no class of a library, or only points to one. */
export function declaredObject(e: Evaluation, type: string, declarator: Declarator): Value | undefined {
	const isObjectItself = declarator.pointers === 0 && !declarator.isArray;
	const { described, templateArguments } = (isObjectItself && meaningOfType(e, type)) || {};
	const { initializer } = declarator;
	const args = initializer ? argumentsOf(initializer) : [];
	if (!described?.constructors) {
		return isObjectItself && args ? ownOption(e, type, args) : undefined;
	}
	if (heldType(type) !== type) {
		return initializer && heldObject(e, described, args ?? [initializer]);
	}
	if (!args) {
		const value = evaluate(e, initializer!, 'assigned');
		return isObject(value) ? value : UNKNOWN;
	}
	const making = makingAt(declarator.nameSpan, declarator, args, templateArguments);
	return construct(e, described, making, readArguments(e, args));
}

/** What a smart pointer is given: a pointer to an object that is there, or NULL. */
function heldObject(e: Evaluation, described: DescribedClass, args: readonly Expression[]): Value | undefined {
	const value = args.length === 1 ? evaluate(e, args[0]!, 'assigned') : UNKNOWN;
	return isObject(value) && described.holds === 'socket' ? value : UNKNOWN;
}

/**
 * Makes the member that a constructor initialises; undefined where its class is none of a library's, and nothing has been
 * evaluated then.
 */
export function initializedMember(e: Evaluation, assignment: Assignment): Value | undefined {
	const { left, right } = assignment;
	const described = classOf(e, left, UNKNOWN);
	if (left.kind !== 'identifier' || !described?.constructors) {
		return undefined;
	}
	const args = (right.kind === 'construction' && right.type !== left.name ? undefined : argumentsOf(right)) ?? [right];
	const made = construct(e, described, makingAt(left, assignment, args), readArguments(e, args));
	store(e, left, made);
	return made;
}

/** The arguments of a constructor; undefined where a value is copied. */
function argumentsOf(initializer: Expression): readonly Expression[] | undefined {
	if (initializer.kind === 'construction') {
		return initializer.args;
	}
	return initializer.kind === 'initializer' ? initializer.elements.map(({ value }) => value) : undefined;
}

/** Whether a value is an object of a library's class, or a socket. */
export function isObject(value: Value): boolean {
	return alternatives(value).every(({ kind }) => kind === 'socket' || kind === 'described');
}
