import type { Fix, TextEdit } from '../../protocol/findings.js';
import type { Span } from '../../protocol/positions.js';
import type { SocketEvent } from '../../protocol/sockets.js';
import { isSharedWithPosix } from '../reading-facts.js';
import type { RuleContext } from '../rule.js';
import { mayMeetAnotherBind } from './binds-in-sight.js';
import { codeTextOf, indentationAt } from './code-text.js';

/**
 * Tells the constructor of Asio's acceptor, on Windows, not to set SO_REUSEADDR: false as the third argument. Where POSIX
 * compiles the call, too, it stays there as it is.
 */
export function acceptorWithoutReuse(context: RuleContext, making: SocketEvent, title: Fix['title']): Fix[] {
	const [, address, reuse] = making.args;
	const isUnclear = making.inBrokenCode || mayMeetAnotherBind(context, making);
	if (!address || isUnclear || (reuse && context.text.slice(reuse.start, reuse.end) !== 'true')) {
		return [];
	}
	const isShared = isSharedWithPosix(context, making.span);
	const edit = reuse ? replaced(context, reuse, isShared) : added(context, address.end, isShared);
	return [{ title, safe: false, edits: [edit], sharingOption: 'none' }];
}

function added(context: RuleContext, at: number, isShared: boolean): TextEdit {
	const lines = ['#ifdef _WIN32', ', false', '#endif', ''];
	return { span: { start: at, end: at }, newText: isShared ? ownLines(context, at, lines) : ', false' };
}

function replaced(context: RuleContext, { start, end }: Span, isShared: boolean): TextEdit {
	const lines = ['#ifdef _WIN32', 'false', '#else', 'true', '#endif', ''];
	return { span: { start, end }, newText: isShared ? ownLines(context, start, lines) : 'false' };
}

/** Lines among the arguments of a call, directives at the margin. */
function ownLines(context: RuleContext, at: number, lines: readonly string[]): string {
	const { lineBreak } = codeTextOf(context);
	const indentation = indentationAt(context.text, at);
	const deeper = indentation + (indentation.includes('\t') ? '\t' : '    ');
	return lines.map((line) => lineBreak + (line.startsWith('#') ? line : deeper + line)).join('');
}
