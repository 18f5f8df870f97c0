import { isLineBreak } from './characters.js';
import { lowerBound } from './lower-bound.js';
import { NameTable, Tokenizer } from './tokenizer.js';
import { firstCharacter, TokenKind, type Tokens } from './tokens.js';

/** Where the tokens of a text differ from those of the version before. */
export interface TokenChange {
	before: Tokens;
	/** So many tokens are the same at the beginning. */
	from: number;
	/** The first token behind them from which on all are the same, up to where they stand; in the version before. */
	beforeEnd: number;
	/** The same token in this version. */
	end: number;
}

/** The tokens of one version of a text, with what the next one is made from. */
export interface TokensOfVersion {
	tokens: Tokens;
	table: NameTable;
	/** Left out where the text was cut anew. */
	change?: TokenChange;
}

/** So many names more than half of those that stand in the text may be left from earlier versions. */
const MOST_NAMES_LEFT_OVER = 1000;
/** Of texts so many characters are compared at once. */
const STRIDE = 4096;

/**
 * What `tokenize` makes of a text, but for the numbers of names: only what differs from the version before is cut anew.
 *
 * A line break between tokens is where cutting can begin and end: whatever stands before it, what follows is cut in the same
 * way. Only a raw string that is never closed reaches further.
 */
export function retokenize(text: string, earlier?: TokensOfVersion): TokensOfVersion {
	const again = earlier === undefined || earlier.tokens.hasOpenRawStrings ? undefined : cutWhatDiffers(text, earlier);
	if (again !== undefined) return again;
	const table = new NameTable(true);
	return { tokens: exact(new Tokenizer(text, table).run()), table };
}

/** Undefined where the whole text is better cut anew. */
function cutWhatDiffers(text: string, { tokens: before, table }: TokensOfVersion): TokensOfVersion | undefined {
	const same = sameAtStart(before.text, text);
	const sameEnd = sameAtEnd(before.text, text, same);
	const shift = text.length - before.text.length;
	const from = lineBreakBefore(before, same);
	let beforeEnd = from;
	const cut = new Tokenizer(text, table, ((text.length - same - sameEnd) >> 2) + 256).run(
		before.starts[from],
		(position) => {
			if (position < text.length - sameEnd || !isLineBreak(text.charCodeAt(position))) return false;
			while (beforeEnd < before.count && before.starts[beforeEnd]! < position - shift) beforeEnd++;
			return before.starts[beforeEnd] === position - shift && before.kinds[beforeEnd] === TokenKind.space;
		},
	);
	if (cut.hasOpenRawStrings) return undefined;
	if (cut.starts[cut.count] === text.length) beforeEnd = before.count;
	const uses = usesOf(before, cut, from, beforeEnd);
	const left = uses.reduce((count, each) => count + (each === 0 ? 1 : 0), 0);
	if (left > MOST_NAMES_LEFT_OVER + uses.length / 2) return undefined;
	const tokens = { ...joined(before, cut, from, beforeEnd), text, uses };
	return { tokens, table, change: { before, from, beforeEnd, end: from + cut.count } };
}

/** The last token before `end` that begins with a line break; 0 where there is none. */
function lineBreakBefore(tokens: Tokens, end: number): number {
	let token = lowerBound(tokens.starts, end, tokens.count) - 1;
	for (; token > 0; token--) {
		if (tokens.kinds[token] === TokenKind.space && isLineBreak(firstCharacter(tokens, token))) return token;
	}
	return 0;
}

/** The tokens before `from`, those of `cut`, and those from `beforeEnd` on. */
function joined(before: Tokens, cut: Tokens, from: number, beforeEnd: number): Omit<Tokens, 'text' | 'uses'> {
	const behind = before.count - beforeEnd;
	const count = from + cut.count + behind;
	const kinds = new Uint8Array(count + 1);
	const starts = new Uint32Array(count + 1);
	const nameIds = new Int32Array(count + 1);
	kinds.set(before.kinds.subarray(0, from));
	starts.set(before.starts.subarray(0, from));
	nameIds.set(before.nameIds.subarray(0, from));
	kinds.set(cut.kinds.subarray(0, cut.count), from);
	starts.set(cut.starts.subarray(0, cut.count + 1), from);
	nameIds.set(cut.nameIds.subarray(0, cut.count), from);
	const end = from + cut.count;
	kinds.set(before.kinds.subarray(beforeEnd, before.count), end);
	nameIds.set(before.nameIds.subarray(beforeEnd, before.count), end);
	const shift = cut.starts[cut.count]! - before.starts[beforeEnd]!;
	for (let token = 0; token <= behind; token++) starts[end + token] = before.starts[beforeEnd + token]! + shift;
	return { count, kinds, starts, nameIds, names: cut.names, hasOpenRawStrings: false };
}

function usesOf(before: Tokens, cut: Tokens, from: number, beforeEnd: number): Uint32Array {
	const uses = new Uint32Array(cut.names.length);
	const count = (nameIds: Int32Array, first: number, end: number, by: number) => {
		for (let token = first; token < end; token++) if (nameIds[token]! >= 0) uses[nameIds[token]!]! += by;
	};
	if (before.uses === undefined) count(before.nameIds, 0, before.count, 1);
	else uses.set(before.uses);
	count(before.nameIds, from, beforeEnd, -1);
	count(cut.nameIds, 0, cut.count, 1);
	return uses;
}

/** The same with columns of the length that is needed: they are kept. */
function exact(tokens: Tokens): Tokens {
	const { count, kinds, starts, nameIds } = tokens;
	const columns = { kinds: kinds.slice(0, count + 1), starts: starts.slice(0, count + 1) };
	return { ...tokens, ...columns, nameIds: nameIds.slice(0, count + 1) };
}

function sameAtStart(one: string, other: string): number {
	const most = Math.min(one.length, other.length);
	let same = 0;
	while (same + STRIDE <= most && one.slice(same, same + STRIDE) === other.slice(same, same + STRIDE)) same += STRIDE;
	while (same < most && one.charCodeAt(same) === other.charCodeAt(same)) same++;
	return same;
}

/** Not counting what is the same at the start. */
function sameAtEnd(one: string, other: string, atStart: number): number {
	const most = Math.min(one.length, other.length) - atStart;
	const piece = (text: string, same: number) => text.slice(text.length - same - STRIDE, text.length - same);
	let same = 0;
	while (same + STRIDE <= most && piece(one, same) === piece(other, same)) same += STRIDE;
	while (same < most && one.charCodeAt(one.length - 1 - same) === other.charCodeAt(other.length - 1 - same)) same++;
	return same;
}
