import type { Span } from '../../protocol/positions.js';
import { tokenize } from '../../source/tokenizer.js';
import { firstCharacter, TokenKind, tokenText } from '../../source/tokens.js';

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

/** The tokens of a text without its white space; a directive with all its lines is one token. */
export function tokensOf(text: string): Token[] {
	const all = tokenize(text);
	const tokens: Token[] = [];
	let directive: Token | undefined;
	for (let i = 0; i < all.count; i++) {
		const start = all.starts[i]!;
		const end = all.starts[i + 1]!;
		const kind = KINDS[all.kinds[i]!];
		const first = firstCharacter(all, i);
		if (kind === undefined) {
			directive = first === NEW_LINE || first === CARRIAGE_RETURN ? undefined : directive;
		} else if (directive) {
			directive.end = end;
			directive.text = text.slice(directive.start, end);
		} else {
			const token = { kind, text: tokenText(all, i), start, end };
			tokens.push(token);
			directive = kind === 'directive' ? token : undefined;
		}
	}
	return tokens;
}
