import type { Span } from '../../protocol/positions.js';
import { type CodeText, closingBracket, tokensIn } from './code-text.js';
import type { Token } from './tokens.js';

/** Words after which a name is used, not declared. */
const NO_TYPE = new Set('return sizeof else do goto case throw delete new not and or'.split(' '));
const KEYWORDS = new Set(
	'auto bool char const double else float for goto if int long return short signed sizeof static struct union unsigned void while'.split(
		' ',
	),
);
const CHANGES = /^(?:\+\+|--)$/;
/** A brace behind a name gives it a value, too: `BOOL on{TRUE}`. */
const ASSIGNS = /^(?:(?:[-+*/%&|^]|<<|>>)?=|\{)$/;

/** The names that a piece of code speaks of. */
export function namesIn(code: CodeText, span: Span): Set<string> {
	return new Set(
		tokensIn(code, span)
			.filter(({ kind, text }) => kind === 'word' && !KEYWORDS.has(text))
			.map(({ text }) => text),
	);
}

/**
 * Whether a piece of code may declare or change one of the names; told by the tokens, in doubt yes.
 * @param readOnly calls whose arguments are only read, even through a pointer
 */
export function mayChange(code: CodeText, piece: Span, names: ReadonlySet<string>, readOnly: readonly Span[]): boolean {
	const tokens = tokensIn(code, piece);
	return tokens.some((token, i) => {
		if (token.kind !== 'word' || !names.has(token.text)) {
			return false;
		}
		const takesAddress = tokens[i - 1]?.text === '&' && !isOperand(tokens[i - 2]);
		const isRead = readOnly.some(({ start, end }) => start <= token.start && token.end <= end);
		return assigns(tokens, i) || isDeclared(tokens, i) || (takesAddress && !isRead);
	});
}

function assigns(tokens: readonly Token[], at: number): boolean {
	const before = tokens[at - 1]?.text ?? '';
	const behind = tokens[tokens[at + 1]?.text === '[' ? closingBracket(tokens, at + 1) + 1 : at + 1]?.text ?? '';
	return CHANGES.test(before) || CHANGES.test(behind) || ASSIGNS.test(behind);
}

/** `int on`, `int *on`: a word stands before the name and its stars. A later name of a declaration shows by its value. */
function isDeclared(tokens: readonly Token[], at: number): boolean {
	let before = at - 1;
	while (tokens[before]?.text === '*') {
		before--;
	}
	const token = tokens[before];
	return token?.kind === 'word' && !NO_TYPE.has(token.text);
}

function isOperand(token: Token | undefined): boolean {
	return token !== undefined && (token.kind === 'word' || token.kind === 'number' || /^[)\]]$/.test(token.text));
}
