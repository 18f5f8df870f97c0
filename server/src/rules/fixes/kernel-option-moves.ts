import type { Fix } from '../../protocol/findings.js';
import type { Span } from '../../protocol/positions.js';
import type { SocketEvent } from '../../protocol/sockets.js';
import type { RuleContext } from '../rule.js';
import { decidesSharing, mayMeetAnotherBind } from './binds-in-sight.js';
import { isSplit } from './blocks.js';
import { statementOfCallAlone } from './call-statements.js';
import { type CodeText, closingBracket, codeTextOf, standsInBlock, tokensIn } from './code-text.js';
import { mayChange, namesIn } from './moved-names.js';
import { moving } from './statement-edits.js';

const WAIT = 'KeWaitForSingleObject';

/**
 * Sets the option before the socket is bound, in Winsock Kernel: the call moves together with the wait for its IRP that
 * follows it. Only where the two calls have IRPs and events of their own, which nobody touches in between; no wait is
 * ever added, as the code may run where it must not wait.
 */
export function kernelOptionMovedBefore(
	context: RuleContext,
	event: SocketEvent,
	bind: SocketEvent,
	title: Fix['title'],
): Fix[] {
	const code = codeTextOf(context);
	const call = event.isWholeStatement ? statementOfCallAlone(code, event) : undefined;
	const wait = call && waitAfter(code, call);
	const irp = event.args.at(-1);
	if (!call || !wait || !irp || !bind.isWholeStatement || !standsInBlock(code, bind.statement)) {
		return [];
	}
	const moved = { start: call.start, end: wait.statement.end };
	const between = { start: bind.statement.start, end: moved.start };
	if (between.end < bind.statement.end || isSplit(code, between) || doesHarmBefore(context, event, bind)) {
		return [];
	}
	const own = new Set([lastName(code, irp), lastName(code, wait.object)]);
	const isTouched = tokensIn(code, between).some(({ kind, text }) => kind === 'word' && own.has(text));
	const isHindered =
		own.has(undefined) || isTouched || mayChange(code, between, namesIn(code, moved), waitsIn(code, between));
	return isHindered ? [] : [{ title, safe: false, edits: moving(code, moved, bind.statement) }];
}

/** `KeWaitForSingleObject(&done, ...);` right behind a statement. */
function waitAfter(code: CodeText, { end }: Span): { statement: Span; object: Span } | undefined {
	const tokens = code.uncommented;
	const at = tokens.indexAt(end);
	const [call, bracket, object] = tokens.slice(at, at + 3);
	if (call?.text !== WAIT || bracket?.text !== '(') {
		return undefined;
	}
	const close = closingBracket(tokens, at + 1);
	const comma = tokens.indexFrom(at + 2, ({ text }) => text === ',');
	const semicolon = tokens.at(close + 1);
	return semicolon?.text === ';' && object && comma > 0
		? {
				statement: { start: call.start, end: semicolon.end },
				object: { start: object.start, end: tokens.at(comma)!.start },
			}
		: undefined;
}

/** The waits in a piece of code, which change nothing that a moved call speaks of. */
function waitsIn(code: CodeText, piece: Span): Span[] {
	const tokens = tokensIn(code, piece);
	return tokens.flatMap(({ text, start }, i) => {
		const end = text === WAIT && tokens[i + 1]?.text === '(' ? tokens[closingBracket(tokens, i + 1)]?.end : undefined;
		return end === undefined ? [] : [{ start, end }];
	});
}

/** `optionIrp` in `ctx->optionIrp`. */
function lastName(code: CodeText, span: Span): string | undefined {
	return tokensIn(code, span).findLast(({ kind }) => kind === 'word')?.text;
}

/** Two options that exclude each other, or another bind that would meet this one. */
function doesHarmBefore(context: RuleContext, event: SocketEvent, bind: SocketEvent): boolean {
	const isOpposed = bind.before.possible.some((other) => other === 'reuse' || other === 'both');
	return (
		(event.option === 'SO_EXCLUSIVEADDRUSE' && isOpposed) ||
		(decidesSharing(event) && mayMeetAnotherBind(context, event))
	);
}
