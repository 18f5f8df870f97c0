import { type Condition, parseCondition } from './condition.js';
import { rememberingObjects } from './remembering.js';
import type { TokenChange } from './retokenize.js';
import type { MacroDefinition } from './source-file.js';
import { tokenize } from './tokenizer.js';
import { firstCharacter, isTrivia, TokenKind, type Tokens, tokenText } from './tokens.js';

export type DirectiveKind = 'if' | 'elif' | 'else' | 'endif' | 'define' | 'undef' | 'include' | 'other';

/** One preprocessor line with its continuation lines. */
export interface Directive {
	kind: DirectiveKind;
	/** The tokens of its file, for the places below. */
	tokens: Tokens;
	/** Its tokens: from the `#` to before the white space that holds its line break. */
	firstToken: number;
	endToken: number;
	start: number;
	end: number;
	/** if, elif: the condition; `#ifdef X` is `defined(X)`. */
	condition?: Condition;
	/** if, elif: the condition as a reader would write it. */
	conditionText?: string;
	/** if: the macro that its branch gives a default (`#ifndef X`, `#define X`), as include guards do. */
	defaultOf?: string;
	/** define, undef: the macro. */
	name?: string;
	/** include: the name between quotes or angle brackets; '' where it is a macro. */
	header?: string;
	/** include: whether the name stands between quotes. */
	isQuoted?: boolean;
	/** if, elif, else: the index of the directive that ends its branch. */
	branchEnd?: number;
}

/** What every target makes its active text from. */
export interface ScannedSource {
	tokens: Tokens;
	/** Where the tokens differ from those of an earlier version; left out where none is known. */
	change?: TokenChange;
	directives: readonly Directive[];
	/** `#pragma once`. */
	isIncludedOnce: boolean;
	/** The macro of an include guard around the whole file. */
	guard?: string;
}

/** An `#include` as it is written. */
export interface Include {
	/** What stands between the quotes or angle brackets: `net/socket.h`. */
	name: string;
	/** `"net/socket.h"`, not `<net/socket.h>`. */
	isQuoted: boolean;
}

const CONDITION_WORDS: Readonly<Record<string, { kind: 'if' | 'elif'; test: 'expression' | 'defined' | 'undefined' }>> =
	{
		if: { kind: 'if', test: 'expression' },
		ifdef: { kind: 'if', test: 'defined' },
		ifndef: { kind: 'if', test: 'undefined' },
		elif: { kind: 'elif', test: 'expression' },
		elifdef: { kind: 'elif', test: 'defined' },
		elifndef: { kind: 'elif', test: 'undefined' },
	};
const OTHER_KINDS: Readonly<Record<string, DirectiveKind>> = {
	else: 'else',
	endif: 'endif',
	define: 'define',
	undef: 'undef',
	include: 'include',
	include_next: 'include',
	import: 'include',
};
/** So many directives may stand between an `#ifndef` and the `#define` of its macro: pragmas, includes. */
const DEFAULT_DEFINITION_REACH = 4;
/** A longer condition is cut where it is shown. */
const LONGEST_SHOWN_CONDITION = 120;

/** Cuts a text into tokens and finds its directives: what reading it for any target begins with. */
export function scanSource(text: string): ScannedSource {
	return scannedSource(tokenize(text));
}

/** The same for tokens that are at hand; `change` as in ScannedSource. */
export function scannedSource(tokens: Tokens, change?: TokenChange): ScannedSource {
	const directives = findDirectives(tokens);
	const isIncludedOnce = directives.some(isPragmaOnce);
	return { tokens, change, directives, isIncludedOnce, guard: includeGuard(directives) };
}

/**
 * The `#include`s of a file in order, in whatever branch: what to have at hand before readSource is given `headers`.
 * Those whose name is a macro are left out.
 */
export function includesOf({ directives }: ScannedSource): Include[] {
	return directives.flatMap(({ header, isQuoted }) => (header ? [{ name: header, isQuoted: isQuoted! }] : []));
}

