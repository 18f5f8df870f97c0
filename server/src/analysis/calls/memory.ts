import type { Call, Expression } from '../../syntax/tree.js';
import type { Evaluation } from '../run/evaluation.js';
import { addressedBy, evaluate, placeOf, writePlace } from '../run/evaluator.js';
import { includesFlag, integerOf, UNKNOWN, type Value } from '../state/values.js';

/** Fills what the target points to with zeros; with something else where `fill` is not zero. */
export function zero(e: Evaluation, target: Expression | undefined, fill?: Expression): Value {
	const place = target && pointedTo(e, target);
	const isZero = !fill || integerOf(evaluate(e, fill, 'passed')) === 0;
	if (place !== undefined) {
		writePlace(e, place, isZero ? { kind: 'zeroed' } : UNKNOWN);
	}
	return UNKNOWN;
}

/** Copies what the source points to into what the target points to, whatever it is. */
export function copyMemory(e: Evaluation, target: Expression | undefined, source: Expression | undefined): Value {
	if (!target || !source) {
		return UNKNOWN;
	}
	const place = pointedTo(e, target);
	const named = addressedBy(source);
	const pointer = evaluate(e, source, 'passed');
	const from = pointer.kind === 'reference' ? pointer.place : undefined;
	const value = named ? evaluate(e, named, 'passed') : from !== undefined ? e.state.read(from) : pointer;
	if (place !== undefined) {
		writePlace(e, place, value.kind === 'reference' || value.kind === 'nonzero' ? UNKNOWN : value, from);
	}
	return UNKNOWN;
}

/** Copies a string into an array. */
export function copyText(e: Evaluation, target: Expression | undefined, source: Expression | undefined): Value {
	const text = source ? evaluate(e, source, 'passed') : UNKNOWN;
	const place = target && pointedTo(e, target);
	if (place !== undefined) {
		writePlace(e, place, text.kind === 'text' && !text.value.includes('%') ? text : UNKNOWN);
	}
	return UNKNOWN;
}

/** A piece of memory of its own, by the place that asks for it. */
export function allocate(e: Evaluation, call: { start: number }, content: Value): Value {
	const place = `|*${e.frame.id}/${call.start}`;
	writePlace(e, place, content);
	return { kind: 'reference', place };
}

/** calloc, and what else gives memory that is zero. */
export function allocateZeroed(e: Evaluation, call: Call): Value {
	evaluateAll(e, call);
	return allocate(e, call, { kind: 'zeroed' });
}

/** malloc, and what else gives memory with anything in it. */
export function allocateAnything(e: Evaluation, call: Call): Value {
	evaluateAll(e, call);
	return allocate(e, call, UNKNOWN);
}

/** HeapAlloc, LocalAlloc and GlobalAlloc: a flag says whether the memory is zero. */
export function allocateByFlags(e: Evaluation, call: Call): Value {
	const values = evaluateAll(e, call);
	const isZero = values.some((value) => ZEROING_FLAGS.some((flag) => includesFlag(value, flag)));
	return allocate(e, call, isZero ? { kind: 'zeroed' } : UNKNOWN);
}

/** Source: the reference pages of HeapAlloc, LocalAlloc and GlobalAlloc. */
const ZEROING_FLAGS = ['HEAP_ZERO_MEMORY', 'LPTR', 'LMEM_ZEROINIT', 'GPTR', 'GMEM_ZEROINIT'];

function evaluateAll(e: Evaluation, call: Call): Value[] {
	return call.args.map((argument) => evaluate(e, argument, 'passed'));
}

/** The place that an expression points to; an array stands for itself, as does a pointer that nobody knows where it leads. */
function pointedTo(e: Evaluation, pointer: Expression): string | undefined {
	const value = evaluate(e, pointer, 'passed');
	return value.kind === 'reference' ? value.place : placeOf(e, pointer);
}
