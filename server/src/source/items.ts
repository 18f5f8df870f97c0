import type { Span } from '../protocol/positions.js';
import { type ActiveCode, CodeReader } from './active-code.js';
import { CLASS_WORDS, headMacros } from './declaration-head.js';
import { type CodeChange, moved } from './earlier-code.js';
import { countBefore, lowerBound } from './lower-bound.js';
import type { Item, ItemNames } from './source-file.js';
import { isTrivia, TokenKind, tokenText } from './tokens.js';

/** So many tokens a macro's call on its own may have. */
const LONGEST_LONE_MACRO = 1000;
/** So many tokens the parameter declarations of a K&R function head may have. */
const LONGEST_PARAMETER_DECLARATIONS = 400;
/** Behind a parameter list these belong to a declaration of today, not to K&R parameters. */
const FUNCTION_SUFFIXES: ReadonlySet<string> = new Set([
	'asm',
	'const',
	'final',
	'noexcept',
	'override',
	'requires',
	'throw',
	'try',
	'volatile',
]);
const QUALIFIERS_OF_TYPES: ReadonlySet<string> = new Set(['const', 'volatile']);
const MACRO_NAME = /^[A-Z][A-Z0-9_]+$/;

/** The identifiers in the code of an item, each once. */
export function* namesInItem({ names: { table, ids } }: Item): Generator<string> {
	for (const id of ids) yield table[id]!;
}

/** What follows an item decides no further than this about where it ends. */
const LONGEST_LOOK_AHEAD = Math.max(LONGEST_LONE_MACRO, LONGEST_PARAMETER_DECLARATIONS) + 8;
const LONGEST_LOOK_BACK = 2;

/** An item of active code; its tokens are those of the code from `firstToken` to `lastToken`. */
export interface SplitItem extends Span {
	firstToken: number;
	lastToken: number;
	names: ItemNames;
	/** The macros in its head that the grammar has no place for, in order. */
	blanks: readonly Span[];
}

/** Active code, and the items that it was split into. */
export interface Split {
	input: ActiveCode;
	items: readonly SplitItem[];
}

/**
 * Splits active code into its top-level items. Where a brace is never closed, the rest of the file is one item. `earlier`: the
 * same for the version before; `first` and `last` items are the same as then, but for where the last ones stand.
 * `outlivesVersion`: what is found out about them is kept for the versions to come.
 */
export function splitItems(
	active: ActiveCode,
	outlivesVersion = false,
	earlier?: { split: Split; change: CodeChange },
): { split: Split; first: number; last: number } {
	const reader = new CodeReader(active);
	const namesOf = namesBetween(active, outlivesVersion);
	const items: SplitItem[] = earlier === undefined ? [] : itemsBefore(earlier);
	const first = items.length;
	for (let place = items.length === 0 ? 0 : placeBehind(active, items.at(-1)!); place < reader.count; ) {
		const opened = openedScope(reader, place);
		if (opened > place) {
			place = opened;
			continue;
		}
		const punctuator = reader.punctuator(place);
		if (punctuator === '}' || punctuator === ';') {
			place++;
			continue;
		}
		const rest = earlier === undefined ? [] : itemsFrom(place, active, earlier);
		if (rest.length > 0) {
			items.push(...rest);
			return { split: { input: active, items }, first, last: rest.length };
		}
		const blanks = headMacros(reader, place);
		const end = new ItemScanner(reader, place).scan();
		const tokens = { firstToken: active.code[place]!, lastToken: active.code[end - 1]! };
		items.push({ start: reader.start(place), end: reader.end(end - 1), ...tokens, names: namesOf(place, end), blanks });
		place = end;
	}
	return { split: { input: active, items }, first, last: 0 };
}

/** The items that end far enough before the change. */
function itemsBefore({ split: { input, items }, change }: { split: Split; change: CodeChange }): SplitItem[] {
	const limit = change.from - LONGEST_LOOK_AHEAD;
	if (limit <= 0) return [];
	return items.slice(
		0,
		countBefore(items.length, (index) => items[index]!.lastToken < input.code[limit]!),
	);
}

function placeBehind({ code, count }: ActiveCode, { lastToken }: SplitItem): number {
	return lowerBound(code, lastToken, count) + 1;
}

/** The items from `place` on, as they were before; none where this is not far enough behind the change, or none began here. */
function itemsFrom(
	place: number,
	{ code }: ActiveCode,
	{ split: { items }, change }: { split: Split; change: CodeChange },
): SplitItem[] {
	if (place < change.end + LONGEST_LOOK_BACK) return [];
	const { tokenShift, shift } = change;
	const token = code[place]! - tokenShift;
	const index = countBefore(items.length, (each) => items[each]!.firstToken < token);
	if (items[index]?.firstToken !== token) return [];
	return items.slice(index).map((item) => ({
		...moved(item, shift),
		firstToken: item.firstToken + tokenShift,
		lastToken: item.lastToken + tokenShift,
		blanks: item.blanks.map((blank) => moved(blank, shift)),
	}));
}

