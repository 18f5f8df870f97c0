import type { Span } from '../../protocol/positions.js';
import type { SocketEvent } from '../../protocol/sockets.js';
import { type CodeText, closingBracket, codeIn, standsInBlock, tokenAfter, tokensIn } from './code-text.js';
import type { TokenList } from './tokens.js';

/** `if (CALL == SOCKET_ERROR) BODY`, and every other way to ask whether one call failed. */
export interface FailureCheck {
	/** What the condition has before the call and after it, as written. */
	beforeCall: string;
	afterCall: string;
	/** What is done on failure, with the white space before it. */
	body: Span;
	hasElse: boolean;
}

const FAILED_AFTER = /^(?:|!=0|<0|<=?-1|==\(?-1\)?|==SOCKET_ERROR|!=NO_ERROR)$/;
const FAILED_BEFORE = /^(?:0!=|0>|\(?-1\)?==|SOCKET_ERROR==|NO_ERROR!=)$/;
const COMPOUND = new Set(['if', 'for', 'while', 'do', 'switch', 'try', 'else', 'case', 'default']);

/** The statement that only makes this call and reacts where it fails, so that it can go or move as a whole. */
export function statementOfCallAlone(code: CodeText, event: SocketEvent): Span | undefined {
	const { statement } = event;
	const hasDirective = tokensIn(code, statement).some(({ kind }) => kind === 'directive');
	if (hasDirective || !isWrittenHere(code, event) || !standsInBlock(code, statement)) {
		return undefined;
	}
	if (event.isWholeStatement) {
		return statement;
	}
	const check = failureCheck(code, statement, event.span);
	return check && !check.hasElse ? statement : undefined;
}

/** Whether the statement begins with this call alone: plain, kept in a variable, or as the condition of an `if`. */
export function isOnlyCallOf(code: CodeText, event: SocketEvent): boolean {
	return (
		event.isWholeStatement ||
		resultVariable(code, event) !== undefined ||
		failureCheck(code, event.statement, event.span) !== undefined
	);
}

/** `rc` in `rc = bind(...);` and `int rc = bind(...);` */
export function resultVariable(code: CodeText, { statement, span }: SocketEvent): string | undefined {
	const before = tokensIn(code, { start: statement.start, end: span.start });
	const [name, assignment] = before.slice(-2);
	const isAlone = before.slice(0, -2).every(({ kind }) => kind === 'word');
	const endsWithCall = codeIn(code, { start: span.end, end: statement.end }) === ';';
	return isAlone && endsWithCall && assignment?.text === '=' && name?.kind === 'word' ? name.text : undefined;
}

/** Whether the file's text has the call as it is, not through a macro. */
export function isWrittenHere(code: CodeText, { callee, calleeName }: SocketEvent): boolean {
	return code.text.slice(callee.start, callee.end).endsWith(calleeName);
}

/** The check that a statement makes of what stands at `subject`; undefined where it is anything but a plain one. */
export function failureCheck(code: CodeText, statement: Span, subject: Span): FailureCheck | undefined {
	const at = code.uncommented.indexAt(statement.start);
	const [first, second] = code.uncommented.slice(at, at + 2);
	return first?.text === 'if' && second?.text === '(' ? checkOfCondition(code, at + 1, subject) : undefined;
}

/** `open`: the index of the condition's bracket. */
function checkOfCondition(code: CodeText, open: number, subject: Span): FailureCheck | undefined {
	const tokens = code.uncommented;
	const close = closingBracket(tokens, open);
	const condition = { start: tokens.at(open)!.end, end: tokens.at(close)?.start ?? 0 };
	const body = tokens.at(close + 1);
	if (!body || subject.start < condition.start || subject.end > condition.end) {
		return undefined;
	}
	const bodyEnd = endOfBody(tokens, close + 1);
	const comparedBefore = codeIn(code, { start: condition.start, end: subject.start });
	const comparedAfter = codeIn(code, { start: subject.end, end: condition.end });
	if (!asksForFailure(comparedBefore, comparedAfter) || bodyEnd === undefined) {
		return undefined;
	}
	return {
		beforeCall: code.text.slice(condition.start, subject.start),
		afterCall: code.text.slice(subject.end, condition.end),
		body: { start: tokens.at(close)!.end, end: bodyEnd },
		hasElse: tokenAfter(code, bodyEnd)?.text === 'else',
	};
}

/** `codeBefore` and `codeAfter` are what a condition has around a call, without comments. */
function asksForFailure(codeBefore: string, codeAfter: string): boolean {
	let before = codeBefore.replace(/\s/g, '');
	let after = codeAfter.replace(/\s/g, '');
	while (before.endsWith('(') && after.startsWith(')')) {
		before = before.slice(0, -1);
		after = after.slice(1);
	}
	return (before === '' && FAILED_AFTER.test(after)) || (after === '' && FAILED_BEFORE.test(before));
}

/** Where the block or the one simple statement at an index ends. */
function endOfBody(tokens: TokenList, first: number): number | undefined {
	const start = tokens.at(first)!;
	if (start.text === '{') {
		return tokens.at(closingBracket(tokens, first))?.end;
	}
	if (COMPOUND.has(start.text) || start.kind !== 'word') {
		return undefined;
	}
	const end = tokens.at(tokens.indexFrom(first, ({ text }) => text === ';' || text === '{' || text === '}'));
	return end?.text === ';' ? end.end : undefined;
}