/** For the stretch before each directive, and for that behind the last: whether it holds more than white space and comments. */
export const stretchesWithCode = rememberingObjects((source: ScannedSource): readonly boolean[] =>
	Array.from({ length: source.directives.length + 1 }, (_, stretch) => holdsCode(source, stretch)),
);

function holdsCode({ tokens, directives }: ScannedSource, stretch: number): boolean {
	const end = directives[stretch]?.firstToken ?? tokens.count;
	for (let token = directives[stretch - 1]?.endToken ?? 0; token < end; token++) {
		if (!isTrivia(tokens.kinds[token]!)) return true;
	}
	return false;
}

/** The preprocessor lines of a text, in order. */
export function findDirectives(tokens: Tokens): Directive[] {
	const directives: Directive[] = [];
	let token = tokens.kinds.indexOf(TokenKind.directive);
	while (token >= 0) {
		const endToken = directiveEnd(tokens, token);
		directives.push(readDirective(tokens, token, endToken));
		token = tokens.kinds.indexOf(TokenKind.directive, endToken);
	}
	markBranchEnds(directives);
	markDefaultDefinitions(directives);
	return directives;
}

/** A `#define` as plain data. */
export function macroDefinition(directive: Directive): MacroDefinition {
	const { parameters, bodyToken } = macroShape(directive);
	return {
		name: directive.name!,
		parameters,
		body: joinTokens(directive.tokens, bodyToken, directive.endToken),
		span: { start: directive.start, end: directive.end },
	};
}

export interface MacroShape {
	/** Undefined for an object-like macro. */
	parameters?: string[];
	nameToken: number;
	/** Where the replacement begins; the directive's end where there is none. */
	bodyToken: number;
}

/** Where the parts of a `#define` stand. */
export function macroShape({ tokens, firstToken, endToken }: Directive): MacroShape {
	const wordToken = nextCode(tokens, firstToken + 1, endToken);
	const nameToken = nextCode(tokens, wordToken + 1, endToken);
	const open = nameToken + 1;
	if (open >= endToken || tokenText(tokens, open) !== '(') return { nameToken, bodyToken: Math.min(open, endToken) };
	const parameters: string[] = [];
	let token = open + 1;
	for (; token < endToken; token++) {
		const text = tokenText(tokens, token);
		if (text === ')') break;
		if (tokens.kinds[token] === TokenKind.identifier || text === '...') parameters.push(text);
	}
	return { parameters, nameToken, bodyToken: Math.min(token + 1, endToken) };
}

function directiveEnd(tokens: Tokens, hash: number): number {
	let token = hash + 1;
	while (token < tokens.count) {
		if (tokens.kinds[token] === TokenKind.space && beginsWithLineBreak(tokens, token)) break;
		token++;
	}
	return token;
}

function beginsWithLineBreak(tokens: Tokens, token: number): boolean {
	const code = firstCharacter(tokens, token);
	return code === 10 || code === 13;
}

/** The next token from `from` that is no trivia; `end` where there is none. */
function nextCode(tokens: Tokens, from: number, end: number): number {
	let token = from;
	while (token < end && isTrivia(tokens.kinds[token]!)) token++;
	return Math.min(token, end);
}

function readDirective(tokens: Tokens, firstToken: number, endToken: number): Directive {
	const wordToken = nextCode(tokens, firstToken + 1, endToken);
	const word = wordToken < endToken ? tokenText(tokens, wordToken) : '';
	const base = { tokens, firstToken, endToken, start: tokens.starts[firstToken]!, end: tokens.starts[endToken]! };
	const argument = nextCode(tokens, wordToken + 1, endToken);
	const conditional = Object.hasOwn(CONDITION_WORDS, word) ? CONDITION_WORDS[word] : undefined;
	if (conditional !== undefined) return { ...base, ...readCondition(tokens, argument, endToken, conditional) };
	const kind = Object.hasOwn(OTHER_KINDS, word) ? OTHER_KINDS[word]! : 'other';
	if (kind === 'include') {
		const isQuoted = argument < endToken && tokenText(tokens, argument).startsWith('"');
		return { ...base, kind, header: readHeader(tokens, argument, endToken), isQuoted };
	}
	if (kind === 'define' || kind === 'undef') {
		if (tokens.kinds[argument] !== TokenKind.identifier || argument >= endToken) return { ...base, kind: 'other' };
		return { ...base, kind, name: tokenText(tokens, argument) };
	}
	return { ...base, kind };
}

