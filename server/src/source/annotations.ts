import { type ActiveCode, CodeReader } from './active-code.js';
import { type AnnotationForm, annotationForm } from './annotation-words.js';
import { type Earlier, type Pass, PassBuilder } from './earlier-code.js';
import { lowerBound } from './lower-bound.js';
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

/** No decision hangs on more places behind it, nor on more before it. */
const LONGEST_LOOK_AHEAD = LONGEST_ANNOTATION + 8;
const LONGEST_LOOK_BACK = 2;

/** How some identifiers of a file are blanked, by their index in `Tokens.names`. */
export type BlankedForms = ReadonlyMap<number, AnnotationForm | MacroForm>;

/**
 * Looks up every identifier of a file but `kept`, which must stay whatever they look like. `macros` are the forms of the
 * macros of the file and its headers.
 */
export function blankedForms(
	{ names }: Tokens,
	kept: ReadonlySet<string>,
	macros: ReadonlyMap<string, MacroForm>,
): BlankedForms {
	const forms = new Map<number, AnnotationForm | MacroForm>();
	for (const [id, form] of annotationsAmong(names)) if (!kept.has(names[id]!)) forms.set(id, form);
	if (macros.size > 0) {
		names.forEach((name, id) => {
			const form = macros.get(name);
			if (form !== undefined && !forms.has(id) && !kept.has(name)) forms.set(id, form);
		});
	}
	return forms;
}

/** The forms of those among some names that are annotations; of names that have grown, only the new ones are looked at. */
function annotationsAmong(names: readonly string[]): ReadonlyMap<number, AnnotationForm> {
	const known = annotationsFound.get(names) ?? { count: 0, forms: new Map<number, AnnotationForm>() };
	annotationsFound.set(names, known);
	for (; known.count < names.length; known.count++) {
		const form = annotationForm(names[known.count]!);
		if (form !== undefined) known.forms.set(known.count, form);
	}
	return known.forms;
}

const annotationsFound = new WeakMap<readonly string[], { count: number; forms: Map<number, AnnotationForm> }>();

/** Whether the first `count` identifiers of a file are blanked in the same way. */
export function areFormsAlike(one: BlankedForms, other: BlankedForms, count: number): boolean {
	const isIn = (forms: BlankedForms) => (id: number) => id >= count || one.get(id) === forms.get(id);
	return [...one.keys()].every(isIn(other)) && [...other.keys()].every((id) => id >= count || one.has(id));
}

/**
 * Takes annotations, calling conventions, attributes, and macros that stand for such or for casts, out of active code.
 * `interesting` is 1 for the ids of names that must not be lost among a macro's arguments. `earlier`: the same for the version
 * before, with forms and names of interest that are alike.
 */
export function removeAnnotations(
	active: ActiveCode,
	forms: BlankedForms,
	interesting: Uint8Array,
	earlier?: Earlier,
): Pass {
	const reader = new CodeReader(active);
	const builder = new PassBuilder(active);
	const mayBlank = new Uint8Array(active.tokens.names.length);
	for (const id of forms.keys()) mayBlank[id] = 1;
	let place = 0;
	if (earlier !== undefined) {
		place = firstToDecide(earlier);
		builder.begin(earlier.pass, place);
	}
	while (place < active.count) {
		if (earlier !== undefined && isDecidedFrom(earlier, place)) {
			builder.end(earlier, place);
			break;
		}
		const id = reader.nameId(place);
		const end = id < 0 || mayBlank[id] === 1 ? annotationEnd(reader, place, forms, interesting) : place;
		if (end > place) {
			builder.blank(place, end);
			place = end;
		} else {
			builder.keep(place++);
		}
	}
	return builder.done();
}

/** Behind the last place that was kept and is far enough before the change. */
function firstToDecide({ pass: { input, remaining }, change }: Earlier): number {
	const limit = change.from - LONGEST_LOOK_AHEAD;
	const kept = limit <= 0 ? 0 : lowerBound(remaining.code, input.code[limit]!, remaining.count);
	return kept === 0 ? 0 : lowerBound(input.code, remaining.code[kept - 1]!, input.count) + 1;
}

/** Whether `place` is far enough behind the change, and was decided about by itself before, too. */
function isDecidedFrom({ pass: { input, remaining }, change }: Earlier, place: number): boolean {
	if (place < change.end + LONGEST_LOOK_BACK) return false;
	const last = input.code[place - 1 - change.placeShift]!;
	return remaining.code[lowerBound(remaining.code, last, remaining.count)] === last;
}

/** Where the annotation at `place` ends; `place` itself where none stands there. */
function annotationEnd(reader: CodeReader, place: number, forms: BlankedForms, interesting: Uint8Array): number {
	const id = reader.nameId(place);
	if (id < 0) return reader.punctuator(place) === '[' ? attributeEnd(reader, place) : place;
	const form = forms.get(id);
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
