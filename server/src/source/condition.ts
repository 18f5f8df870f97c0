import { isTrivia, TokenKind, type Tokens, tokenText } from './tokens.js';

/** A preprocessor condition, or the body of a macro that stands in one. */
export type Condition =
	| { kind: 'number'; value: bigint }
	| { kind: 'name'; name: string }
	| { kind: 'defined'; name: string }
	/** `PLATFORM(WINDOWS)`, `__has_include(<x.h>)`: `text` is the whole of it without white space. */
	| { kind: 'call'; name: string; text: string }
	| { kind: 'not'; operand: Condition }
	| { kind: 'and' | 'or'; operands: Condition[] }
	| { kind: 'unary'; operator: string; operand: Condition }
	/** `text` is '' for the left operand of an operator of the same rank or a looser one: `a + b` in `a + b > 1`. */
	| { kind: 'binary'; operator: string; left: Condition; right: Condition; text: string }
	| { kind: 'choice'; test: Condition; then: Condition; otherwise: Condition }
	/** What cannot be read; nobody knows its truth. */
	| { kind: 'opaque'; text: string };

/** More tokens than this in one condition are not read. */
const MOST_TOKENS = 1000;
const DEEPEST_NESTING = 100;
/** Binary operators but `&&` and `||`, from the loosest. */
const PRECEDENCE: Readonly<Record<string, number>> = {
	'|': 1,
	'^': 2,
	'&': 3,
	'==': 4,
	'!=': 4,
	'<': 5,
	'>': 5,
	'<=': 5,
	'>=': 5,
	'<<': 6,
	'>>': 6,
	'+': 7,
	'-': 7,
	'*': 8,
	'/': 8,
	'%': 8,
};
/** C++'s other spellings. */
const ALTERNATIVE_SPELLINGS: Readonly<Record<string, string>> = { and: '&&', or: '||', not: '!' };

/** Reads the tokens from `from` to before `end` as a condition; what is no condition becomes `opaque`. */
export function parseCondition(tokens: Tokens, from: number, end: number): Condition {
	const words: string[] = [];
	const kinds: number[] = [];
	for (let token = from; token < end; token++) {
		const kind = tokens.kinds[token]!;
		if (isTrivia(kind)) continue;
		const text = tokenText(tokens, token);
		const isSpelling = kind === TokenKind.identifier && Object.hasOwn(ALTERNATIVE_SPELLINGS, text);
		words.push(isSpelling ? ALTERNATIVE_SPELLINGS[text]! : text);
		kinds.push(isSpelling ? TokenKind.punctuator : kind);
	}
	const opaque: Condition = { kind: 'opaque', text: words.join(' ').slice(0, MOST_TOKENS) };
	if (words.length === 0 || words.length > MOST_TOKENS) return opaque;
	return new ConditionParser(words, kinds).parse() ?? opaque;
}

/** The macros that a condition names. Of `OS(WINDOWS)` that is OS, and OS_WINDOWS, which such macros make of it. */
export function namesOfCondition(condition: Condition): string[] {
	switch (condition.kind) {
		case 'name':
		case 'defined':
			return [condition.name];
		case 'call': {
			const argument = /^\w+\((\w+)\)$/.exec(condition.text)?.[1];
			return argument === undefined ? [condition.name] : [condition.name, `${condition.name}_${argument}`];
		}
		case 'not':
		case 'unary':
			return namesOfCondition(condition.operand);
		case 'and':
		case 'or':
			return condition.operands.flatMap(namesOfCondition);
		case 'binary':
			return [...namesOfCondition(condition.left), ...namesOfCondition(condition.right)];
		case 'choice':
			return [condition.test, condition.then, condition.otherwise].flatMap(namesOfCondition);
		default:
			return [];
	}
}

class ConditionParser {
	private position = 0;
	private depth = 0;
	private failed = false;

	constructor(
		private readonly words: readonly string[],
		private readonly kinds: readonly number[],
	) {}

	parse(): Condition | undefined {
		const condition = this.choice();
		return this.failed || this.position < this.words.length ? undefined : condition;
	}

