import { counts } from '../counts/counts.js';
import { continuesIdentifier, isDigit, isLineBreak, isSpace, startsIdentifier } from './characters.js';
import { ownCopy } from './remembering.js';
import { TokenKind, type Tokens } from './tokens.js';

const NEW_LINE = 10;
const CARRIAGE_RETURN = 13;
const DOUBLE_QUOTE = 34;
const HASH = 35;
const QUOTE = 39;
const OPEN_PARENTHESIS = 40;
const ASTERISK = 42;
const DOT = 46;
const SLASH = 47;
const LESS = 60;
const BACKSLASH = 92;

const STRING_PREFIXES = new Set(['L', 'u', 'U', 'u8']);
const RAW_STRING_PREFIXES = new Set(['R', 'LR', 'uR', 'UR', 'u8R']);
const HEADER_DIRECTIVES = new Set(['include', 'include_next', 'import']);
/** The longest delimiter of a raw string that the C++ standard allows. */
const LONGEST_RAW_DELIMITER = 16;
/** After so many raw strings without an end, the rest are read as ordinary strings: each costs a look to the end. */
const MOST_OPEN_RAW_STRINGS = 16;

/**
 * Cuts C or C++ into tokens. Never throws and takes time linear in the text, whatever it holds: a string or character
 * literal without an end stops at its line's end, a comment without one at the end of the text.
 */
export function tokenize(text: string): Tokens {
	return new Tokenizer(text).run();
}

/** Numbers the identifiers of a text; `outlivesText`: and those of its next versions. */
export class NameTable {
	readonly names: string[] = [];
	private readonly ids = new Map<string, number>();

	constructor(private readonly outlivesText = false) {}

	idOf(name: string): number {
		let id = this.ids.get(name);
		if (id === undefined) {
			id = this.names.length;
			this.names.push(this.outlivesText ? ownCopy(name) : name);
			this.ids.set(this.names[id]!, id);
		}
		return id;
	}
}

/** Cuts a text, or the stretch of one from where a line's white space begins. */
export class Tokenizer {
	private readonly size: number;
	private kinds: Uint8Array;
	private starts: Uint32Array;
	private nameIds: Int32Array;
	private count = 0;
	private inDirective = false;
	/** Nothing but white space and comments since the line began. */
	private atLineStart = true;
	/** The next identifier is the directive's word. */
	private expectsDirectiveWord = false;
	/** The next `<` begins a header's name. */
	private expectsHeader = false;
	private openRawStrings = 0;

	constructor(
		private readonly text: string,
		private readonly table = new NameTable(),
		capacity = (text.length >> 2) + 16,
	) {
		this.size = text.length;
		this.kinds = new Uint8Array(capacity);
		this.starts = new Uint32Array(capacity);
		this.nameIds = new Int32Array(capacity);
	}

	/** Goes on from `from` to where `isDone` with a position at which a token would begin, else to the end of the text. */
	run(from = 0, isDone: (position: number) => boolean = () => false): Tokens {
		let position = from;
		while (position < this.size && !isDone(position)) position = this.next(position);
		this.starts[this.count] = position;
		counts.textScanned += position - from;
		return {
			text: this.text,
			count: this.count,
			kinds: this.kinds,
			starts: this.starts,
			nameIds: this.nameIds,
			names: this.table.names,
			hasOpenRawStrings: this.openRawStrings > 0,
		};
	}

