import { describeCall } from '../../knowledge/calls/index.js';
import type { Fix, TextEdit } from '../../protocol/findings.js';
import type { Span } from '../../protocol/positions.js';
import type { SocketEvent, SocketFacts } from '../../protocol/sockets.js';
import { literally } from '../../source/literal-pattern.js';
import { countBefore } from '../../source/lower-bound.js';
import { rememberingObjects } from '../../source/remembering.js';
import { sameContext, sameSpan } from '../reading-facts.js';
import type { RuleContext } from '../rule.js';
import { isSplit } from './blocks.js';
import { failureCheck, isWrittenHere, resultVariable } from './call-statements.js';
import { type CodeText, codeTextOf, indentationAt, standsInBlock, tokenAfter, tokensIn } from './code-text.js';
import { mayChange, namesIn } from './moved-names.js';

/** A call that may fail, as much of it as a reaction needs. */
export type FailingCall = Pick<SocketEvent, 'span' | 'statement' | 'calleeName'>;

/** Calls that fail as bind does, with the socket made already: their reaction leaves nothing open. */
const ALIKE: ReadonlySet<SocketEvent['kind']> = new Set([
	'listen',
	'connect',
	'setOption',
	'getOption',
	'bind',
	'joinGroup',
]);

/** Words that a message about any failed call may hold. */
const GENERAL_WORDS =
	/^(?:error|err|errno|code|fail|failed|failure|with|socket|sock|winsock|wsa|last|on|in|at|line|a|the|of)$/i;

/** In UTF-16 units; a longer condition is no plain check. */
const LONGEST_CONDITION = 200;

/** How a function reacts to the failure of another call on the socket, ready to be copied. */
export interface Reaction {
	calleeName: string;
	beforeCall: string;
	afterCall: string;
	body: string;
}

/**
 * Lets the function react to a failed bind as it reacts to the nearest other failure on this socket. Nothing where it
 * reacts to none, or where that reaction would not be valid at the bind.
 */
export function reactionToFailure(
	context: RuleContext,
	socket: SocketFacts,
	bind: SocketEvent,
	titleId: string,
): Fix[] {
	const code = codeTextOf(context);
	const kept = resultVariable(code, bind);
	const isPlain = bind.isWholeStatement || kept !== undefined;
	if (!isPlain || !isWrittenHere(code, bind) || !standsInBlock(code, bind.statement)) {
		return [];
	}
	for (const other of nearestFirst(socket, bind)) {
		const reaction = readsWrongError(socket, other) ? undefined : reactionTo(code, bind, other);
		if (reaction) {
			const title = { id: titleId, args: { binder: bind.calleeName, other: reaction.calleeName } };
			return [{ title, safe: false, edits: [reacting(code, bind, kept, reaction)] }];
		}
	}
	return [];
}

/** `bind(...);` becomes `if (bind(...) ...) ...`; behind `rc = bind(...);` comes `if (rc ...) ...`. */
function reacting(code: CodeText, bind: SocketEvent, kept: string | undefined, reaction: Reaction): TextEdit {
	const subject = kept ?? code.text.slice(bind.span.start, bind.span.end);
	const check = `if (${reaction.beforeCall}${subject}${reaction.afterCall})${reaction.body}`;
	if (kept === undefined) {
		return { span: bind.statement, newText: check };
	}
	const { start, end } = bind.statement;
	return { span: { start: end, end }, newText: code.lineBreak + indentationAt(code.text, start) + check };
}

/** The checked calls of the same function, those that follow the bind first. */
function* nearestFirst(socket: SocketFacts, bind: SocketEvent): Generator<SocketEvent> {
	const others = callsThatFailAlike(socket);
	const { start } = bind.span;
	const behind = countBefore(others.length, (at) => others[at]!.span.start <= start);
	for (let at = behind; at < others.length; at++) {
		if (sameContext(others[at]!, bind)) {
			yield others[at]!;
		}
	}
	const before = countBefore(behind, (at) => others[at]!.span.start < start);
	for (let at = before - 1; at >= 0; at--) {
		if (sameContext(others[at]!, bind)) {
			yield others[at]!;
		}
	}
}

const callsThatFailAlike = rememberingObjects(({ events }: SocketFacts): readonly SocketEvent[] =>
	events
		.filter((event) => event.span.file === undefined && failsAlike(event))
		.sort((a, b) => a.span.start - b.span.start),
);

/** Whether a call's reaction reads errno, which Winsock does not set: that mistake is not to be made twice. */
function readsWrongError({ events }: SocketFacts, { span }: SocketEvent): boolean {
	return events.some(
		(event) =>
			event.target === 'windows' &&
			sameSpan(event.span, span) &&
			event.errorReads.some(({ source }) => source === 'errno'),
	);
}

