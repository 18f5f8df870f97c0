import type { SocketEvent } from '../protocol/sockets.js';
import { isWrittenHere, resultVariable } from './fixes/call-statements.js';
import { type CodeText, codeIn, functionStart, isInFirstColumn, standsInBlock, tokensIn } from './fixes/code-text.js';
import type { Token } from './fixes/tokens.js';

/** What drivers call that neither waits nor asks how a request went. */
const HARMLESS = new Set(
	'DbgPrint DbgPrintEx KdPrint KdPrintEx NT_SUCCESS NT_ERROR UNREFERENCED_PARAMETER RtlZeroMemory RtlCopyMemory RtlFillMemory memset memcpy RtlUshortByteSwap RtlUlongByteSwap htons htonl IoFreeIrp IoReuseIrp IoSetCompletionRoutine IoMarkIrpPending KeClearEvent KeInitializeEvent ASSERT NT_ASSERT if return sizeof'.split(
		' ',
	),
);

/** What only code has that knows of requests that are not done yet. */
const ASKING = new Set(['STATUS_PENDING', 'IoStatus']);

/** Other ways on, which lead where a list of tokens does not show. */
const WAYS_ON = new Set([
	'goto',
	'for',
	'while',
	'do',
	'switch',
	'case',
	'default',
	'break',
	'continue',
	'__try',
	'try',
]);

/** The variable that keeps the result of a call, and the code that follows it up to the end of its function. */
export interface AfterCall {
	/** undefined where the result is ignored or returned at once. */
	result?: string;
	/** `return CALL;` */
	isReturned: boolean;
	tokens: readonly Token[];
}

/**
 * What stands after a call that is a statement of its own, `status = CALL;` or `return CALL;`, up to the brace in the
 * first column that ends its function. Undefined where the call is part of anything else, or where no such brace stands.
 */
export function afterCall(code: CodeText, event: SocketEvent): AfterCall | undefined {
	const { statement, span, isWholeStatement, inBrokenCode } = event;
	if (span.file !== undefined || inBrokenCode || !isWrittenHere(code, event) || isBehindLambda(code, span.start)) {
		return undefined;
	}
	const result = resultVariable(code, event);
	const before = codeIn(code, { start: statement.start, end: span.start });
	const isReturned = before === 'return' && codeIn(code, { start: span.end, end: statement.end }) === ';';
	if (!isReturned && (!(isWholeStatement || result !== undefined) || !standsInBlock(code, statement))) {
		return undefined;
	}
	const from = code.uncommented.indexAt(statement.end);
	const isEnd = ({ text, start }: Token) => text === '}' && isInFirstColumn(code.text, start);
	const end = code.uncommented.indexFrom(from, isEnd);
	return end < 0 ? undefined : { result, isReturned, tokens: code.uncommented.slice(from, end + 1) };
}

/** Whether the function has a lambda before this place: who runs it, and who waits then, stands elsewhere. */
function isBehindLambda(code: CodeText, at: number): boolean {
	const start = functionStart(code.text, at);
	const tokens = tokensIn(code, { start, end: at });
	return tokens.some(({ text }, i) => text === '[' && i > 0 && !/^[\w)\]]/.test(tokens[i - 1]!.text));
}

/** Whether the code runs from its start to its end, or returns, without calling anything that may wait or ask. */
export function onlyGoesOn(tokens: readonly Token[]): boolean {
	return tokens.every(
		({ kind, text }, i) =>
			kind !== 'directive' &&
			!WAYS_ON.has(text) &&
			!ASKING.has(text) &&
			!isComparedWithSuccess(tokens, i) &&
			!(isCalled(tokens, i) && !HARMLESS.has(text)),
	);
}

/** `status != STATUS_SUCCESS` tells a request that is under way from one that is done. */
function isComparedWithSuccess(tokens: readonly Token[], at: number): boolean {
	const [before, after] = [tokens[at - 1]?.text ?? '', tokens[at + 1]?.text ?? ''];
	return tokens[at]!.text === 'STATUS_SUCCESS' && [before, after].some((text) => text === '==' || text === '!=');
}

/** A name before a bracket; what `(*wait)(...)` calls counts, too. */
function isCalled(tokens: readonly Token[], at: number): boolean {
	const { kind, text } = tokens[at]!;
	return tokens[at + 1]?.text === '(' && (kind === 'word' || text === ')' || text === ']');
}

/** The code up to the first `return` that every path reaches, or all of it. */
export function upToReturn(tokens: readonly Token[]): readonly Token[] {
	let depth = 0;
	const at = tokens.findIndex((token, i) => {
		depth += token.text === '{' ? 1 : token.text === '}' ? -1 : 0;
		return depth <= 0 && token.text === 'return' && [';', '{', '}', undefined].includes(tokens[i - 1]?.text);
	});
	const end = at < 0 ? -1 : tokens.findIndex(({ text }, i) => i > at && text === ';');
	return end < 0 ? tokens : tokens.slice(0, end + 1);
}
