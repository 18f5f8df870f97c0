import { tokenize } from '../source/tokenizer.js';
import { isTrivia, TokenKind, type Tokens } from '../source/tokens.js';

const CONDITION_WORDS: ReadonlySet<string> = new Set(['if', 'while', 'for', 'switch', 'catch']);
const KEYWORDS: ReadonlySet<string> = new Set(
	'if else while for do switch case default return goto break continue try catch throw sizeof'.split(' '),
);
/** What may follow the parameters of a declaration on the next line. */
const DECLARATION_SUFFIXES: ReadonlySet<string> = new Set(
	'const volatile noexcept override final requires throw try'.split(' '),
);
const STATEMENT_ENDS: ReadonlySet<string> = new Set([';', ':', '{', '}', 'else', 'do']);
const TYPE_WORDS: ReadonlySet<string> = new Set(['struct', 'union', 'enum']);
const MACRO_NAME = /^[A-Z][A-Z0-9_]+$/;
const CAST_MACRO_CHARACTERS = /^[A-Z0-9_]+$/;
const OPERATOR = /^([=!<>]=|[<>]|&&|\|\|)$/;

/**
 * A text that the grammar can read where macros made it hard, of the same length, so that positions stay true; undefined
 * where nothing in it looks like one. Only for text that has errors: it guesses.
 */
export function mendedText(text: string): string | undefined {
	return new Mending(tokenize(text)).run();
}

class Mending {
	/** The tokens that are code. */
	private readonly code: number[] = [];
	/** The place of the closing parenthesis of each opening one. */
	private readonly closing = new Map<number, number>();
	/** Where a statement begins behind the parentheses of a condition. */
	private readonly behindCondition = new Set<number>();
	private readonly insideBraces: boolean[] = [];
	private readonly changes: { start: number; end: number; text: string }[] = [];

	constructor(private readonly tokens: Tokens) {
		for (let token = 0; token < tokens.count; token++) {
			if (!isTrivia(tokens.kinds[token]!)) {
				this.code.push(token);
			}
		}
		this.matchBrackets();
	}

	run(): string | undefined {
		for (let place = 0; place < this.code.length; place++) {
			if (this.isName(place)) {
				this.mendStatement(place);
				this.mendCast(place);
				this.mendDeclarationArgument(place);
				this.mendTypeArgument(place);
			} else {
				this.mendOperatorArgument(place);
			}
		}
		return this.changes.length > 0 ? this.changed() : undefined;
	}

	private matchBrackets(): void {
		const open: number[] = [];
		let braces = 0;
		for (let place = 0; place < this.code.length; place++) {
			const token = this.text(place);
			this.insideBraces[place] = braces > 0;
			if (token === '(') {
				open.push(place);
			} else if (token === ')') {
				const from = open.pop();
				if (from !== undefined) {
					this.closing.set(from, place);
					if (CONDITION_WORDS.has(this.text(from - 1))) {
						this.behindCondition.add(place + 1);
					}
				}
			} else if (token === '{') {
				braces++;
			} else if (token === '}') {
				braces = Math.max(0, braces - 1);
			}
		}
	}

	/** `CHECK(x)` or `BEGIN` at the end of a line without its semicolon. */
	private mendStatement(place: number): void {
		if (!this.insideBraces[place] || KEYWORDS.has(this.text(place)) || !this.beginsStatement(place)) {
			return;
		}
		const close = this.closing.get(place + 1);
		const isCall = this.text(place + 1) === '(' && close !== undefined;
		const last = isCall ? close : place;
		const isAlone = isCall || MACRO_NAME.test(this.text(place));
		if (isAlone && this.canEndAt(last)) {
			const end = this.end(last);
			this.changes.push({ start: end, end: end + 1, text: ';' });
			this.behindCondition.add(last + 1);
		}
	}

	private beginsStatement(place: number): boolean {
		const before = this.text(place - 1);
		return STATEMENT_ENDS.has(before) || this.behindCondition.has(place);
	}

	/** Something else begins behind a space: on the next line, or another call. */
	private canEndAt(place: number): boolean {
		const { text, starts } = this.tokens;
		const gap = text.slice(this.end(place), starts[this.code[place + 1] ?? this.tokens.count]);
		const next = place + 1;
		if (!/^\s/.test(gap) || !(this.text(next) === '}' || this.isName(next))) {
			return false;
		}
		return /[\r\n]/.test(gap) ? !this.isSuffix(next) : this.text(next + 1) === '(';
	}

	/** `const` and its like behind the parameters of a declaration; before another name they begin a new one. */
	private isSuffix(place: number): boolean {
		return DECLARATION_SUFFIXES.has(this.text(place)) && !this.isName(place + 1);
	}

	/** `INT_CAST length` where the macro stands for `(int)`. */
	private mendCast(place: number): void {
		const word = this.text(place);
		const isCast = word.includes('CAST') && CAST_MACRO_CHARACTERS.test(word);
		if (isCast && this.isName(place + 1) && !this.beginsStatement(place)) {
			this.blank(place, '');
		}
	}

	/** `DEBUG_ONLY(char buffer[80]);`: a macro that drops or keeps a declaration. */
	private mendDeclarationArgument(place: number): void {
		const close = this.closing.get(place + 1);
		const isDeclaration = this.isName(place + 2) && this.isName(place + 3) && !KEYWORDS.has(this.text(place + 2));
		const isMacro = MACRO_NAME.test(this.text(place)) && this.text(place + 1) === '(' && this.insideBraces[place];
		if (
			isMacro &&
			isDeclaration &&
			close !== undefined &&
			this.text(close + 1) === ';' &&
			this.beginsStatement(place)
		) {
			this.blank(place, '');
			this.blank(place + 1, '');
			this.blank(close, '');
		}
	}

	/** `container_of(work, struct server, job)` */
	private mendTypeArgument(place: number): void {
		const before = this.text(place - 1);
		const behind = this.text(place + 2);
		const isArgument = (before === ',' || before === '(') && (behind === ',' || behind === ')');
		if (TYPE_WORDS.has(this.text(place)) && isArgument && this.isName(place + 1) && this.insideBraces[place]) {
			this.blank(place, '0');
			this.blank(place + 1, '');
		}
	}

	/** `CHECK_OP(a, !=, b)` */
	private mendOperatorArgument(place: number): void {
		if (OPERATOR.test(this.text(place)) && this.text(place - 1) === ',' && this.text(place + 1) === ',') {
			this.blank(place, '0');
		}
	}

	private blank(place: number, text: string): void {
		const start = this.tokens.starts[this.code[place]!]!;
		const end = this.end(place);
		this.changes.push({ start, end, text: text.padEnd(end - start) });
	}

	private changed(): string {
		const { text } = this.tokens;
		const parts: string[] = [];
		let done = 0;
		for (const { start, end, text: replacement } of this.changes.sort((a, b) => a.start - b.start)) {
			if (start >= done) {
				parts.push(text.slice(done, start), replacement);
				done = end;
			}
		}
		parts.push(text.slice(done));
		return parts.join('');
	}

	private isName(place: number): boolean {
		return this.tokens.kinds[this.code[place] ?? -1] === TokenKind.identifier;
	}

	private end(place: number): number {
		return this.tokens.starts[this.code[place]! + 1]!;
	}

	private text(place: number): string {
		const token = this.code[place];
		return token === undefined ? '' : this.tokens.text.slice(this.tokens.starts[token], this.tokens.starts[token + 1]);
	}
}