	private choice(): Condition {
		if (++this.depth > DEEPEST_NESTING) return this.fail();
		const test = this.or();
		let condition = test;
		if (this.take('?')) {
			const then = this.choice();
			if (!this.take(':')) return this.fail();
			condition = { kind: 'choice', test, then, otherwise: this.choice() };
		}
		this.depth--;
		return condition;
	}

	private or(): Condition {
		const operands = [this.and()];
		while (this.take('||')) operands.push(this.and());
		return operands.length === 1 ? operands[0]! : { kind: 'or', operands };
	}

	private and(): Condition {
		const operands = [this.binary(1)];
		while (this.take('&&')) operands.push(this.binary(1));
		return operands.length === 1 ? operands[0]! : { kind: 'and', operands };
	}

	private binary(lowest: number): Condition {
		const from = this.position;
		let left = this.unary();
		while (!this.failed) {
			const operator = this.words[this.position] ?? '';
			const precedence = Object.hasOwn(PRECEDENCE, operator) ? PRECEDENCE[operator]! : 0;
			if (precedence < lowest) break;
			this.position++;
			const right = this.binary(precedence + 1);
			left = { kind: 'binary', operator, left, right, text: '' };
		}
		if (left.kind === 'binary' && left.text === '') left.text = this.words.slice(from, this.position).join(' ');
		return left;
	}

	private unary(): Condition {
		const word = this.words[this.position];
		if (word !== '!' && word !== '-' && word !== '+' && word !== '~') return this.primary();
		if (++this.depth > DEEPEST_NESTING) return this.fail();
		this.position++;
		const operand = this.unary();
		this.depth--;
		return word === '!' ? { kind: 'not', operand } : { kind: 'unary', operator: word, operand };
	}

	private primary(): Condition {
		const word = this.words[this.position];
		const kind = this.kinds[this.position];
		if (this.failed || word === undefined) return this.fail();
		this.position++;
		if (kind === TokenKind.number) {
			const value = integerValue(word);
			return value === undefined ? this.fail() : { kind: 'number', value };
		}
		if (kind === TokenKind.character) return { kind: 'opaque', text: word };
		if (kind === TokenKind.identifier) return this.named(word);
		if (word !== '(') return this.fail();
		const inner = this.choice();
		return this.take(')') ? inner : this.fail();
	}

	private named(word: string): Condition {
		if (word === 'defined') {
			const parenthesis = this.take('(');
			const name = this.words[this.position];
			if (name === undefined || this.kinds[this.position] !== TokenKind.identifier) return this.fail();
			this.position++;
			return !parenthesis || this.take(')') ? { kind: 'defined', name } : this.fail();
		}
		if (word === 'true' || word === 'false') return { kind: 'number', value: word === 'true' ? 1n : 0n };
		return this.words[this.position] === '(' ? this.call(word) : { kind: 'name', name: word };
	}

	private call(name: string): Condition {
		const from = this.position;
		let open = 0;
		while (this.position < this.words.length) {
			const word = this.words[this.position++];
			if (word === '(') open++;
			else if (word === ')' && --open === 0) {
				return { kind: 'call', name, text: name + this.words.slice(from, this.position).join('') };
			}
		}
		return this.fail();
	}

	private take(word: string): boolean {
		if (this.failed || this.words[this.position] !== word) return false;
		this.position++;
		return true;
	}

	private fail(): Condition {
		this.failed = true;
		return { kind: 'opaque', text: '' };
	}
}

/** The value of an integer literal, suffixes and separators allowed; undefined for anything else. */
function integerValue(literal: string): bigint | undefined {
	const digits = literal.replace(/'/g, '').replace(/(?<![uUlLzZ])[uUlLzZ]+$/, '');
	if (/^0[xX][0-9a-fA-F]+$|^0[bB][01]+$|^[1-9][0-9]*$/.test(digits)) return BigInt.asIntN(64, BigInt(digits));
	if (/^0[0-7]*$/.test(digits)) return digits.length > 1 ? BigInt.asIntN(64, BigInt(`0o${digits.slice(1)}`)) : 0n;
	return undefined;
}
