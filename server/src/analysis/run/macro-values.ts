import type { Call } from '../../syntax/tree.js';
import { UNKNOWN, type Value } from '../state/values.js';
import { moved } from '../summaries/expand-macros.js';
import { type Local, summaryWith } from '../summaries/summary.js';
import { type Evaluation, inFrame } from './evaluation.js';
import { evaluate, placeOf } from './evaluator.js';
import type { Frame } from './frame.js';
import { FrameNames } from './frame-names.js';

const UNTYPED: Local = { type: '', pointers: 0, isReference: false, isArray: false };

/** How many macros are followed that stand in each other. */
const DEEPEST = 50;

/** Macros that use each other twice grow beyond all bounds. */
function mayGoDeeper({ frame, interpreter }: Evaluation): boolean {
	let depth = 0;
	for (let at: Frame | undefined = frame; at; at = at.outer) {
		depth++;
	}
	if (depth > DEEPEST) {
		interpreter.isUnfinished = true;
	}
	return depth <= DEEPEST && interpreter.takeStep(depth * depth);
}

/**
 * What a macro of the file with parameters stands for, its arguments put in: `#define OPTVAL(x) ((const char *)(x))`;
 * undefined where the name is none, or what it stands for is no expression. Macros that hide a socket call are expanded
 * before anything is run.
 */
export function macroValue(e: Evaluation, name: string, call: Call): Value | undefined {
	const macro = e.frame.summary.file === undefined ? e.interpreter.program.macroExpression(name) : undefined;
	const isBeingExpanded = macro && e.frame.id.includes(`/macro ${name} `);
	if (!macro || isBeingExpanded || macro.parameters.length !== call.args.length || !mayGoDeeper(e)) {
		return undefined;
	}
	const { frame, state } = e;
	const names = new FrameNames(`${frame.id}/macro ${name} ${call.start}`);
	const { id } = names;
	const locals = new Map(macro.parameters.map((each) => [each, UNTYPED]));
	const aliases = new Map<string, string>();
	macro.parameters.forEach((parameter, index) => {
		const argument = call.args[index]!;
		const value = evaluate(e, argument, 'passed');
		const place = value.kind === 'unknown' ? placeOf(e, argument) : undefined;
		if (place === undefined) {
			state.write(names.placeOf(parameter), value);
		} else {
			aliases.set(parameter, place);
		}
	});
	// Whatever the macro mentions is mentioned where it is called.
	const body = moved(macro.body, { start: call.start, end: call.end });
	const summary = summaryWith(frame.summary, { locals });
	const value = evaluate(inFrame(e, { ...frame, id, names, summary, aliases, outer: frame }), body, 'passed');
	state.forgetFrame(id);
	const isOfMacro = value.kind === 'reference' && value.place.startsWith(`${id}|`);
	return isOfMacro ? UNKNOWN : value;
}
