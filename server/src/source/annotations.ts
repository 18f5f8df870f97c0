import type { Span } from '../protocol/positions.js';
import { type ActiveCode, CodeReader } from './active-code.js';
import { type AnnotationForm, annotationForm } from './annotation-words.js';
import type { MacroForm } from './macro-forms.js';
import { TokenKind, type Tokens } from './tokens.js';

/** Keywords after which a name is an expression, not a declarator. */
const STATEMENT_WORDS: ReadonlySet<string> = new Set([
	'return',
	'case',
	'goto',
	'else',
	'new',
	'delete',
	'throw',
	'sizeof',
]);
/** An annotation with more tokens between its parentheses is taken for broken code and left. */
const LONGEST_ANNOTATION = 400;

/** For each distinct identifier of a file how it is blanked. */
export type BlankedForms = readonly (AnnotationForm | MacroForm | undefined)[];

/**
 * Looks up every identifier of a file but `kept`, which must stay whatever they look like. `macros` are the forms of the
 * macros of the file and its headers.
 */
export function blankedForms(
	tokens: Tokens,
	kept: ReadonlySet<string>,
	macros: ReadonlyMap<string, MacroForm>,
): BlankedForms {
	return tokens.names.map((name) => (kept.has(name) ? undefined : (annotationForm(name) ?? macros.get(name))));
}

/**
 * Takes annotations, calling conventions, attributes, and macros that stand for such or for casts, out of active code.
 * `interesting` is 1 for the ids of names that must not be lost among a macro's arguments. Answers the remaining code
 * and, in order, what is to be blanked.
 */
export function removeAnnotations(
	active: ActiveCode,
	forms: BlankedForms,
	interesting: Uint8Array,
): { remaining: ActiveCode; blanks: Span[] } {
	const reader = new CodeReader(active);
	const code = new Int32Array(active.count);
	const blanks: Span[] = [];
	let count = 0;
	for (let place = 0; place < active.count; ) {
		const end = annotationEnd(reader, place, forms, interesting);
		if (end > place) {
			blanks.push({ start: reader.start(place), end: reader.end(end - 1) });
			place = end;
		} else {
			code[count++] = active.code[place++]!;
		}
	}
	return { remaining: { tokens: active.tokens, code, count }, blanks };
}

/** Where the annotation at `place` ends; `place` itself where none stands there. */
function annotationEnd(reader: CodeReader, place: number, forms: BlankedForms, interesting: Uint8Array): number {
	const id = reader.nameId(place);
	if (id < 0) return reader.punctuator(place) === '[' ? attributeEnd(reader, place) : place;
	const form = forms[id];
	if (form === undefined) return place;
	const before = reader.punctuator(place - 1);
	if (before === '.' || before === '->' || before === '::') return place;
	switch (form) {
		case 'call':
			return callEnd(reader, place);
		case 'modifier':
			return isModifier(reader, place) ? place + 1 : place;
		case 'direction':
			return (before === '(' || before === ',') && reader.isIdentifier(place + 1) ? place + 1 : place;
		case 'trailing': {
			const after = reader.punctuator(place + 1);
			return reader.isIdentifier(place - 1) && (after === ',' || after === ')') ? place + 1 : place;
		}
		case 'parameter': {
			const after = reader.punctuator(place + 1);
			if (reader.isIdentifier(place - 1) || before === '*')
				return [',', ')', '=', ';', '{'].includes(after) ? place + 1 : place;
			return (before === '(' || before === ',') && reader.isIdentifier(place + 1) ? place + 1 : place;
		}
		case 'assembly':
			return reader.punctuator(place + 1) === '{' ? behindArguments(reader, place + 1, '{', '}', place) : place;
		case 'empty-call':
			return emptyCallEnd(reader, place, interesting);
		case 'cast':
			return isOperand(reader, place + 1) ? place + 1 : place;
		default:
			return place + 1;
	}
}

/** A macro with its arguments, if there are any and none of them names what matters. */
function emptyCallEnd(reader: CodeReader, place: number, interesting: Uint8Array): number {
	if (reader.punctuator(place + 1) !== '(') return place;
	const end = behindArguments(reader, place + 1, '(', ')', place);
	for (let at = place + 1; at < end; at++) {
		const id = reader.nameId(at);
		if (id >= 0 && interesting[id] === 1) return place;
	}
	return end;
}

/** Whether an expression begins at `place`: what a cast can stand before. */
function isOperand(reader: CodeReader, place: number): boolean {
	const punctuator = reader.punctuator(place);
	return punctuator === '' ? place < reader.count : ['(', '&', '*', '-', '~', '!'].includes(punctuator);
}

/** An annotation with its arguments, if what follows in parentheses are arguments and no declarator. */
function callEnd(reader: CodeReader, place: number): number {
	if (reader.punctuator(place + 1) !== '(') return place + 1;
	const first = reader.punctuator(place + 2);
	if (first === '*' || first === '&' || first === '^') return place + 1;
	return behindArguments(reader, place + 1, '(', ')', place);
}

/** `[[nodiscard]]`. */
function attributeEnd(reader: CodeReader, place: number): number {
	if (reader.punctuator(place + 1) !== '[' || !reader.isIdentifier(place + 2)) return place;
	if (reader.start(place + 1) !== reader.end(place)) return place;
	const inner = behindArguments(reader, place + 1, '[', ']', place);
	return inner > place && reader.punctuator(inner) === ']' ? inner + 1 : place;
}

/** FAR, CONST, CALLBACK and their like, which may be ordinary names as well. */
function isModifier(reader: CodeReader, place: number): boolean {
	const before = reader.punctuator(place - 1);
	const after = reader.punctuator(place + 1);
	const nameFollows = reader.isIdentifier(place + 1);
	if (reader.isIdentifier(place - 1)) {
		if (STATEMENT_WORDS.has(reader.name(place - 1))) return false;
		return nameFollows || after === '*' || after === '&' || after === '(' || after === ')';
	}
	if (before === '(' && after === '*') return isFunctionPointer(reader, place + 1);
	if (before === '*' || before === '&') return nameFollows || after === '*';
	if (reader.kind(place - 1) === TokenKind.string) return nameFollows;
	const mayBegin = before === '' || '(,;{}<>):'.includes(before);
	return mayBegin && nameFollows;
}

/** `*name)(` behind the opening parenthesis of `(FAR *name)(`. */
function isFunctionPointer(reader: CodeReader, star: number): boolean {
	const named = reader.isIdentifier(star + 1) ? star + 2 : star + 1;
	return reader.punctuator(named) === ')' && reader.punctuator(named + 1) === '(';
}

/** The place behind the closing bracket, or `otherwise` where it is missing or far away. */
function behindArguments(
	reader: CodeReader,
	open: number,
	opening: string,
	closing: string,
	otherwise: number,
): number {
	const behind = reader.behindClosing(open, opening, closing, LONGEST_ANNOTATION);
	return behind < 0 ? otherwise : behind;
}
