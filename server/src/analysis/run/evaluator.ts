import { CONSTANTS } from '../../knowledge/calls/constants.js';
import { describeKernelCall } from '../../knowledge/calls/index.js';
import type { ResultUse } from '../../protocol/sockets.js';
import type { Expression, Identifier, Index, InitializerList } from '../../syntax/tree.js';
import { memberOfAddressList } from '../calls/address-info.js';
import { compareErrors, forgetWrittenError, readError } from '../calls/error-reads.js';
import { forgetGivenSocket, sharedPlaceOf } from '../calls/socket-operand.js';
import { constructedObject, initializedMember, isObject } from '../libraries/made-objects.js';
import type { State } from '../state/state.js';
import { alternatives, combine, integer, integerOf, tellsOfSockets, UNKNOWN, type Value } from '../state/values.js';
import { displayOf, inFile } from '../summaries/summary.js';
import { valueOfConstantName } from './constant-names.js';
import { allocatedObject } from './constructors.js';
import { evaluateConditional, evaluateLogical, isHarmless } from './deciding.js';
import { fillConstant, readAnyElement } from './elements.js';
import { evaluateCall } from './evaluate-call.js';
import type { Evaluation } from './evaluation.js';
import { type Frame, localOf, placeOfMember, placeOfName, withoutFrame } from './frame.js';
import { functionNamed, functionOfPlace, mayBeCalled, movedArgument } from './function-values.js';
import { initialize, isList, sourceOf, UNDECLARED } from './initializers.js';
import { placeOfReturned } from './returned-structures.js';
import { measuredType } from './types-in-sight.js';

/** The value of an expression; what it does to places and sockets is done to the state. */
export function evaluate(e: Evaluation, expression: Expression, use: ResultUse): Value {
	switch (expression.kind) {
		case 'identifier':
			return evaluateIdentifier(e, expression);
		case 'number':
			return expression.value === undefined ? UNKNOWN : integer(expression.value);
		case 'string':
			return { kind: 'text', value: expression.value };
		case 'call':
			return evaluateCall(e, expression, use);
		case 'member':
		case 'index':
			return evaluatePlace(e, expression);
		case 'unary':
			return evaluateUnary(e, expression.operator, expression.argument, use);
		case 'binary':
			return evaluateBinary(e, expression.operator, expression.left, expression.right, use);
		case 'assignment': {
			const made = expression.initializes && initializedMember(e, expression);
			return made || evaluateAssignment(e, expression.operator, expression.left, expression.right);
		}
		case 'conditional':
			return evaluateConditional(e, expression, use);
		case 'cast':
			if (expression.argument.kind === 'initializer') {
				return evaluateInitializer(e, expression.argument);
			}
			return evaluate(
				e,
				expression.argument,
				expression.type.trim() === 'void' && use === 'ignored' ? 'discarded' : use,
			);
		case 'initializer':
			return evaluateInitializer(e, expression);
		case 'construction': {
			const made = constructedObject(e, expression);
			if (made) {
				return made;
			}
			const allocated = allocatedObject(e, expression);
			if (allocated) {
				return allocated;
			}
			const values = expression.args.map((argument) => evaluate(e, argument, 'passed'));
			for (const value of values) {
				mayBeCalled(e, value, expression.type, expression);
			}
			return values.length === 1 ? values[0]! : UNKNOWN;
		}
		case 'other':
			for (const child of expression.children) {
				evaluate(e, child, 'passed');
			}
			return UNKNOWN;
		case 'sizeof': {
			const type = measuredType(e, expression);
			return type === undefined ? UNKNOWN : { kind: 'size', type };
		}
		case 'lambda':
			return lambdaValue(e.frame, expression);
	}
}

function lambdaValue(frame: Frame, lambda: Expression): Value {
	const { start, file } = inFile(frame.summary, lambda);
	const frames: string[] = [];
	for (let around: Frame | undefined = frame; around; around = around.outer) {
		frames.push(around.id);
	}
	return { kind: 'lambda', start, frames, ...(file === undefined ? {} : { file }) };
}