	private next(start: number): number {
		const code = this.text.charCodeAt(start);
		if (startsIdentifier(code)) return this.identifier(start);
		if (isSpace(code) || (code === BACKSLASH && this.spliceEnd(start) > 0)) return this.space(start);
		if (code === SLASH) {
			const end = this.commentEnd(start);
			if (end > 0) return this.push(TokenKind.comment, start, end);
		}
		if (code === HASH && this.atLineStart) {
			this.inDirective = true;
			this.atLineStart = false;
			this.expectsDirectiveWord = true;
			return this.push(TokenKind.directive, start, start + 1);
		}
		this.atLineStart = false;
		this.expectsDirectiveWord = false;
		if (code === LESS && this.expectsHeader) {
			this.expectsHeader = false;
			return this.push(TokenKind.string, start, this.headerEnd(start));
		}
		this.expectsHeader = false;
		if (code === DOUBLE_QUOTE) return this.push(TokenKind.string, start, this.quotedEnd(start, code));
		if (code === QUOTE) return this.push(TokenKind.character, start, this.quotedEnd(start, code));
		if (isDigit(code) || (code === DOT && isDigit(this.text.charCodeAt(start + 1)))) {
			return this.push(TokenKind.number, start, this.numberEnd(start));
		}
		return this.push(TokenKind.punctuator, start, start + this.punctuatorLength(start, code));
	}

	private push(kind: number, start: number, end: number, nameId = -1): number {
		if (this.count + 2 > this.kinds.length) this.grow();
		this.kinds[this.count] = kind;
		this.starts[this.count] = start;
		this.nameIds[this.count] = nameId;
		this.count++;
		return end;
	}

	private grow(): void {
		const capacity = this.kinds.length * 2;
		const kinds = new Uint8Array(capacity);
		const starts = new Uint32Array(capacity);
		const nameIds = new Int32Array(capacity);
		kinds.set(this.kinds);
		starts.set(this.starts);
		nameIds.set(this.nameIds);
		this.kinds = kinds;
		this.starts = starts;
		this.nameIds = nameIds;
	}

	private identifier(start: number): number {
		const { text, size } = this;
		let end = start + 1;
		while (end < size && continuesIdentifier(text.charCodeAt(end))) end++;
		const name = text.slice(start, end);
		this.atLineStart = false;
		this.expectsHeader = this.expectsDirectiveWord && HEADER_DIRECTIVES.has(name);
		this.expectsDirectiveWord = false;
		if (end - start <= 3 && end < size) {
			const literalEnd = this.prefixedLiteral(name, start, end);
			if (literalEnd > 0) return literalEnd;
		}
		return this.push(TokenKind.identifier, start, end, this.table.idOf(name));
	}

	/** Pushes a literal whose prefix is `name`; 0 where none begins here. */
	private prefixedLiteral(name: string, start: number, quoteAt: number): number {
		const quote = this.text.charCodeAt(quoteAt);
		if (quote === DOUBLE_QUOTE && RAW_STRING_PREFIXES.has(name)) {
			const end = this.rawStringEnd(quoteAt);
			return this.push(TokenKind.string, start, end > 0 ? end : this.quotedEnd(quoteAt, quote));
		}
		if ((quote === DOUBLE_QUOTE || quote === QUOTE) && STRING_PREFIXES.has(name)) {
			const kind = quote === QUOTE ? TokenKind.character : TokenKind.string;
			return this.push(kind, start, this.quotedEnd(quoteAt, quote));
		}
		return 0;
	}

	private space(start: number): number {
		let position = start;
		while (position < this.size) {
			const code = this.text.charCodeAt(position);
			if (isLineBreak(code)) {
				if (this.inDirective && position > start) break;
				this.inDirective = false;
				this.expectsHeader = false;
				this.expectsDirectiveWord = false;
				this.atLineStart = true;
				position++;
			} else if (isSpace(code)) {
				position++;
			} else {
				const splice = code === BACKSLASH ? this.spliceEnd(position) : 0;
				if (splice === 0) break;
				position = splice;
			}
		}
		return this.push(TokenKind.space, start, position);
	}

	/** Where a backslash with its line break ends (blanks between them are allowed, as in gcc); 0 where there is none. */
	private spliceEnd(backslash: number): number {
		let position = backslash + 1;
		while (position < this.size) {
			const code = this.text.charCodeAt(position);
			if (isLineBreak(code)) {
				return code === CARRIAGE_RETURN && this.text.charCodeAt(position + 1) === NEW_LINE
					? position + 2
					: position + 1;
			}
			if (!isSpace(code)) return 0;
			position++;
		}
		return 0;
	}

