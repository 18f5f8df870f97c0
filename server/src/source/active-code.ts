import type { ScannedSource } from './directives.js';
import { isTrivia, TokenKind, type Tokens } from './tokens.js';

/** The tokens of one configuration that are code: no trivia, no directives, nothing inactive, no annotations. */
export interface ActiveCode {
	tokens: Tokens;
	/** Indices of tokens, ascending. */
	code: Int32Array;
	count: number;
}

/** Collects the code of the active stretches. `active[i]` is 1 where the stretch before directive `i` is active. */
export function activeCode({ tokens, directives }: ScannedSource, active: Uint8Array): ActiveCode {
	const { kinds } = tokens;
	const code = new Int32Array(tokens.count);
	let count = 0;
	let token = 0;
	for (let stretch = 0; stretch <= directives.length; stretch++) {
		const directive = directives[stretch];
		const end = directive === undefined ? tokens.count : directive.firstToken;
		if (active[stretch] === 1) {
			for (; token < end; token++) if (!isTrivia(kinds[token]!)) code[count++] = token;
		}
		token = directive === undefined ? tokens.count : directive.endToken;
	}
	return { tokens, code: code.subarray(0, count), count };
}

/** Reads single tokens of active code by their place in it; past the end everything is empty. */
export class CodeReader {
	readonly count: number;
	private readonly tokens: Tokens;
	private readonly code: Int32Array;

	constructor({ tokens, code, count }: ActiveCode) {
		this.tokens = tokens;
		this.code = code;
		this.count = count;
	}

	kind(place: number): number {
		return place >= 0 && place < this.count ? this.tokens.kinds[this.code[place]!]! : TokenKind.space;
	}

	/** The identifier's id; -1 where there is no identifier. */
	nameId(place: number): number {
		return place >= 0 && place < this.count ? this.tokens.nameIds[this.code[place]!]! : -1;
	}

	/** The identifier; '' where there is none. */
	name(place: number): string {
		const id = this.nameId(place);
		return id < 0 ? '' : this.tokens.names[id]!;
	}

	/** The punctuator; '' where there is none. */
	punctuator(place: number): string {
		if (this.kind(place) !== TokenKind.punctuator) return '';
		const token = this.code[place]!;
		const start = this.tokens.starts[token]!;
		const length = this.tokens.starts[token + 1]! - start;
		return length === 1 ? this.tokens.text[start]! : this.tokens.text.slice(start, start + length);
	}

	isIdentifier(place: number): boolean {
		return this.kind(place) === TokenKind.identifier;
	}

	start(place: number): number {
		return this.tokens.starts[this.code[place]!]!;
	}

	end(place: number): number {
		return this.tokens.starts[this.code[place]! + 1]!;
	}

	/** Whether a line ends between the code at `place` and the code before it. */
	hasLineBreakBefore(place: number): boolean {
		return place > 0 && /[\r\n]/.test(this.tokens.text.slice(this.end(place - 1), this.start(place)));
	}

	/** The place behind the bracket that closes the one at `open`; -1 where none does within `reach` tokens. */
	behindClosing(open: number, opening: string, closing: string, reach = this.count): number {
		let depth = 0;
		const last = Math.min(this.count, open + reach);
		for (let place = open; place < last; place++) {
			const punctuator = this.punctuator(place);
			if (punctuator === opening) depth++;
			else if (punctuator === closing && --depth === 0) return place + 1;
		}
		return -1;
	}
}
