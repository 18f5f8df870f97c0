import type { Call, Expression } from '../../syntax/tree.js';
import { UNKNOWN } from '../state/values.js';
import { type FunctionSummary, inFile } from '../summaries/summary.js';
import type { Evaluation } from './evaluation.js';
import { evaluate, placeOf } from './evaluator.js';
import type { Frame } from './frame.js';
import { sourceOf } from './initializers.js';

/** The frame of a called function, its parameters given; `outer` is the frame whose names it sees besides its own. */
export function enterFunction(
	e: Evaluation,
	summary: FunctionSummary,
	call: Pick<Call, 'args' | 'start' | 'end'>,
	{ outer, self }: { outer?: Frame; self?: string },
): Frame {
	const { frame } = e;
	const site = inFile(frame.summary, call);
	const names = frame.names.ofCallAt(site.start);
	const aliases = new Map<string, string>();
	summary.parameters.forEach((parameter, index) => {
		const argument = call.args[index] ?? parameter.defaultValue;
		if (!argument) {
			e.state.write(names.placeOf(parameter.name), UNKNOWN);
			return;
		}
		const value = evaluate(e, argument, 'passed');
		const place = parameter.isReference ? placeOf(e, argument) : undefined;
		if (place !== undefined) {
			aliases.set(parameter.name, place);
			return;
		}
		const own = names.placeOf(parameter.name);
		e.state.write(own, value);
		copyParts(e, argument, own);
	});
	return {
		id: names.id,
		names,
		summary,
		callPath: [...frame.callPath, site],
		aliases,
		outer,
		isReplaceable: frame.isReplaceable,
		caller: frame,
		self,
		running: [...frame.running, summary],
	};
}

function copyParts(e: Evaluation, argument: Expression, target: string): void {
	const from = sourceOf(e, argument);
	for (const [part, value] of from === undefined ? [] : e.state.parts(from)) {
		e.state.write(target + part, value);
	}
}
