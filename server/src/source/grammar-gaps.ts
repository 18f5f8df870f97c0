import { type ActiveCode, CodeReader } from './active-code.js';
import { type Earlier, type Pass, PassBuilder } from './earlier-code.js';
import { countBefore } from './lower-bound.js';
import { TokenKind } from './tokens.js';

/** More tokens between parentheses are not looked through. */
const LONGEST_ARGUMENTS = 400;
const TYPE_WORDS: ReadonlySet<string> = new Set([
	'bool',
	'char',
	'const',
	'double',
	'float',
	'int',
	'long',
	'short',
	'signed',
	'unsigned',
	'void',
	'volatile',
	'wchar_t',
]);
const TAG_WORDS: ReadonlySet<string> = new Set(['class', 'enum', 'struct', 'union']);
/** Before a parenthesis with a type in it these are no calls, or calls that grammars know. */
const TAKERS_OF_TYPES: ReadonlySet<string> = new Set([
	'_Alignof',
	'__alignof',
	'__alignof__',
	'__typeof',
	'__typeof__',
	'alignof',
	'catch',
	'decltype',
	'for',
	'if',
	'offsetof',
	'operator',
	'return',
	'sizeof',
	'switch',
	'typeid',
	'typeof',
	'while',
]);
/** The format macros of <inttypes.h>. */
const FORMAT_MACRO = /^(?:PRI|SCN)[diouxX](?:8|16|32|64|MAX|PTR|LEAST\d+|FAST\d+)$/;
const ALL_CAPITALS = /^[A-Z][A-Z0-9_]+$/;

/** No decision hangs on more places behind it, nor on more before it. */
const LONGEST_LOOK_AHEAD = LONGEST_ARGUMENTS + 8;
const LONGEST_LOOK_BACK = 3;

/** The braces that are open at a place, from the innermost on. */
interface OpenBraces {
	/** Whether they are a function's, or in one. */
	isInFunction: boolean;
	/** Parentheses that were open before them. */
	parentheses: number;
	outer: OpenBraces | undefined;
}

/** A place outside of functions and parentheses, from which on everything hangs on the open braces alone. */
interface Resting {
	place: number;
	braces: OpenBraces | undefined;
}

export interface GapPass extends Pass {
	resting: readonly Resting[];
}

/**
 * Takes out of active code what compilers read and grammars do not, where nothing that matters is lost: macros between
 * string literals, types as arguments of macros, the names in Qt's SIGNAL and SLOT, `= {}` behind a parameter, what a
 * test's macro has in its parentheses. `earlier`: the same for the version before.
 */
export function removeGrammarGaps(active: ActiveCode, earlier?: Earlier<GapPass>): GapPass {
	const builder = new PassBuilder(active);
	const finder = new GapFinder(new CodeReader(active), earlier);
	const { from, end, places } = finder.find();
	if (earlier !== undefined) builder.begin(earlier.pass, from);
	for (let place = from; place < end; place++) {
		if (places[place] === 0) builder.keep(place);
		else builder.blank(place, place + 1);
	}
	if (earlier !== undefined && end < active.count) builder.end(earlier, end);
	return { ...builder.done(), resting: finder.resting };
}

class GapFinder {
	private readonly blanked: Uint8Array;
	private braces: OpenBraces | undefined;
	/** Open parentheses since the last open brace. */
	private parentheses = 0;
	/** Behind the last place that was blanked. */
	private blankedEnd = 0;
	resting: Resting[] = [];

	constructor(
		private readonly reader: CodeReader,
		private readonly earlier: Earlier<GapPass> | undefined,
	) {
		this.blanked = new Uint8Array(reader.count);
	}

	/** 1 for each place between `from` and `end` that is to be blanked; before and behind all is as it was. */
	find(): { from: number; end: number; places: Uint8Array } {
		const { reader, blanked } = this;
		const from = this.begin();
		for (let place = from; place < reader.count; place++) {
			if (reader.isIdentifier(place)) this.passName(place);
			else if (this.passPunctuator(place) && this.rest(place + 1)) return { from, end: place + 1, places: blanked };
		}
		return { from, end: reader.count, places: blanked };
	}

	private begin(): number {
		if (this.earlier === undefined) return 0;
		const { pass, change } = this.earlier;
		const limit = change.from - LONGEST_LOOK_AHEAD;
		const count = countBefore(pass.resting.length, (index) => pass.resting[index]!.place <= limit);
		this.resting = pass.resting.slice(0, count);
		const last = this.resting.at(-1);
		this.braces = last?.braces;
		return last?.place ?? 0;
	}

	/** Notes a place to go on from another time. True where from there on all is as it was before. */
	private rest(place: number): boolean {
		const { braces, earlier } = this;
		this.resting.push({ place, braces });
		if (earlier === undefined || place < earlier.change.end + LONGEST_LOOK_BACK) return false;
		const { pass, change } = earlier;
		const before = place - change.placeShift;
		const index = countBefore(pass.resting.length, (each) => pass.resting[each]!.place < before);
		const known = pass.resting[index];
		if (known?.place !== before || !areAlike(known.braces, braces)) return false;
		for (let each = index + 1; each < pass.resting.length; each++) {
			const { place: other, braces: open } = pass.resting[each]!;
			this.resting.push({ place: other + change.placeShift, braces: open });
		}
		return true;
	}