/** Finds the identifiers between two places of active code, and what stands between the code. */
function namesBetween(
	{ tokens, code }: ActiveCode,
	outlivesVersion: boolean,
): (from: number, end: number) => ItemNames {
	const lastSeen = new Int32Array(tokens.names.length);
	let round = 0;
	return (from, end) => {
		round++;
		const ids: number[] = [];
		const prose: string[] = [];
		for (let place = from; place < end; place++) {
			const token = code[place]!;
			const id = tokens.nameIds[token]!;
			if (id >= 0 && lastSeen[id] !== round) {
				lastSeen[id] = round;
				ids.push(id);
			}
			if (isProse(tokens.kinds[token]!)) prose.push(tokenText(tokens, token), ' ');
			// Comments are no code, but those that follow it closely belong to it.
			for (let next = token + 1; place + 1 < end && isTrivia(tokens.kinds[next]!); next++)
				if (tokens.kinds[next] === TokenKind.comment) prose.push(tokenText(tokens, next), ' ');
		}
		const answers = outlivesVersion ? new Map<string, unknown>() : undefined;
		return { table: tokens.names, ids: Int32Array.from(ids), prose: prose.join(''), answers };
	};
}

function isProse(kind: number): boolean {
	return kind === TokenKind.string || kind === TokenKind.character;
}

/** Behind the brace of `namespace x {` or `extern "C" {`; `place` itself where none stands there. */
function openedScope(reader: CodeReader, place: number): number {
	const name = reader.name(place);
	if (name === 'extern') {
		const isBlock = reader.kind(place + 1) === TokenKind.string && reader.punctuator(place + 2) === '{';
		return isBlock ? place + 3 : place;
	}
	let at = name === 'inline' ? place + 1 : place;
	if (reader.name(at) !== 'namespace') return place;
	at++;
	while (reader.isIdentifier(at) || reader.punctuator(at) === '::') at++;
	return reader.punctuator(at) === '{' ? at + 1 : place;
}

/** Finds where one item ends. */
class ItemScanner {
	private place: number;
	/** Open parentheses and square brackets. */
	private depth = 0;
	/** The last parenthesised group outside of all others; -1 where there is none. */
	private groupOpen = -1;
	private groupClose = -1;
	private isClass = false;
	/** `class Name :` begins a list of bases. */
	private hasBases = false;
	private isInitializer = false;
	/** `Name::Name(...) :` begins a constructor's initialisers. */
	private isConstructor = false;

	constructor(
		private readonly reader: CodeReader,
		private readonly from: number,
	) {
		this.place = from;
	}

	/** The place behind the item; always behind its first token. */
	scan(): number {
		const { reader } = this;
		const behindMacro = this.behindLoneMacro();
		if (behindMacro > 0) return behindMacro;
		if (reader.name(this.place) === 'template') this.place = behindTemplateParameters(reader, this.place + 1);
		while (this.place < reader.count) {
			const end = reader.isIdentifier(this.place) ? this.passName() : this.passPunctuator();
			if (end > 0) return end;
		}
		return reader.count;
	}

	/** Passes one identifier. Never ends an item. */
	private passName(): number {
		const { reader, place } = this;
		const name = reader.name(place);
		this.place++;
		if (this.depth > 0) return 0;
		if (CLASS_WORDS.has(name) && this.groupOpen < 0) this.isClass = true;
		if (name === 'operator') {
			// operator(), operator=, operator<<: all of it is the name.
			if (reader.punctuator(this.place) === '(' && reader.punctuator(this.place + 1) === ')') this.place += 2;
			else while (isOperator(reader.punctuator(this.place))) this.place++;
		}
		return 0;
	}

	/** Passes one token. Answers where the item ends, if it does, else 0. */
	private passPunctuator(): number {
		const { reader, place } = this;
		switch (reader.punctuator(place)) {
			case '(':
			case '[':
				if (this.depth++ === 0 && reader.punctuator(place) === '(') this.groupOpen = place;
				break;
			case ')':
			case ']':
				if (this.depth > 0) this.depth--;
				if (this.depth === 0 && reader.punctuator(place) === ')') this.groupClose = place;
				break;
			case '{':
				return this.passBraces();
			case '}':
				return Math.max(place, this.from + 1);
			case ';':
				return this.depth === 0 ? this.passSemicolon() : this.advance();
			case ':':
				if (this.depth === 0 && this.isClass && this.groupOpen < 0) this.hasBases = true;
				else if (this.depth === 0 && this.groupClose >= 0) this.isConstructor = true;
				break;
			case '=':
				if (this.depth === 0) this.isInitializer = true;
				break;
			default:
		}
		return this.advance();
	}