	/** 0 where no comment begins here. */
	private commentEnd(start: number): number {
		const second = this.text.charCodeAt(start + 1);
		if (second === ASTERISK) {
			const end = this.text.indexOf('*/', start + 2);
			return end < 0 ? this.size : end + 2;
		}
		return second === SLASH ? this.lineEnd(start + 2) : 0;
	}

	/** The end of the line, over splices. */
	private lineEnd(from: number): number {
		let position = from;
		while (position < this.size) {
			const code = this.text.charCodeAt(position);
			if (isLineBreak(code)) break;
			const splice = code === BACKSLASH ? this.spliceEnd(position) : 0;
			position = splice > 0 ? splice : position + 1;
		}
		return position;
	}

	private headerEnd(start: number): number {
		let position = start + 1;
		while (position < this.size) {
			const code = this.text.charCodeAt(position);
			if (code === 62) return position + 1;
			if (isLineBreak(code)) break;
			position++;
		}
		return position;
	}

	private quotedEnd(open: number, quote: number): number {
		const { text, size } = this;
		let position = open + 1;
		while (position < size) {
			const code = text.charCodeAt(position);
			if (code === quote) return position + 1;
			if (isLineBreak(code)) return position;
			if (code === BACKSLASH) {
				const splice = this.spliceEnd(position);
				position = splice > 0 ? splice : position + 2;
			} else {
				position++;
			}
		}
		return size;
	}

	/** 0 where no whole raw string stands here. */
	private rawStringEnd(quoteAt: number): number {
		let open = quoteAt + 1;
		while (open - quoteAt - 1 <= LONGEST_RAW_DELIMITER && this.text.charCodeAt(open) !== OPEN_PARENTHESIS) {
			const code = this.text.charCodeAt(open);
			if (open >= this.size || isSpace(code) || code === 41 || code === BACKSLASH || code === DOUBLE_QUOTE) return 0;
			open++;
		}
		if (this.text.charCodeAt(open) !== OPEN_PARENTHESIS || this.openRawStrings >= MOST_OPEN_RAW_STRINGS) return 0;
		const closing = `)${this.text.slice(quoteAt + 1, open)}"`;
		const end = this.text.indexOf(closing, open + 1);
		if (end < 0) {
			this.openRawStrings++;
			return 0;
		}
		return end + closing.length;
	}

	/** A preprocessing number: digits, letters, dots, signs after an exponent, separators before a digit or letter. */
	private numberEnd(start: number): number {
		const { text, size } = this;
		let position = start + 1;
		while (position < size) {
			const code = text.charCodeAt(position);
			if (continuesIdentifier(code) || code === DOT) position++;
			else if ((code === 43 || code === 45) && isExponent(text.charCodeAt(position - 1), text.charCodeAt(start + 1))) {
				position++;
			} else if (code === QUOTE && continuesIdentifier(text.charCodeAt(position + 1))) position += 2;
			else break;
		}
		return position;
	}

	private punctuatorLength(start: number, code: number): number {
		const second = this.text.charCodeAt(start + 1);
		const third = this.text.charCodeAt(start + 2);
		// << >> && || ++ -- :: ##, and <<= >>=
		if (second === code && isDoubled(code)) return (code === LESS || code === 62) && third === 61 ? 3 : 2;
		if (code === DOT && second === DOT && third === DOT) return 3;
		if (code === 45 && second === 62) return 2;
		// = after one of < > = ! + - * / % & | ^
		if (second === 61 && '<>=!+-*/%&|^'.includes(String.fromCharCode(code))) return 2;
		return 1;
	}
}

/** Whether `code` is the e of a decimal or the p of a hexadecimal exponent; `base` is the number's second character. */
function isExponent(code: number, base: number): boolean {
	const lower = code | 32;
	const hexadecimal = (base | 32) === 120;
	return hexadecimal ? lower === 112 : lower === 101;
}

function isDoubled(code: number): boolean {
	return '<>&|+-:#'.includes(String.fromCharCode(code));
}
