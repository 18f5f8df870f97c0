import type { Call, Construction, Expression, InitializerList } from '../../syntax/tree.js';
import { UNKNOWN } from '../state/values.js';
import { nameOfStructure } from '../summaries/structures.js';
import type { Local } from '../summaries/summary.js';
import type { Evaluation } from './evaluation.js';
import { evaluate, evaluateInitializer, mayBeStructure, placeOf, writePlace } from './evaluator.js';
import { typeOfExpression } from './types-in-sight.js';

/** The fields of the structures that are filled by position. Source: ws2def.h, ws2ipdef.h; POSIX has the same order. */
const FIELD_ORDER: readonly (readonly [RegExp, readonly string[]])[] = [
	[/sockaddr_in6\b/i, ['sin6_family', 'sin6_port', 'sin6_flowinfo', 'sin6_addr']],
	[/sockaddr_in\b/i, ['sin_family', 'sin_port', 'sin_addr']],
	[/sockaddr_un\b/i, ['sun_family', 'sun_path']],
	[/\bpair\b/, ['first', 'second']],
	[/addrinfo/i, ['ai_flags', 'ai_family', 'ai_socktype', 'ai_protocol']],
];

const SOCKET_STRUCTURE = /\b(sockaddr(_\w+)?|addrinfo\w*|in6?_addr|ip(v6)?_mreq\w*)$/i;

/** What a place is declared as. */
export type DeclaredAs = Pick<Local, 'type' | 'pointers' | 'isArray'>;

/** Whether a type is one of the structures of socket code, which are zero where `T()` or `static` makes one. */
export function isSocketStructure({ type, pointers, isArray }: DeclaredAs): boolean {
	return pointers === 0 && !isArray && SOCKET_STRUCTURE.test(type);
}

/** Puts into a place what an expression gives: a value, or the fields of a structure. */
export function initialize(e: Evaluation, place: string, declared: DeclaredAs, expression: Expression): void {
	const list = listOf(e, expression, declared);
	if (list) {
		writeList(e, place, list.declared, list.list);
		return;
	}
	const value = evaluate(e, expression, 'assigned');
	writePlace(e, place, value, mayBeStructure(value) ? sourceOf(e, expression) : undefined);
}

/** Whether an expression is a list that fills a structure, whatever type it brings along. */
export function isList(e: Evaluation, expression: Expression): boolean {
	return listOf(e, expression, UNDECLARED) !== undefined;
}

/** The place of the structure that an expression gives, itself or moved; undefined where it has none. */
export function sourceOf(e: Evaluation, expression: Expression): string | undefined {
	if (expression.kind === 'cast') {
		return sourceOf(e, expression.argument);
	}
	const isCopy = expression.kind === 'construction' && !expression.allocates && expression.args.length === 1;
	if (isCopy || (expression.kind === 'call' && isMove(expression))) {
		return sourceOf(e, expression.args[0]!);
	}
	return placeOf(e, expression);
}

/** `std::move(x)` and `std::forward<T>(x)`. */
export function isMove({ callee, args }: Call): boolean {
	return callee.kind === 'identifier' && (callee.name === 'move' || callee.name === 'forward') && args.length === 1;
}

interface TypedList {
	list: InitializerList;
	declared: DeclaredAs;
}

/** The list that an expression is, behind the type that it may bring along: `T{...}`, `(T){...}`, `std::make_pair(...)`. */
function listOf(e: Evaluation, expression: Expression, declared: DeclaredAs): TypedList | undefined {
	switch (expression.kind) {
		case 'initializer':
			return { list: expression, declared };
		case 'cast': {
			const isArray = expression.type.includes('[');
			return expression.argument.kind === 'initializer'
				? { list: expression.argument, declared: { type: expression.type, pointers: 0, isArray } }
				: undefined;
		}
		case 'construction':
			return expression.allocates ? undefined : listOfConstruction(e, expression);
		case 'call': {
			const isPair = expression.callee.kind === 'identifier' && PAIRS.has(expression.callee.name);
			return isPair && expression.args.length === 2 ? listOfArguments(expression, 'pair') : undefined;
		}
		default:
			return undefined;
	}
}