function readCondition(
	tokens: Tokens,
	from: number,
	end: number,
	{ kind, test }: { kind: 'if' | 'elif'; test: 'expression' | 'defined' | 'undefined' },
): Pick<Directive, 'kind' | 'condition' | 'conditionText'> {
	if (test === 'expression') {
		const text = joinTokens(tokens, from, end);
		const shown = text.length > LONGEST_SHOWN_CONDITION ? `${text.slice(0, LONGEST_SHOWN_CONDITION)}...` : text;
		return { kind, condition: parseCondition(tokens, from, end), conditionText: shown };
	}
	const name = from < end ? tokenText(tokens, from) : '';
	const defined: Condition = { kind: 'defined', name };
	if (test === 'defined') return { kind, condition: defined, conditionText: name };
	return { kind, condition: { kind: 'not', operand: defined }, conditionText: `!${name}` };
}

function readHeader(tokens: Tokens, token: number, end: number): string {
	if (token >= end || tokens.kinds[token] !== TokenKind.string) return '';
	return tokenText(tokens, token).replace(/^[<"]|[>"]$/g, '');
}

/** The text of a stretch of tokens with comments and runs of white space made one blank, trimmed. */
export function joinTokens(tokens: Tokens, from: number, end: number): string {
	const parts: string[] = [];
	for (let token = from; token < end; token++) {
		if (!isTrivia(tokens.kinds[token]!)) parts.push(tokenText(tokens, token));
		else if (parts.length > 0 && parts.at(-1) !== ' ') parts.push(' ');
	}
	return parts.join('').trimEnd();
}

function isPragmaOnce({ kind, tokens, firstToken, endToken }: Directive): boolean {
	return kind === 'other' && /^#\s*pragma\s+once$/.test(joinTokens(tokens, firstToken, endToken));
}

/** The macro of a first `#ifndef` that the last directive closes. */
function includeGuard(directives: readonly Directive[]): string | undefined {
	const first = directives.find((directive) => !isPragmaOnce(directive));
	const ending = first?.branchEnd === undefined ? undefined : directives[first.branchEnd];
	return ending?.kind === 'endif' && ending === directives.at(-1) ? first?.defaultOf : undefined;
}

function markBranchEnds(directives: readonly Directive[]): void {
	const open: number[] = [];
	directives.forEach((directive, index) => {
		if (directive.kind === 'if') open.push(index);
		if (directive.kind !== 'elif' && directive.kind !== 'else' && directive.kind !== 'endif') return;
		const before = open.pop();
		if (before === undefined) return;
		directives[before]!.branchEnd = index;
		if (directive.kind !== 'endif') open.push(index);
	});
	for (const index of open) directives[index]!.branchEnd = directives.length;
}

function markDefaultDefinitions(directives: readonly Directive[]): void {
	directives.forEach((directive, index) => {
		const { condition } = directive;
		if (directive.kind !== 'if' || condition?.kind !== 'not' || condition.operand.kind !== 'defined') return;
		for (let next = index + 1; next <= index + DEFAULT_DEFINITION_REACH && next < directives.length; next++) {
			const { kind, name } = directives[next]!;
			if (kind === 'define' && name === condition.operand.name) directive.defaultOf = name;
			if (kind !== 'define' && kind !== 'include' && kind !== 'other') break;
		}
	});
}
