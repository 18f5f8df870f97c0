import type { TextEdit } from '../../protocol/findings.js';
import type { Span } from '../../protocol/positions.js';
import { rememberingObjects } from '../../source/remembering.js';
import { type CodeText, closingBracket, functionStart, ownLines } from './code-text.js';
import { namesIn } from './moved-names.js';
import { removal, wrapping } from './statement-edits.js';
import type { Token, TokenList } from './tokens.js';

/** Types whose variables do nothing when they come and go. */
const PLAIN_TYPE =
	/^(?:const|static|volatile|register|unsigned|signed|int|long|short|char|bool|_Bool|BOOL|BOOLEAN|BYTE|UCHAR|INT|UINT|LONG|ULONG|DWORD|u_int|u_long|size_t|SIZE_T|ULONG_PTR|socklen_t|u?int\d+_t)$/;

/** What stands before the brace of a block of statements; a class's has a name before it. */
const BEFORE_BLOCK = /^(?:[){};]|else|do|try|const|noexcept|override|final)$/;

/** In tokens, of a declaration, with the sign before it: `= (int)sizeof on`. */
const LONGEST_VALUE = 6;

/** In so many tokens before a statement a declaration is looked for: more than a function has. */
const FARTHEST = 5000;

const STARTS_STATEMENT = /^[{};]$/;

/** Takes a statement away, and the declarations of the variables that nothing else uses. */
export function removalWithVariables(code: CodeText, statement: Span): TextEdit[] {
	const declarations = declarationsOnlyFor(code, statement);
	const joined: Span[] = [];
	for (const span of [...declarations, statement].sort((a, b) => a.start - b.start)) {
		const last = joined.at(-1);
		if (last && isOnlySpaceBetween(code, last, span)) {
			joined.splice(-1, 1, { start: last.start, end: span.end });
		} else {
			joined.push(span);
		}
	}
	return joined.flatMap((span) => removal(code, span));
}

/** Puts a statement between directives, with the declaration right above it where nothing else uses its variable. */
export function wrappingWithVariable(code: CodeText, statement: Span, before: string, after: string): TextEdit[] {
	const above = declarationsOnlyFor(code, statement).find(
		(one) => isOnlySpaceBetween(code, one, statement) && ownLines(code, one) && ownLines(code, statement),
	);
	return wrapping(code, { start: above?.start ?? statement.start, end: statement.end }, before, after);
}

function isOnlySpaceBetween({ text }: CodeText, first: Span, second: Span): boolean {
	return text.slice(first.end, second.start).trim() === '';
}

function declarationsOnlyFor(code: CodeText, statement: Span): Span[] {
	return [...namesIn(code, statement)].flatMap((name) => declarationOnlyFor(code, statement, name) ?? []);
}

/** `int on = 1;` in a block around the statement; undefined where anything else, or a macro, names the variable. */
function declarationOnlyFor(code: CodeText, statement: Span, name: string): Span | undefined {
	const found = nearestDeclaration(code, statement, name);
	if (!found || wordsOfDirectives(code).has(name)) {
		return undefined;
	}
	const isElsewhere = code.uncommented.slice(found.block.open, found.block.close).some(({ text, start }, i) => {
		const isInside = statement.start <= start && start < statement.end;
		return text === name && found.block.open + i !== found.at && !isInside;
	});
	return isElsewhere || hasCommentBehind(code, found.span) ? undefined : found.span;
}

const wordsOfDirectives = rememberingObjects(
	({ tokens }: CodeText) =>
		new Set(tokens.directives().flatMap(({ text }) => text.match(/[\w$\u0080-\uffff]+/g) ?? [])),
);

/** The last declaration of the name before a statement, in the blocks of statements around it. */
function nearestDeclaration({ text, uncommented }: CodeText, statement: Span, name: string) {
	let depth = 0;
	let nearest: { at: number; span: Span } | undefined;
	const start = uncommented.indexAt(statement.start);
	const first = Math.max(uncommented.indexAt(functionStart(text, statement.start)), start - FARTHEST);
	for (let at = start - 1; at >= first; at--) {
		const word = uncommented.at(at)!.text;
		if (word === '}') {
			depth++;
		} else if (word === '{' && depth > 0) {
			depth--;
		} else if (word === '{') {
			if (nearest) {
				const close = closingBracket(uncommented, at);
				const holdsStatements = close >= 0 && BEFORE_BLOCK.test(uncommented.at(at - 1)?.text ?? '');
				return holdsStatements ? { ...nearest, block: { open: at, close } } : undefined;
			}
		} else if (depth === 0 && word === name && !nearest) {
			const span = declarationAt(uncommented, at);
			nearest = span && { at, span };
		}
	}
	return undefined;
}

/** The whole declaration whose only name stands at an index, where its value is plain. */
function declarationAt(tokens: TokenList, at: number): Span | undefined {
	let first = at;
	while (PLAIN_TYPE.test(tokens.at(first - 1)?.text ?? '')) {
		first--;
	}
	const behind = tokens.slice(at + 1, at + 2 + LONGEST_VALUE);
	const value = behind.slice(
		0,
		behind.findIndex(({ text }) => text === ';'),
	);
	const end = behind[value.length];
	const isPlain =
		value.length === 0 || (value[0]!.text === '=' && value.slice(1).every((_, i) => isPlainPart(value, i + 1)));
	const before = tokens.at(first - 1);
	const isAlone = first < at && (before?.kind === 'directive' || STARTS_STATEMENT.test(before?.text ?? ''));
	return isAlone && isPlain && end?.text === ';' ? { start: tokens.at(first)!.start, end: end.end } : undefined;
}

/** Calls nothing and changes nothing. */
function isPlainPart(value: readonly Token[], at: number): boolean {
	const { kind, text } = value[at]!;
	const isCalled = value[at + 1]?.text === '(' && text !== 'sizeof';
	return (kind === 'word' && !isCalled) || kind === 'number' || /^[-()]$/.test(text);
}

function hasCommentBehind(code: CodeText, { end }: Span): boolean {
	const next = code.tokens.at(code.tokens.indexAt(end));
	return next?.kind === 'comment' && !/[\r\n]/.test(code.text.slice(end, next.start));
}