/** Whether a call of that kind fails as bind does, with a reaction that may be copied. */
export function failsAlike({ kind, resultUse }: SocketEvent): boolean {
	return ALIKE.has(kind) && (resultUse === 'tested' || resultUse === 'assigned');
}

/** How the code reacts where the other call fails, made to speak of `bind`; undefined where that would not hold there. */
export function reactionTo(code: CodeText, bind: FailingCall, other: SocketEvent): Reaction | undefined {
	const check = failureCheck(code, other.statement, other.span) ?? checkOfResult(code, other);
	if (!check || !isValidAtBind(code, bind, other, check.body)) {
		return undefined;
	}
	const body = spokenOf(code, check.body, other.calleeName, bind.calleeName);
	return body === undefined ? undefined : { ...check, calleeName: other.calleeName, body };
}

/** `rc = listen(...); if (rc == SOCKET_ERROR) BODY` */
function checkOfResult(code: CodeText, other: SocketEvent) {
	const name = resultVariable(code, other);
	const next = tokenAfter(code, other.statement.end);
	if (name === undefined || next?.text !== 'if') {
		return undefined;
	}
	const rest = { start: next.start, end: code.text.length };
	const subject = tokensIn(code, { ...rest, end: next.start + LONGEST_CONDITION }).find(({ text }) => text === name);
	const check = subject && failureCheck(code, rest, subject);
	return check && !namesIn(code, check.body).has(name) ? check : undefined;
}

/** The same block, no directive and no label in between, and nothing that the reaction names first made behind the bind. */
function isValidAtBind(code: CodeText, bind: FailingCall, other: SocketEvent, body: Span): boolean {
	const isBehind = other.span.start > bind.span.start;
	const between = isBehind
		? { start: bind.statement.end, end: other.statement.start }
		: { start: other.statement.start, end: bind.statement.start };
	const hasDirective = tokensIn(code, body).some(({ kind }) => kind === 'directive');
	if (hasDirective || usesSockets(code, body) || isSplit(code, between)) {
		return false;
	}
	return (
		!isBehind || (!mayChange(code, between, namesIn(code, body), []) && !jumpsOverDeclaration(code, between, body))
	);
}

/** Whether a reaction does more with sockets than to close them: what goes on is no reaction to any failure. */
function usesSockets(code: CodeText, body: Span): boolean {
	const tokens = tokensIn(code, body);
	return tokens.some(({ text }, index) => {
		const effect = tokens[index + 1]?.text === '(' ? describeCall(text)?.effect : undefined;
		return effect !== undefined && effect !== 'close' && effect !== 'shutdown';
	});
}

/** C++ lets no `goto` jump over the declaration of a variable with a value. */
function jumpsOverDeclaration(code: CodeText, between: Span, body: Span): boolean {
	const tokens = tokensIn(code, between);
	const declares = tokens.some(({ kind, text }, i) => {
		const isName =
			kind === 'word' && tokens[i - 1]?.kind === 'word' && !/^(?:return|goto|else)$/.test(tokens[i - 1]!.text);
		const isPointer = kind === 'word' && tokens[i - 1]?.text === '*' && tokens[i - 2]?.kind === 'word';
		return text !== 'else' && (isName || isPointer);
	});
	return declares && tokensIn(code, body).some(({ text }) => text === 'goto');
}

/** The reaction with its messages made to speak of bind; undefined where a message speaks of something else. */
function spokenOf(code: CodeText, body: Span, callee: string, binder: string): string | undefined {
	const isCallee = new RegExp(`(?<![\\p{L}\\p{N}_])${literally(callee)}(?![\\p{L}\\p{N}_])`, 'giu');
	let text = code.text.slice(body.start, body.end);
	for (const token of tokensIn(code, body).reverse()) {
		if (token.kind !== 'string') {
			continue;
		}
		const spoken = token.text.replace(isCallee, binder);
		if (spoken === token.text && !isGeneral(token.text)) {
			return undefined;
		}
		text = text.slice(0, token.start - body.start) + spoken + text.slice(token.end - body.start);
	}
	return text;
}

function isGeneral(message: string): boolean {
	const withoutFormats = message.replace(/%[-+ #0-9.*]*(?:hh|ll|[hljztL])?[a-zA-Z]|\\[a-z]/g, ' ');
	return (withoutFormats.match(/\p{L}+/gu) ?? []).every((word) => GENERAL_WORDS.test(word));
}