function evaluateIdentifier(e: Evaluation, expression: Identifier): Value {
	const { name } = expression;
	if (!localOf(e.frame, name) && !e.frame.aliases.has(name)) {
		const constant = CONSTANTS.get(name);
		if (constant !== undefined) {
			return integer(constant, name);
		}
		const ofLibrary = e.interpreter.program.libraries.constant(name);
		if (ofLibrary) {
			return ofLibrary;
		}
	}
	const value = evaluatePlace(e, expression);
	const local = localOf(e.frame, name);
	if (value.kind !== 'unknown' || local) {
		return value.kind === 'zeroed' && local?.isArray ? { ...value, isArray: true } : value;
	}
	const named = functionNamed(e, name);
	if (named) {
		return named;
	}
	if (name === 'errno' && !e.interpreter.program.constantExpression(name)) {
		return readError(e, expression, 'errno');
	}
	return e.interpreter.firstValues.constant(name, e.frame.summary.file) ?? valueOfConstantName(expression);
}

function evaluatePlace(e: Evaluation, expression: Expression): Value {
	if (expression.kind === 'member' && expression.object.kind === 'call') {
		evaluate(e, expression.object, 'passed');
	}
	const place = placeOf(e, expression);
	if (place === undefined) {
		return UNKNOWN;
	}
	const value = functionOfPlace(e, place, readPlace(e, place));
	for (const alternative of alternatives(value)) {
		if (alternative.kind === 'socket') {
			e.interpreter.collector.mention(alternative.id, inFile(e.frame.summary, expression));
		}
	}
	if (expression.kind === 'member' && value.kind === 'unknown') {
		const object = placeOf(e, expression.object);
		return describeKernelCall(expression.name)
			? { kind: 'symbol', name: expression.name }
			: memberOfAddressList(object === undefined ? UNKNOWN : e.state.read(object), expression.name);
	}
	return value;
}

/** A member that nobody has filled for this object may hold the socket that another function puts into it. */
function readPlace(e: Evaluation, place: string): Value {
	fillConstant(e, place);
	const value = readAnyElement(e, place) ?? e.state.read(place);
	const shared = value.kind === 'unknown' ? sharedPlaceOf(e, place) : undefined;
	return shared === undefined ? value : e.state.read(shared);
}

/** The place that an expression names; undefined where it names none. Evaluates pointers, but no calls. */
export function placeOf(e: Evaluation, expression: Expression): string | undefined {
	switch (expression.kind) {
		case 'identifier':
			return placeOfName(e.frame, expression.name);
		case 'cast':
			return placeOf(e, expression.argument);
		case 'member': {
			if (expression.object.kind === 'identifier' && expression.object.name === 'this') {
				return placeOfMember(e.frame, expression.name);
			}
			const addressed = expression.arrow ? addressedBy(expression.object) : undefined;
			const object = placeOf(e, addressed ?? expression.object);
			if (object === undefined) {
				return undefined;
			}
			const pointed = expression.arrow && !addressed ? pointedPlace(e.state, object) : object;
			return pointed === undefined ? `${object}->${expression.name}` : `${pointed}.${expression.name}`;
		}
		case 'index': {
			const object = placeOf(e, expression.object);
			if (object === undefined) {
				return undefined;
			}
			const index = integerOf(evaluate(e, expression.index, 'passed')) ?? nameOfIndex(e, expression.index);
			const pointed = pointedPlace(e.state, object);
			return pointed !== undefined && index === 0 ? pointed : `${pointed ?? object}[${index}]`;
		}
		case 'unary': {
			if (expression.operator !== '*') {
				return undefined;
			}
			const addressed = addressedBy(expression.argument);
			if (addressed) {
				return placeOf(e, addressed);
			}
			const pointer = placeOf(e, expression.argument);
			return pointer === undefined ? undefined : (pointedPlace(e.state, pointer) ?? `${pointer}[0]`);
		}
		case 'call': {
			const moved = movedArgument(expression);
			if (moved) {
				return placeOf(e, moved);
			}
			const returned = placeOfReturned(e, expression);
			// A getter without arguments, `sock.get()`, names the same thing each time.
			if (returned !== undefined || expression.args.length > 0 || expression.callee.kind !== 'member') {
				return returned;
			}
			const getter = placeOf(e, expression.callee);
			return getter && `${getter}()`;
		}
		default:
			return undefined;
	}
}

