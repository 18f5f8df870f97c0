import type { Declarator, InitializerList } from '../../syntax/tree.js';
import { declaredObject } from '../libraries/made-objects.js';
import { alternatives, integerOf, UNKNOWN, type Value } from '../state/values.js';
import type { FlowNode } from '../summaries/control-flow.js';
import { inFile } from '../summaries/summary.js';
import type { Evaluation } from './evaluation.js';
import { evaluate, evaluateInitializer, placeOf, writePlace } from './evaluator.js';
import { placeOfName } from './frame.js';

/** The fields of the structures that are filled by position. Source: ws2def.h, ws2ipdef.h; POSIX has the same order. */
const FIELD_ORDER: readonly (readonly [RegExp, readonly string[]])[] = [
	[/sockaddr_in6\b/i, ['sin6_family', 'sin6_port', 'sin6_flowinfo', 'sin6_addr']],
	[/sockaddr_in\b/i, ['sin_family', 'sin_port', 'sin_addr']],
	[/sockaddr_un\b/i, ['sun_family', 'sun_path']],
	[/addrinfo\w*\b/i, ['ai_flags', 'ai_family', 'ai_socktype', 'ai_protocol']],
];

/** Gives a declared name its first value. */
export function declare(e: Evaluation, node: Extract<FlowNode, { kind: 'declare' }>): void {
	const { declarator, type, isStatic } = node;
	const place = placeOfName(e.frame, declarator.name);
	const { initializer } = declarator;
	const object = declaredObject(e, type, declarator);
	if (object) {
		writePlace(e, place, object);
		nameDeclared(e, declarator, object);
		return;
	}
	if (!initializer) {
		e.state.forget(place);
		return;
	}
	if (initializer.kind === 'initializer') {
		declareList(e, place, type, declarator.isArray, initializer);
		return;
	}
	if (initializer.kind === 'construction' && initializer.args.length > 1) {
		evaluate(e, initializer, 'assigned');
		e.state.forget(place);
		return;
	}
	const value = evaluate(e, initializer, 'assigned');
	// A static keeps what an earlier call left in it.
	const isLasting = isStatic && integerOf(value) === undefined;
	const from = value.kind === 'unknown' ? placeOf(e, initializer) : undefined;
	writePlace(e, place, isLasting ? UNKNOWN : value, from);
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

function declareList(e: Evaluation, place: string, type: string, isArray: boolean, list: InitializerList): void {
	const fields = isArray ? undefined : FIELD_ORDER.find(([pattern]) => pattern.test(type))?.[1];
	const isScalarInBraces = list.elements.length === 1 && !fields && !isArray;
	if (isScalarInBraces && list.elements[0]!.designators.length === 0) {
		writePlace(e, place, evaluateInitializer(e, list));
		return;
	}
	e.state.write(place, { kind: 'zeroed' });
	list.elements.forEach(({ designators, value }, index) => {
		const given = evaluate(e, value, 'assigned');
		const field = designators.length > 0 ? designators.join('.') : fields?.[index];
		if (field !== undefined) {
			e.state.write(`${place}.${field}`, given);
		} else if (isArray) {
			e.state.write(`${place}[${index}]`, given);
		}
	});
}
