import type { Span } from '../protocol/positions.js';
import { type ActiveCode, CodeReader } from './active-code.js';
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

/**
 * Takes out of active code what compilers read and grammars do not, where nothing that matters is lost: macros between
 * string literals, types as arguments of macros, the names in Qt's SIGNAL and SLOT, `= {}` behind a parameter, what a
 * test's macro has in its parentheses. Answers the remaining code and, in order, what is to be blanked.
 */
export function removeGrammarGaps(active: ActiveCode): { remaining: ActiveCode; blanks: Span[] } {
	const places = new GapFinder(new CodeReader(active)).find();
	const reader = new CodeReader(active);
	const code = new Int32Array(active.count);
	const blanks: Span[] = [];
	let count = 0;
	for (let place = 0; place < active.count; place++) {
		if (places[place] === 0) code[count++] = active.code[place]!;
		else blanks.push({ start: reader.start(place), end: reader.end(place) });
	}
	return { remaining: { tokens: active.tokens, code, count }, blanks };
}

class GapFinder {
	private readonly blanked: Uint8Array;
	/** For each open brace whether it is in a function. */
	private readonly braces: boolean[] = [];
	/** Open parentheses since the last open brace, and those before each brace. */
	private parentheses = 0;
	private readonly outerParentheses: number[] = [];

	constructor(private readonly reader: CodeReader) {
		this.blanked = new Uint8Array(reader.count);
	}

	/** 1 for each place that is to be blanked. */
	find(): Uint8Array {
		const { reader } = this;
		for (let place = 0; place < reader.count; place++) {
			if (reader.isIdentifier(place)) this.passName(place);
			else this.passPunctuator(place);
		}
		return this.blanked;
	}

	private passPunctuator(place: number): void {
		switch (this.reader.punctuator(place)) {
			case '(':
				this.parentheses++;
				break;
			case ')':
				this.parentheses--;
				break;
			case '{':
				this.braces.push(this.isInFunction || this.reader.punctuator(place - 1) === ')');
				this.outerParentheses.push(this.parentheses);
				this.parentheses = 0;
				break;
			case '}':
				this.braces.pop();
				this.parentheses = this.outerParentheses.pop() ?? 0;
				break;
			case '=':
				this.passDefaultArgument(place);
				break;
			default:
		}
	}

	private get isInFunction(): boolean {
		return this.braces.at(-1) ?? false;
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
	}
}