/** What makes a pair of its two arguments. */
const PAIRS: ReadonlySet<string> = new Set(['pair', 'make_pair']);

function listOfConstruction(e: Evaluation, construction: Construction): TypedList | undefined {
	const { type, args } = construction;
	const [only] = args;
	if (args.length === 1) {
		return only!.kind === 'initializer' ? { list: only!, declared: { type, pointers: 0, isArray: false } } : undefined;
	}
	const isPlain = isSocketStructure({ type, pointers: 0, isArray: false }) || isPlainStructure(e, type, args.length);
	return isPlain ? listOfArguments(construction, type) : undefined;
}

/** Whether a type has members, and no constructor that takes so many arguments. */
function isPlainStructure({ interpreter, frame }: Evaluation, type: string, argumentCount: number): boolean {
	const name = nameOfStructure(type) ?? '';
	const { program, links } = interpreter;
	return (
		argumentCount > 0 &&
		program.structures.membersOf(type) !== undefined &&
		!links.findMethod(name, argumentCount, name, frame.summary)
	);
}

function listOfArguments({ args, start, end }: Call | Construction, type: string): TypedList {
	const elements = args.map((value) => ({ designators: [], value }));
	return { list: { kind: 'initializer', elements, start, end }, declared: { type, pointers: 0, isArray: false } };
}

function writeList(e: Evaluation, place: string, declared: DeclaredAs, list: InitializerList): void {
	const { type, isArray } = declared;
	const [first] = list.elements;
	const fields = isArray ? undefined : fieldsOf(e, declared);
	if (list.elements.length === 1 && !isArray && first!.designators.length === 0) {
		if (!fields) {
			writePlace(e, place, evaluateInitializer(e, list));
			return;
		}
		if (typeOfExpression(e, first!.value)?.type === type) {
			initialize(e, place, declared, first!.value);
			return;
		}
	}
	const parts = list.elements.map(({ designators }, index) => partOf(designators, index, fields, isArray));
	// A list of fields that nobody knows the names of leaves them all unknown.
	const isNamed = isArray || fields || list.elements.every(({ value }, index) => parts[index] || isZero(value));
	writePlace(e, place, isNamed ? { kind: 'zeroed' } : UNKNOWN);
	list.elements.forEach(({ value }, index) => {
		const part = parts[index];
		if (part && !isZero(value)) {
			initialize(e, place + part.name, part.declared ?? { ...declared, isArray: false }, value);
		} else {
			evaluate(e, value, 'assigned');
		}
	});
}

/** `0`, and a list of zeros. */
function isZero(value: Expression): boolean {
	return value.kind === 'initializer'
		? value.elements.every((element) => isZero(element.value))
		: value.kind === 'number' && value.value === 0;
}

/** The fields of a structure in their order: those that headers fix, else those that the file declares. */
function fieldsOf({ interpreter }: Evaluation, { type, pointers }: DeclaredAs): readonly Field[] | undefined {
	if (pointers > 0) {
		return undefined;
	}
	const known = FIELD_ORDER.find(([pattern]) => pattern.test(type))?.[1];
	return known ? known.map((name) => ({ ...UNDECLARED, name })) : interpreter.program.structures.membersOf(type);
}

type Field = DeclaredAs & { name: string };

/** Of a place whose declaration is not at hand. */
export const UNDECLARED: DeclaredAs = { type: '', pointers: 0, isArray: false };

/** Where an element of a list goes; `declared` is undefined for an element of an array. */
function partOf(
	designators: readonly string[],
	index: number,
	fields: readonly Field[] | undefined,
	isArray: boolean,
): { name: string; declared?: DeclaredAs } | undefined {
	if (designators.length > 0) {
		return { name: `.${designators.join('.')}`, declared: UNDECLARED };
	}
	const field = fields?.[index];
	return field ? { name: `.${field.name}`, declared: field } : isArray ? { name: `[${index}]` } : undefined;
}
