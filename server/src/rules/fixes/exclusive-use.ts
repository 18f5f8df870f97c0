import type { Fix } from '../../protocol/findings.js';
import type { SocketEvent } from '../../protocol/sockets.js';
import { isSharedWithPosix, usesOfCall } from '../reading-facts.js';
import type { RuleContext } from '../rule.js';
import { mayMeetAnotherBind } from './binds-in-sight.js';
import {
	type CodeText,
	codeTextOf,
	deeperIndentation,
	indentationAt,
	lineStart,
	standsInBlock,
	withCommentsAbove,
} from './code-text.js';
import { mayBeTooLate } from './option-in-effect.js';

/** A handle that can be written twice: names, members and elements, no calls and no assignments. */
const PLAIN_HANDLE =
	/^[*( \t\r\n]*(?:::[ \t\r\n]*)?[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*(?:\[\w+\])*(?:[) \t\r\n]*(?:(?:::|->|\.)[ \t\r\n]*|(?<=[) \t\r\n]))[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*(?:\[\w+\])*)*[) \t\r\n]*$/;

/**
 * Asks for exclusive use right before the statement of a bind, in a block of its own, so that the variable is declared
 * where every C compiler takes it. Under `#ifdef _WIN32` where POSIX compiles the bind, too. Nothing where another bind
 * may meet this one: one of the two would fail.
 */
export function exclusiveUseBefore(context: RuleContext, bind: SocketEvent, title: Fix['title']): Fix[] {
	const code = codeTextOf(context);
	const { statement, callee, args } = bind;
	const written = /^(::\s*)?bind$/.exec(code.text.slice(callee.start, callee.end));
	const handle = args[0] && code.text.slice(args[0].start, args[0].end);
	const canStand = written && handle !== undefined && isPlain(handle) && standsInBlock(code, statement);
	const comesInTime = !isMadeInside(context, bind) && !mayBeTooLate(context, bind);
	if (!canStand || !comesInTime || mayMeetAnotherBind(context, bind)) {
		return [];
	}
	const call = `${written[1] ?? ''}setsockopt(${handle}, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (const char *)&exclusive, sizeof(exclusive));`;
	const edit = insertion(
		code,
		statement.start,
		['BOOL exclusive = TRUE;', call],
		isSharedWithPosix(context, bind.span),
	);
	return edit ? [{ title, safe: false, edits: [edit], sharingOption: 'exclusive' }] : [];
}

function isPlain(handle: string): boolean {
	return PLAIN_HANDLE.test(handle) && !/\w\s*\(|\bexclusive\b/.test(handle);
}

/** Whether the statement that binds the socket makes it, too. */
function isMadeInside(context: RuleContext, { span, statement, target }: SocketEvent): boolean {
	return usesOfCall(context, span, target).some(({ socket }) =>
		socket.events.some(
			(event) => event.kind === 'create' && statement.start <= event.span.start && event.span.end <= statement.end,
		),
	);
}

function insertion(code: CodeText, start: number, inside: readonly string[], onlyOnWindows: boolean) {
	const line = lineStart(code.text, start);
	const indentation = indentationAt(code.text, start);
	if (code.text.slice(line, start).trim() !== '') {
		return onlyOnWindows ? undefined : { span: { start, end: start }, newText: `{ ${inside.join(' ')} } ` };
	}
	const deeper = deeperIndentation(indentation);
	const block = [`${indentation}{`, ...inside.map((one) => deeper + one), `${indentation}}`];
	const lines = onlyOnWindows ? ['#ifdef _WIN32', ...block, '#endif'] : block;
	const place = withCommentsAbove(code, { start: line, end: line }).start;
	return { span: { start: place, end: place }, newText: lines.map((one) => one + code.lineBreak).join('') };
}
