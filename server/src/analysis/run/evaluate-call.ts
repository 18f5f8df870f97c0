import { type CallDescription, describeCall, describeKernelCall } from '../../knowledge/calls/index.js';
import type { ResultUse } from '../../protocol/sockets.js';
import type { Call } from '../../syntax/tree.js';
import { builtinCall } from '../calls/builtins.js';
import { forgetLastCall } from '../calls/error-reads.js';
import { describedCall } from '../calls/socket-calls.js';
import { unknownCall } from '../calls/unknown-calls.js';
import { wrappedValue } from '../calls/wrapped-values.js';
import { inheritedMethod, libraryFunction, libraryMethod } from '../libraries/library-calls.js';
import type { Value } from '../state/values.js';
import { allocatedObject } from './constructors.js';
import type { Evaluation } from './evaluation.js';
import { evaluate } from './evaluator.js';
import { calledThroughPointer, callThroughValue, movedArgument } from './function-values.js';
import { handOverGuard } from './guards.js';
import { macroValue } from './macro-values.js';
import { callMethod } from './methods.js';

/** The value of a call: of a function in sight, of a socket call, or of something that nobody has seen. */
export function evaluateCall(e: Evaluation, call: Call, use: ResultUse): Value {
	const { callee } = call;
	const moved = movedArgument(call);
	if (moved) {
		handOverGuard(e, moved);
		return evaluate(e, moved, use);
	}
	const throughPointer = calledThroughPointer(e, callee);
	if (throughPointer?.kind === 'symbol') {
		const description = describeKernelCall(throughPointer.name);
		if (description && fits(description, call)) {
			return describedCall(e, call, description, use);
		}
	}
	const result = throughPointer && callThroughValue(e, throughPointer, call);
	if (result) {
		return result;
	}
	const { scope } = e.frame.summary;
	const isGlobal = callee.kind === 'identifier' && callee.qualifier === '';
	const isPlain = callee.kind === 'identifier' && callee.qualifier === undefined;
	// std::memset does what memset does; std::bind is no socket call.
	const isStandard = callee.kind === 'identifier' && callee.qualifier === 'std';
	const isOwnMethod =
		(callee.kind === 'member' && callee.object.kind === 'identifier' && callee.object.name === 'this') ||
		(callee.kind === 'identifier' && callee.qualifier === scope && scope !== '');
	if (callee.kind === 'identifier' || isOwnMethod) {
		const { name } = callee as { name: string };
		const inherited = isPlain || callee.kind === 'member' ? inheritedMethod(e, name, call, use) : undefined;
		const own = inherited ?? e.interpreter.callOwnFunction(e, name, call);
		if (own) {
			return own;
		}
		if (isGlobal || isStandard || (isPlain && !e.interpreter.isOwnName(name, e.frame.summary))) {
			const description = isStandard ? undefined : describeCall(name);
			if (description && fits(description, call)) {
				return describedCall(e, call, description, use);
			}
			const builtin = builtinCall(e, name, call);
			if (builtin) {
				forgetLastCall(e, name);
				return builtin;
			}
		}
		const isOwn = isPlain && e.interpreter.isOwnName(name, e.frame.summary);
		return (
			(isOwn ? undefined : (libraryFunction(e, call, use) ?? allocatedObject(e, call) ?? macroValue(e, name, call))) ??
			unknownCall(e, call, name, use)
		);
	}
	if (callee.kind === 'member') {
		const object = evaluate(e, callee.object, 'passed');
		return (
			libraryMethod(e, call, object, use) ??
			callMethod(e, callee, call) ??
			wrappedValue(object, callee.name, call.args.length) ??
			unknownCall(e, call, callee.name, use)
		);
	}
	evaluate(e, callee, 'passed');
	return unknownCall(e, call, '', use);
}

/** Whether the arguments are as many as a call has; where a socket is wanted, an address is none, as in `bind(&X::y, this, 1)`. */
function fits({ minimumArguments, maximumArguments, socket }: CallDescription, { args }: Call): boolean {
	const operand = socket === undefined ? undefined : args[socket];
	const isAddress = operand?.kind === 'unary' && operand.operator === '&';
	return args.length >= minimumArguments && args.length <= maximumArguments && !isAddress;
}
