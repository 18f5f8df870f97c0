import type { TextEdit } from '../../protocol/findings.js';
import type { Span } from '../../protocol/positions.js';
import { literally } from '../../source/literal-pattern.js';
import { type CodeText, ownLines, tokenIndexAt } from './code-text.js';
import { namesIn } from './moved-names.js';
import { removal, wrapping } from './statement-edits.js';
import type { Token } from './tokens.js';

/** Types whose variables do nothing when they come and go. */
const PLAIN_TYPE =
	/^(?:const|static|volatile|register|unsigned|signed|int|long|short|char|bool|_Bool|BOOL|BOOLEAN|BYTE|UCHAR|INT|UINT|LONG|ULONG|DWORD|u_int|u_long|size_t|SIZE_T|ULONG_PTR|socklen_t|u?int\d+_t)$/;

/** What stands before the brace of a block of statements; a class's has a name before it. */
const BEFORE_BLOCK = /^(?:[){};]|else|do|try|const|noexcept|override|final)$/;

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
	const tokens = code.tokens.filter(({ kind }) => kind !== 'comment');
	return [...namesIn(code, statement)].flatMap((name) => declarationOnlyFor(code, tokens, statement, name) ?? []);
}

/** `int on = 1;` in a block around the statement; undefined where anything else, or a macro, names the variable. */
function declarationOnlyFor(code: CodeText, tokens: readonly Token[], statement: Span, name: string): Span | undefined {
	const at = nearestDeclaration(tokens, statement, name);
	const scope = at === undefined ? undefined : blockAround(tokens, at);
	if (at === undefined || !scope) {
		return undefined;
	}
	const isElsewhere = tokens.some(({ kind, text, start }, i) => {
		const isInside = statement.start <= start && start < statement.end;
		const isUse = text === name && i !== at && scope.open < i && i < scope.close && !isInside;
		return isUse || (kind === 'directive' && new RegExp(`\\b${literally(name)}\\b`).test(text));
	});
	const span = isElsewhere ? undefined : declarationAt(tokens, at);
	return span && !hasCommentBehind(code, span) ? span : undefined;
}

function nearestDeclaration(tokens: readonly Token[], statement: Span, name: string): number | undefined {
	const at = tokens.findLastIndex(
		({ text, end }, i) => end <= statement.start && text === name && declarationAt(tokens, i) !== undefined,
	);
	return at < 0 ? undefined : at;
}

/** The whole declaration whose only name stands at an index, where its value is plain. */
function declarationAt(tokens: readonly Token[], at: number): Span | undefined {
	let first = at;
	while (PLAIN_TYPE.test(tokens[first - 1]?.text ?? '')) {
		first--;
	}
	const end = tokens.findIndex(({ text }, i) => i > at && text === ';');
	const value = tokens.slice(at + 1, end);
	const isPlain =
		value.length === 0 ||
		(value[0]!.text === '=' && value.length <= 6 && value.slice(1).every((_, i) => isPlainPart(value, i + 1)));
	const before = tokens[first - 1];
	const isAlone = first < at && (before?.kind === 'directive' || STARTS_STATEMENT.test(before?.text ?? ''));
	return isAlone && isPlain && end > at ? { start: tokens[first]!.start, end: tokens[end]!.end } : undefined;
}

/** Calls nothing and changes nothing. */
function isPlainPart(value: readonly Token[], at: number): boolean {
	const { kind, text } = value[at]!;
	const isCalled = value[at + 1]?.text === '(' && text !== 'sizeof';
	return (kind === 'word' && !isCalled) || kind === 'number' || /^[-()]$/.test(text);
}

/** The braces around an index, where they hold statements. */
function blockAround(tokens: readonly Token[], at: number): { open: number; close: number } | undefined {
	const open = matching(tokens, at, -1);
	const close = matching(tokens, at, 1);
	const holdsStatements = BEFORE_BLOCK.test(tokens[open - 1]?.text ?? '');
	return open >= 0 && close >= 0 && holdsStatements ? { open, close } : undefined;
}

function matching(tokens: readonly Token[], at: number, step: 1 | -1): number {
	const [inner, outer] = step === 1 ? ['{', '}'] : ['}', '{'];
	let depth = 0;
	for (let i = at; i >= 0 && i < tokens.length; i += step) {
		const { text } = tokens[i]!;
		if (text === outer && depth === 0) {
			return i;
		}
		depth += text === inner ? 1 : text === outer ? -1 : 0;
	}
	return -1;
}

function hasCommentBehind(code: CodeText, { end }: Span): boolean {
	const next = code.tokens[tokenIndexAt(code, end)];
	return next?.kind === 'comment' && !/[\r\n]/.test(code.text.slice(end, next.start));
}
