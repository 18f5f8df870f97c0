import type { Call, Expression, Member } from '../../syntax/tree.js';
import { heldType } from '../libraries/type-names.js';
import type { Value } from '../state/values.js';
import { nameOfStructure } from '../summaries/structures.js';
import type { Evaluation } from './evaluation.js';
import { placeOf } from './evaluator.js';
import type { TypeInSight } from './types-in-sight.js';
import { typeOfExpression } from './types-in-sight.js';

/**
 * Follows a call of a method of an object whose class is in sight: what the method does to members, it does to those of
 * this object. Undefined where there is none to follow, and nothing is evaluated then.
 */
export function callMethod(e: Evaluation, { object, name, arrow }: Member, call: Call): Value | undefined {
	const type = typeOfExpression(e, object);
	const summary = type && e.interpreter.links.findMethod(name, call.args.length, className(type), e.frame.summary);
	return summary && e.interpreter.follow(e, summary, call, { self: membersOf(e, object, arrow) });
}

function className({ type }: TypeInSight): string {
	return nameOfStructure(heldType(type)) ?? '';
}

/** Where the members of an object are: `0|server.` or, behind a pointer that nobody knows, `0|server->`. */
function membersOf(e: Evaluation, object: Expression, arrow: boolean): string {
	const place = placeOf(e, object);
	if (place === undefined) {
		return `${e.frame.id}|(${object.start}).`;
	}
	if (!arrow) {
		return `${place}.`;
	}
	const pointer = e.state.read(place);
	return pointer.kind === 'reference' ? `${pointer.place}.` : `${place}->`;
}
