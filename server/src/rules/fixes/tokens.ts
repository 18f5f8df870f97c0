import { counts } from '../../counts/counts.js';
import type { Span } from '../../protocol/positions.js';
import { countBefore } from '../../source/lower-bound.js';
import { firstCharacter, TokenKind, type Tokens } from '../../source/tokens.js';

/** A token of the file as it is written, all branches of `#if` included. */
export interface Token extends Span {
	kind: 'word' | 'number' | 'string' | 'punctuation' | 'comment' | 'directive';
	text: string;
}

const KINDS: Readonly<Record<number, Token['kind']>> = {
	[TokenKind.comment]: 'comment',
	[TokenKind.directive]: 'directive',
	[TokenKind.identifier]: 'word',
	[TokenKind.number]: 'number',
	[TokenKind.string]: 'string',
	[TokenKind.character]: 'string',
	[TokenKind.punctuator]: 'punctuation',
};
const NEW_LINE = 10;
const CARRIAGE_RETURN = 13;

/**
 * Tokens of a text, in order. Each is made when somebody looks at it: a file has tens of thousands, and after each edit
 * anew, of which a fix looks at those of one function.
 */
export class TokenList {
	/**
	 * @param numbers which tokens of `cut` these are, of which the first `length` count
	 * @param directiveEnds where the directives end that begin with those tokens
	 */
	constructor(
		private readonly cut: Tokens,
		private readonly numbers: Uint32Array,
		readonly length: number,
		private readonly directiveEnds: ReadonlyMap<number, number>,
	) {}

	/** The token at an index; undefined where there is none. */
	at(index: number): Token | undefined {
		if (index < 0 || index >= this.length) {
			return undefined;
		}
		counts.tokensRead++;
		const { text, kinds } = this.cut;
		const [start, end] = [this.startAt(index), this.endAt(index)];
		return { kind: KINDS[kinds[this.numbers[index]!]!]!, text: text.slice(start, end), start, end };
	}

	/** The tokens from an index on, below `to`. */
	slice(from: number, to: number): Token[] {
		const tokens: Token[] = [];
		for (let index = Math.max(from, 0); index < Math.min(to, this.length); index++) {
			tokens.push(this.at(index)!);
		}
		return tokens;
	}

	/** The index of the first token that starts at the offset or after it. */
	indexAt(offset: number): number {
		return countBefore(this.length, (index) => this.startAt(index) < offset);
	}

	/** How many tokens end at the offset or before it. */
	countUpTo(offset: number): number {
		return countBefore(this.length, (index) => this.endAt(index) <= offset);
	}

	/** The index of the first token from an index on that is sought; -1 where there is none. */
	indexFrom(from: number, isSought: (token: Token) => boolean): number {
		for (let index = from; index < this.length; index++) {
			if (isSought(this.at(index)!)) {
				return index;
			}
		}
		return -1;
	}

	/** The indices of the tokens that are one word, ascending. */
	indicesOf(word: string): number[] {
		const { text } = this.cut;
		const indices: number[] = [];
		for (let found = text.indexOf(word); found >= 0; found = text.indexOf(word, found + word.length)) {
			const index = this.indexAt(found);
			if (this.at(index)?.start === found && this.endAt(index) === found + word.length) {
				indices.push(index);
			}
		}
		return indices;
	}

	/** Those that are directives; with all its lines each is one token. */
	directives(): Token[] {
		return [...this.directiveEnds.keys()].flatMap((number) => this.at(this.indexAt(this.cut.starts[number]!)) ?? []);
	}

	private startAt(index: number): number {
		return this.cut.starts[this.numbers[index]!]!;
	}

	private endAt(index: number): number {
		const number = this.numbers[index]!;
		const { kinds, starts } = this.cut;
		return kinds[number] === TokenKind.directive ? this.directiveEnds.get(number)! : starts[number + 1]!;
	}
}

/** All tokens of a text, with and without comments, from those that reading it has cut. White space is left out. */
export function tokenLists(cut: Tokens): { tokens: TokenList; uncommented: TokenList } {
	const { count, kinds, starts } = cut;
	const [all, uncommented] = [new Uint32Array(count), new Uint32Array(count)];
	const directiveEnds = new Map<number, number>();
	let [length, uncommentedLength, directive] = [0, 0, -1];
	for (let number = 0; number < count; number++) {
		const kind = kinds[number];
		if (kind === TokenKind.space) {
			const first = directive < 0 ? 0 : firstCharacter(cut, number);
			directive = first === NEW_LINE || first === CARRIAGE_RETURN ? -1 : directive;
		} else if (directive >= 0) {
			directiveEnds.set(directive, starts[number + 1]!);
		} else {
			all[length++] = number;
			if (kind !== TokenKind.comment) {
				uncommented[uncommentedLength++] = number;
			}
			if (kind === TokenKind.directive) {
				directive = number;
				directiveEnds.set(number, starts[number + 1]!);
			}
		}
	}
	return {
		tokens: new TokenList(cut, all, length, directiveEnds),
		uncommented: new TokenList(cut, uncommented, uncommentedLength, directiveEnds),
	};
}
