import type { Call, Construction, Expression } from '../../syntax/tree.js';
import { allocate } from '../calls/memory.js';
import { heldType } from '../libraries/type-names.js';
import { UNKNOWN, type Value } from '../state/values.js';
import { nameOfStructure } from '../summaries/structures.js';
import type { Evaluation } from './evaluation.js';
import { isMove } from './initializers.js';
import type { TypeInSight } from './types-in-sight.js';
import { typeOfExpression } from './types-in-sight.js';

/** What makes an object of the class that its template argument names, from its own arguments. */
const MAKERS: ReadonlySet<string> = new Set(['make_unique', 'make_shared']);

/** Runs the constructor of an object that a declaration makes, where it is in sight; false where nothing was done. */
export function constructDeclared(
	e: Evaluation,
	place: string,
	{ type, pointers, isArray }: TypeInSight,
	initializer: Expression | undefined,
	span: { start: number; end: number },
): boolean {
	const args = initializer ? argumentsOf(initializer, type) : [];
	return pointers === 0 && !isArray && args !== undefined && construct(e, place, type, args, span);
}

/** `new T(...)` and `std::make_unique<T>(...)`: a pointer to a new object of a class; undefined for other calls. */
export function allocatedObject(e: Evaluation, expression: Call | Construction): Value | undefined {
	const type = typeOfAllocated(expression);
	if (type === undefined) {
		return undefined;
	}
	const pointer = allocate(e, expression, UNKNOWN);
	if (pointer.kind === 'reference') {
		e.interpreter.allocatedTypes.set(pointer.place, type);
		construct(e, pointer.place, type, expression.args, expression);
	}
	return pointer;
}

function typeOfAllocated(expression: Call | Construction): string | undefined {
	if (expression.kind === 'construction') {
		return expression.allocates ? expression.type : undefined;
	}
	const { callee } = expression;
	return callee.kind === 'identifier' && MAKERS.has(callee.name) ? callee.templateArguments : undefined;
}

function construct(
	e: Evaluation,
	place: string,
	type: string,
	args: Expression[],
	span: { start: number; end: number },
): boolean {
	const name = nameOfStructure(type) ?? '';
	const summary =
		heldType(type) === type ? e.interpreter.links.findMethod(name, args.length, name, e.frame.summary) : undefined;
	if (!summary || args.some((argument) => isOfType(e, argument, name))) {
		return false;
	}
	e.state.forget(place);
	return e.interpreter.follow(e, summary, { ...span, args }, { self: `${place}.` }) !== undefined;
}

/** What is copied or moved is no argument of a constructor that anybody wrote. */
function isOfType(e: Evaluation, argument: Expression, name: string): boolean {
	if (argument.kind === 'call' && isMove(argument)) {
		return true;
	}
	const type = typeOfExpression(e, argument);
	return type !== undefined && nameOfStructure(type.type) === name;
}

/** The arguments that a declaration gives its constructor; undefined where it copies something. */
function argumentsOf(initializer: Expression, type: string): Expression[] | undefined {
	if (initializer.kind === 'initializer') {
		const isPlain = initializer.elements.every(({ designators }) => designators.length === 0);
		return isPlain ? initializer.elements.map(({ value }) => value) : undefined;
	}
	const isOwn = initializer.kind === 'construction' && !initializer.allocates;
	return isOwn && nameOfStructure(initializer.type) === nameOfStructure(type) ? initializer.args : undefined;
}