	/** True where something ends behind which to rest. */
	private passPunctuator(place: number): boolean {
		const { braces } = this;
		const punctuator = this.reader.punctuator(place);
		switch (punctuator) {
			case '(':
				this.parentheses++;
				break;
			case ')':
				this.parentheses--;
				break;
			case '{': {
				const isInFunction = this.isInFunction || this.reader.punctuator(place - 1) === ')';
				this.braces = { isInFunction, parentheses: this.parentheses, outer: braces };
				this.parentheses = 0;
				break;
			}
			case '}':
				this.braces = braces?.outer;
				this.parentheses = braces?.parentheses ?? 0;
				break;
			case '=':
				this.passDefaultArgument(place);
				break;
			default:
		}
		const isEnd = punctuator === '}' || punctuator === ';';
		return isEnd && !this.isInFunction && this.parentheses === 0 && this.blankedEnd <= place + 1;
	}

	private get isInFunction(): boolean {
		return this.braces?.isInFunction ?? false;
	}

	/** `= {}` behind a parameter: C++ grammars take it for a variable's only. */
	private passDefaultArgument(place: number): void {
		const { reader } = this;
		if (this.parentheses <= 0 || reader.punctuator(place + 1) !== '{' || reader.punctuator(place + 2) !== '}') return;
		const after = reader.punctuator(place + 3);
		if (after === ',' || after === ')') this.blank(place, place + 3);
	}

	private passName(place: number): void {
		const { reader } = this;
		const name = reader.name(place);
		const isBehindString = reader.kind(place - 1) === TokenKind.string && reader.name(place - 2) !== 'operator';
		if (isBehindString && FORMAT_MACRO.test(name)) this.blank(place, place + 1);
		if (reader.punctuator(place + 1) !== '(' || TAKERS_OF_TYPES.has(name) || this.blanked[place] === 1) return;
		const behind = reader.behindClosing(place + 1, '(', ')', LONGEST_ARGUMENTS);
		if (behind < 0) return;
		if (isBehindString && reader.name(place - 2) !== 'extern' && name !== 'asm') this.blank(place, behind);
		else if (name === 'SIGNAL' || name === 'SLOT') this.blank(place + 2, behind - 1);
		else if (this.isTestHead(place, behind)) this.blank(this.isInFunction ? place : place + 2, this.endOfHead(behind));
		else if (this.isExpression(place)) this.blankTypeArguments(place + 1, behind - 1);
	}

	/** `TEST_CASE("name") {`, `SECTION("name") {`. */
	private isTestHead(place: number, behind: number): boolean {
		const { reader } = this;
		const before = reader.punctuator(place - 1);
		return (
			ALL_CAPITALS.test(reader.name(place)) &&
			reader.kind(place + 2) === TokenKind.string &&
			reader.punctuator(behind) === '{' &&
			(place === 0 || before === ';' || before === '{' || before === '}')
		);
	}

	/** In a function the whole head goes, so that a block remains; else its parentheses stay, and a function remains. */
	private endOfHead(behind: number): number {
		return this.isInFunction ? behind : behind - 1;
	}

	/** Whether a call at `place` is one, and not a declaration. */
	private isExpression(place: number): boolean {
		const before = this.reader.punctuator(place - 1);
		if (before === '') return this.reader.name(place - 1) === 'return';
		return this.isInFunction && '(,=;{}+-!?:|&<'.includes(before.at(-1)!);
	}

	/** Types among the arguments between `open` and `close`, with a comma beside them. */
	private blankTypeArguments(open: number, close: number): void {
		const { reader } = this;
		let depth = 0;
		let start = open + 1;
		let count = 0;
		let types: [from: number, end: number][] = [];
		for (let place = open + 1; place <= close; place++) {
			const punctuator = reader.punctuator(place);
			const isEnd = depth === 0 && (punctuator === ',' || place === close);
			if (isEnd) {
				if (this.isType(start, place)) types.push([start, place]);
				count++;
				start = place + 1;
			} else if ('([{'.includes(punctuator) && punctuator !== '') depth++;
			else if (')]}'.includes(punctuator) && punctuator !== '') depth--;
		}
		if (types.length === count) types = types.slice(0, 0);
		for (const [from, end] of types) {
			if (end < close) this.blank(from, end + 1);
			else this.blank(from - 1, end);
		}
	}

	/** `int`, `unsigned long`, `const char *`, `struct name *`: no name of a parameter behind it. */
	private isType(from: number, end: number): boolean {
		const { reader } = this;
		let hasType = false;
		for (let place = from; place < end; place++) {
			const name = reader.name(place);
			if (TAG_WORDS.has(name) && reader.isIdentifier(place + 1) && place + 1 < end) place++;
			else if (!TYPE_WORDS.has(name)) {
				if (name !== '' || reader.punctuator(place) !== '*') return false;
				continue;
			}
			hasType = true;
		}
		return hasType;
	}

	private blank(from: number, end: number): void {
		this.blanked.fill(1, from, end);
		this.blankedEnd = Math.max(this.blankedEnd, end);
	}
}

function areAlike(one: OpenBraces | undefined, other: OpenBraces | undefined): boolean {
	let [left, right] = [one, other];
	while (left !== right) {
		if (left === undefined || right === undefined) return false;
		if (left.isInFunction !== right.isInFunction || left.parentheses !== right.parentheses) return false;
		left = left.outer;
		right = right.outer;
	}
	return true;
}
