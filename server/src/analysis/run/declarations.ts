import type { Declarator } from '../../syntax/tree.js';
import { declaredObject } from '../libraries/made-objects.js';
import { alternatives, integerOf, UNKNOWN, type Value } from '../state/values.js';
import type { FlowNode } from '../summaries/control-flow.js';
import { inFile } from '../summaries/summary.js';
import { constructDeclared } from './constructors.js';
import type { Evaluation } from './evaluation.js';
import { evaluate, writePlace } from './evaluator.js';
import { placeOfName } from './frame.js';
import { keepGuard } from './guards.js';
import { initialize, isSocketStructure } from './initializers.js';

/** Gives a declared name its first value, and remembers what the object will do when its scope ends. */
export function declare(e: Evaluation, node: Extract<FlowNode, { kind: 'declare' }>): void {
	declareValue(e, node);
	const { declarator, type, isStatic } = node;
	if (declarator.pointers === 0 && !declarator.isArray && !isStatic) {
		keepGuard(e, placeOfName(e.frame, declarator.name), type, declarator.initializer);
	}
}

function declareValue(e: Evaluation, node: Extract<FlowNode, { kind: 'declare' }>): void {
	const { declarator, type, isStatic } = node;
	const { pointers, isArray, initializer } = declarator;
	const declared = { type, pointers, isArray };
	const place = placeOfName(e.frame, declarator.name);
	const object = declaredObject(e, type, declarator);
	if (object) {
		writePlace(e, place, object);
		nameDeclared(e, declarator, object);
		return;
	}
	if (constructDeclared(e, place, declared, initializer, declarator)) {
		return;
	}
	if (!initializer) {
		e.state.forget(place);
		if (isStatic && isSocketStructure(declared)) {
			writePlace(e, place, { kind: 'zeroed' });
		}
		return;
	}
	if (initializer.kind === 'construction' && initializer.args.length > 1 && !isSocketStructure(declared)) {
		evaluate(e, initializer, 'assigned');
		e.state.forget(place);
		return;
	}
	initialize(e, place, declared, initializer);
	const value = e.state.read(place);
	// A static keeps what an earlier call left in it.
	if (isStatic && value.kind !== 'zeroed' && integerOf(value) === undefined) {
		writePlace(e, place, UNKNOWN);
		return;
	}
	nameDeclared(e, declarator, value);
}

function nameDeclared(e: Evaluation, declarator: Declarator, value: Value): void {
	for (const alternative of alternatives(value)) {
		if (alternative.kind === 'socket') {
			const { collector } = e.interpreter;
			collector.nameSocket(alternative.id, declarator.name, e.frame.summary.name, e.frame.callPath.length);
			collector.mention(alternative.id, inFile(e.frame.summary, declarator.nameSpan));
		}
	}
}