/** What stands between the brackets where nobody knows its number. */
function nameOfIndex(e: Evaluation, index: Expression): string {
	const name = displayOf(index) ?? '...';
	e.interpreter.indexNames.add(name);
	return name;
}

/** What `&x` is the address of; undefined for anything else. */
export function addressedBy(expression: Expression): Expression | undefined {
	if (expression.kind === 'cast') {
		return addressedBy(expression.argument);
	}
	return expression.kind === 'unary' && expression.operator === '&' ? expression.argument : undefined;
}

function pointedPlace(state: State, pointer: string): string | undefined {
	const value = state.read(pointer);
	return value.kind === 'reference' ? value.place : undefined;
}

function evaluateUnary(e: Evaluation, operator: string, argument: Expression, use: ResultUse): Value {
	switch (operator) {
		case '&':
			return evaluateAddressOf(e, argument);
		case '*': {
			const pointer = evaluate(e, argument, 'passed');
			// What holds a handle gives it when it is dereferenced: an optional, an iterator; an address list its addresses.
			return pointer.kind === 'reference'
				? e.state.read(pointer.place)
				: isObject(pointer) || pointer.kind === 'socket' || pointer.kind === 'address-list'
					? pointer
					: evaluateDereference(e, argument);
		}
		case '!':
			return combine('==', evaluate(e, argument, 'tested'), integer(0));
		case '-': {
			const value = integerOf(evaluate(e, argument, 'passed'));
			return value === undefined ? UNKNOWN : integer(-value);
		}
		case '~': {
			const value = integerOf(evaluate(e, argument, 'passed'));
			return value === undefined ? UNKNOWN : integer(~value);
		}
		case '+':
			return evaluate(e, argument, use);
		case '++':
		case '--': {
			const value = evaluate(e, argument, 'passed');
			store(e, argument, value.kind === 'integer' ? UNKNOWN : value);
			return UNKNOWN;
		}
		default:
			evaluate(e, argument, 'passed');
			return UNKNOWN;
	}
}

function evaluateAddressOf(e: Evaluation, argument: Expression): Value {
	const named = argument.kind === 'identifier' ? functionNamed(e, argument.name) : undefined;
	if (named) {
		return named;
	}
	const place = placeOf(e, argument);
	if (place !== undefined) {
		return { kind: 'reference', place };
	}
	// The address of a compound literal: `&(int){ 1 }`.
	const temporary = `${e.frame.id}|${argument.start}`;
	initialize(e, temporary, UNDECLARED, argument);
	return e.state.read(temporary).kind === 'unknown' ? UNKNOWN : { kind: 'reference', place: temporary };
}

function evaluateDereference(e: Evaluation, pointer: Expression): Value {
	const place = placeOf(e, pointer);
	return place === undefined ? UNKNOWN : e.state.read(`${place}[0]`);
}

function evaluateBinary(e: Evaluation, operator: string, left: Expression, right: Expression, use: ResultUse): Value {
	if (operator === ',') {
		evaluate(e, left, 'ignored');
		return evaluate(e, right, use);
	}
	if ((operator === '&&' || operator === '||') && !isHarmless(right)) {
		return evaluateLogical(e, operator, left, right);
	}
	const l = evaluate(e, left, 'tested');
	const r = evaluate(e, right, 'tested');
	if (operator === '==' || operator === '!=') {
		compareErrors(e, l, r, [left, right]);
	}
	return combine(operator, l, r);
}

