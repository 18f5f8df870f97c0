/** What a token is. `directive` is the `#` that begins a preprocessor line; `space` includes line breaks and splices. */
export const TokenKind = {
	space: 0,
	comment: 1,
	directive: 2,
	identifier: 3,
	number: 4,
	string: 5,
	character: 6,
	punctuator: 7,
} as const;

/**
 * The tokens of a text, as columns: token `i` reaches from `starts[i]` to `starts[i + 1]`, and together they are the
 * whole text. Keywords are identifiers. A preprocessor line is a `directive` token and the tokens behind it, up to the
 * `space` token that begins with its line break.
 */
export interface Tokens {
	text: string;
	count: number;
	kinds: Uint8Array;
	/** `count + 1` entries; the last one is the length of the text. */
	starts: Uint32Array;
	/** For an identifier its index in `names`, else -1. */
	nameIds: Int32Array;
	/** Every distinct identifier; after `retokenize` those of earlier versions, too. */
	names: readonly string[];
	/** After `retokenize` how often each name stands in the text, if at all. */
	uses?: Uint32Array;
	/** Raw strings that are never closed: how the text goes on behind them hangs on all that follows. */
	hasOpenRawStrings: boolean;
}

/** Every distinct identifier of a text. */
export function* namesOf({ names, uses }: Tokens): Generator<string> {
	if (uses === undefined) yield* names;
	else for (let id = 0; id < uses.length; id++) if (uses[id]! > 0) yield names[id]!;
}

/** The text of token `index`. */
export function tokenText(tokens: Tokens, index: number): string {
	return tokens.text.slice(tokens.starts[index], tokens.starts[index + 1]);
}

/** The first UTF-16 code unit of token `index`. */
export function firstCharacter(tokens: Tokens, index: number): number {
	return tokens.text.charCodeAt(tokens.starts[index]!);
}

/** White space or a comment. */
export function isTrivia(kind: number): boolean {
	return kind <= TokenKind.comment;
}
