import type { Call, Expression, InitializerList } from '../../syntax/tree.js';
import type { Local } from '../summaries/summary.js';
import type { Evaluation } from './evaluation.js';
import { evaluate, evaluateInitializer, mayBeStructure, placeOf, writePlace } from './evaluator.js';

/** The fields of the structures that are filled by position. Source: ws2def.h, ws2ipdef.h; POSIX has the same order. */
const FIELD_ORDER: readonly (readonly [RegExp, readonly string[]])[] = [
	[/sockaddr_in6\b/i, ['sin6_family', 'sin6_port', 'sin6_flowinfo', 'sin6_addr']],
	[/sockaddr_in\b/i, ['sin_family', 'sin_port', 'sin_addr']],
	[/sockaddr_un\b/i, ['sun_family', 'sun_path']],
	[/addrinfo\w*\b/i, ['ai_flags', 'ai_family', 'ai_socktype', 'ai_protocol']],
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
	const list = listOf(expression, declared);
	if (list) {
		writeList(e, place, list.declared, list.list);
		return;
	}
	const value = evaluate(e, expression, 'assigned');
	writePlace(e, place, value, mayBeStructure(value) ? sourceOf(e, expression) : undefined);
}

/** Whether an expression is a list that fills a structure, whatever type it brings along. */
export function isList(expression: Expression): boolean {
	return listOf(expression, UNDECLARED) !== undefined;
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

/** The list that an expression is, behind the type that it may bring along: `T{...}`, `(T){...}`. */
function listOf(
	expression: Expression,
	declared: DeclaredAs,
): { list: InitializerList; declared: DeclaredAs } | undefined {
	if (expression.kind === 'initializer') {
		return { list: expression, declared };
	}
	if (expression.kind === 'cast' && expression.argument.kind === 'initializer') {
		const isArray = expression.type.includes('[');
		return { list: expression.argument, declared: { type: expression.type, pointers: 0, isArray } };
	}
	if (expression.kind === 'construction' && !expression.allocates) {
		const { type, args, start, end } = expression;
		const made = { type, pointers: 0, isArray: false };
		const [only] = args;
		if (args.length === 1 && only!.kind === 'initializer') {
			return { list: only!, declared: made };
		}
		const elements = args.map((value) => ({ designators: [], value }));
		return isSocketStructure(made) && args.length !== 1
			? { list: { kind: 'initializer', elements, start, end }, declared: made }
			: undefined;
	}
	return undefined;
}

function writeList(e: Evaluation, place: string, declared: DeclaredAs, list: InitializerList): void {
	const { type, isArray } = declared;
	const fields = isArray ? undefined : FIELD_ORDER.find(([pattern]) => pattern.test(type))?.[1];
	const isScalarInBraces = list.elements.length === 1 && !fields && !isArray;
	if (isScalarInBraces && list.elements[0]!.designators.length === 0) {
		writePlace(e, place, evaluateInitializer(e, list));
		return;
	}
	writePlace(e, place, { kind: 'zeroed' });
	list.elements.forEach(({ designators, value }, index) => {
		const part = partOf(designators, index, fields, isArray);
		if (part === undefined) {
			evaluate(e, value, 'assigned');
		} else {
			initialize(e, place + part, isArray ? { type, pointers: 0, isArray: false } : UNDECLARED, value);
		}
	});
}

/** Of a place whose declaration is not at hand. */
export const UNDECLARED: DeclaredAs = { type: '', pointers: 0, isArray: false };

function partOf(
	designators: readonly string[],
	index: number,
	fields: readonly string[] | undefined,
	isArray: boolean,
): string | undefined {
	if (designators.length > 0) {
		return `.${designators.join('.')}`;
	}
	const field = fields?.[index];
	return field !== undefined ? `.${field}` : isArray ? `[${index}]` : undefined;
}