function evaluateAssignment(e: Evaluation, operator: string, left: Expression, right: Expression): Value {
	if (operator === '=' && isList(e, right)) {
		const place = placeOf(e, left);
		if (place !== undefined) {
			initialize(e, place, (left.kind === 'identifier' && localOf(e.frame, left.name)) || UNDECLARED, right);
			return e.state.read(place);
		}
	}
	const value = evaluate(e, right, 'assigned');
	if (operator !== '=') {
		const old = evaluate(e, left, 'passed');
		const result = combine(operator.slice(0, -1), old, value);
		store(e, left, result);
		return result;
	}
	if (!store(e, left, value, right)) {
		evaluate(e, left, 'passed');
	}
	return value;
}

/** Puts a value into the place that an expression names, and gives a socket its name; false where it names none. */
export function store(e: Evaluation, target: Expression, value: Value, source?: Expression): boolean {
	const place = placeOf(e, target);
	if (place === undefined) {
		return false;
	}
	writePlace(e, place, value, source && mayBeStructure(value) ? sourceOf(e, source) : undefined);
	const named = target.kind === 'index' ? elementByName(e, target) : undefined;
	if (named !== undefined && named !== place) {
		e.state.write(named, value);
	}
	nameSockets(e, value, target);
	return true;
}

/** An element by what stands between the brackets: `fds[n]` is the same on every path, whatever is known of `n`. */
function elementByName(e: Evaluation, { object, index }: Index): string | undefined {
	const array = index.kind === 'number' ? undefined : placeOf(e, object);
	return array === undefined ? undefined : `${pointedPlace(e.state, array) ?? array}[${nameOfIndex(e, index)}]`;
}

/** Writes a value; where it is a structure, its known fields come along. Whatever depended on the place is forgotten. */
export function writePlace(e: Evaluation, place: string, value: Value, from?: string): void {
	const parts = from === undefined ? [] : e.state.parts(from);
	e.state.write(place, value);
	if (tellsOfSockets(value)) {
		e.interpreter.filled.add(place);
	}
	forgetWrittenError(e, place);
	if (value.kind === 'unknown') {
		forgetGivenSocket(e, place);
	}
	for (const [part, partValue] of parts) {
		e.state.write(place + part, partValue);
	}
	const { indexNames } = e.interpreter;
	const name = indexNames.size > 0 ? withoutFrame(place) : '';
	if (indexNames.has(name)) {
		e.state.forgetWhere((other) => other.includes(`[${name}]`));
	}
}

/** A structure has no value of its own, or is zero but for its fields. */
export function mayBeStructure(value: Value): boolean {
	return value.kind === 'unknown' || value.kind === 'zeroed';
}

function nameSockets(e: Evaluation, value: Value, target: Expression): void {
	// IO_STATUS_BLOCK's member only carries the socket to the place where the code keeps it.
	const isCarrier = target.kind === 'member' && target.name === 'Information';
	for (const alternative of alternatives(value)) {
		const name = alternative.kind === 'socket' && !isCarrier ? displayOf(target) : undefined;
		if (alternative.kind === 'socket' && name) {
			const { collector } = e.interpreter;
			collector.nameSocket(alternative.id, name, e.frame.summary.name, e.frame.callPath.length);
			collector.mention(alternative.id, inFile(e.frame.summary, target));
		}
	}
}

/** `{0}`, `{}` and lists that set fields. What it gives is put into a place by declare(). */
export function evaluateInitializer(e: Evaluation, list: InitializerList): Value {
	const values = list.elements.map((element) => evaluate(e, element.value, 'assigned'));
	if (list.elements.length === 1 && list.elements[0]!.designators.length === 0) {
		const only = values[0]!;
		return integerOf(only) === 0 ? { kind: 'zeroed' } : only;
	}
	// What a list does not name is zero.
	return { kind: 'zeroed' };
}