	private advance(): 0 {
		this.place++;
		return 0;
	}

	private passBraces(): number {
		const { reader, place } = this;
		const behind = reader.behindClosing(place, '{', '}');
		if (behind < 0) return reader.count;
		const isInside = this.depth > 0 && !this.isAfterUnclosed(behind);
		const goesOn = isInside || this.isInitializer || this.isClassBody() || this.isMemberInitializer();
		this.place = behind;
		if (goesOn || reader.name(behind) === 'catch') return 0;
		return reader.punctuator(behind) === ';' && this.groupClose < 0 ? behind + 1 : behind;
	}

	/** Behind braces in parentheses a name never begins a line: a parenthesis before them was not closed. */
	private isAfterUnclosed(behind: number): boolean {
		return this.reader.isIdentifier(behind) && this.reader.hasLineBreakBefore(behind);
	}

	private isClassBody(): boolean {
		return this.isClass && (this.groupOpen < 0 || this.hasBases);
	}

	/** The braces of `: member{1}`. */
	private isMemberInitializer(): boolean {
		const { reader, place } = this;
		return this.isConstructor && (reader.isIdentifier(place - 1) || reader.punctuator(place - 1) === '>');
	}

	private passSemicolon(): number {
		const body = this.bodyOfOldStyleFunction();
		if (body === 0) return this.place + 1;
		this.place = body;
		return 0;
	}

	/** Where the body of a K&R function begins whose first parameter declaration ends here; 0 where this is none. */
	private bodyOfOldStyleFunction(): number {
		const { reader, groupOpen, groupClose, place } = this;
		if (groupClose < 0 || this.isInitializer || this.isClassBody()) return 0;
		const isQualified = QUALIFIERS_OF_TYPES.has(reader.name(groupClose + 1)) && reader.isIdentifier(groupClose + 2);
		const next = reader.name(isQualified ? groupClose + 2 : groupClose + 1);
		if (next === '' || FUNCTION_SUFFIXES.has(next) || !isNameList(reader, groupOpen, groupClose)) return 0;
		const last = Math.min(reader.count, place + LONGEST_PARAMETER_DECLARATIONS);
		for (let at = place + 1; at < last; at++) {
			const punctuator = reader.punctuator(at);
			if (punctuator === '{') return reader.punctuator(at - 1) === ';' ? at : 0;
			if (punctuator === '}' || punctuator === '=') return 0;
		}
		return 0;
	}

	/** Behind `SOME_MACRO(...)` alone on its lines, without a semicolon; 0 where this is none. */
	private behindLoneMacro(): number {
		const { reader, from } = this;
		if (reader.punctuator(from + 1) !== '(' || !MACRO_NAME.test(reader.name(from))) return 0;
		const behind = reader.behindClosing(from + 1, '(', ')', LONGEST_LONE_MACRO);
		if (behind < 0 || !reader.isIdentifier(behind)) return 0;
		return reader.hasLineBreakBefore(behind) ? behind : 0;
	}
}

/** `(a, b, c)`: nothing but names, at least one. */
function isNameList(reader: CodeReader, open: number, close: number): boolean {
	if (close - open < 2) return false;
	for (let place = open + 1; place < close; place++) {
		const isNameTurn = (place - open) % 2 === 1;
		if (isNameTurn ? !reader.isIdentifier(place) : reader.punctuator(place) !== ',') return false;
	}
	return true;
}

function isOperator(punctuator: string): boolean {
	return punctuator !== '' && !'(){};,'.includes(punctuator);
}

/** Behind the `<...>` that begins at `place`; `place` itself where none does or it is never closed. */
function behindTemplateParameters(reader: CodeReader, place: number): number {
	if (reader.punctuator(place) !== '<') return place;
	let depth = 0;
	let parentheses = 0;
	for (let at = place; at < reader.count; at++) {
		const punctuator = reader.punctuator(at);
		if (punctuator === '(') parentheses++;
		else if (punctuator === ')') parentheses--;
		else if (punctuator === ';' || punctuator === '{' || punctuator === '}') return place;
		else if (parentheses === 0 && punctuator === '<') depth++;
		else if (parentheses === 0 && (punctuator === '>' || punctuator === '>>')) {
			depth -= punctuator.length;
			if (depth <= 0) return at + 1;
		}
	}
	return place;
}
