import { COMPLETION_SETTERS } from '../../knowledge/calls/winsock-kernel.js';
import type { Call, Expression } from '../../syntax/tree.js';
import type { Evaluation } from '../run/evaluation.js';
import { evaluate, placeOf } from '../run/evaluator.js';
import { UNKNOWN, type Value } from '../state/values.js';

/** Remembers the routine that a driver sets for an IRP; undefined where the call sets none. */
export function setCompletionRoutine(e: Evaluation, name: string, call: Call): Value | undefined {
	const positions = COMPLETION_SETTERS.get(name);
	if (!positions) {
		return undefined;
	}
	for (const argument of call.args) {
		evaluate(e, argument, 'passed');
	}
	const [irp, routine, context] = [positions.irp, positions.routine, positions.context].map((at) => call.args[at]);
	const place = irp && placeOfIrp(e, irp);
	if (place !== undefined && routine?.kind === 'identifier' && context) {
		e.interpreter.completions.set(place, { routine: routine.name, context });
	}
	return UNKNOWN;
}

/** Runs the routine of an IRP as if its request were done at once: what it does to the socket is seen there. */
export function runCompletionRoutine(e: Evaluation, call: Call, irp: Expression): void {
	const place = placeOfIrp(e, irp);
	const completion = place === undefined ? undefined : e.interpreter.completions.get(place);
	if (!completion) {
		return;
	}
	const { start, end } = call;
	const { routine, context } = completion;
	const device: Expression = { kind: 'number', value: 0, start, end };
	const callee: Expression = { kind: 'identifier', name: routine, start, end };
	e.interpreter.callOwnFunction(e, routine, { kind: 'call', callee, args: [device, irp, context], start, end });
}

function placeOfIrp(e: Evaluation, irp: Expression): string | undefined {
	const value = irp.kind === 'unary' && irp.operator === '&' ? irp.argument : irp;
	return placeOf(e, value);
}
