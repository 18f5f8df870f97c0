import type { Fix } from '../../protocol/findings.js';
import type { SocketEvent } from '../../protocol/sockets.js';
import type { RuleContext } from '../rule.js';
import { codeTextOf, indentationAt, lineStart, standsInBlock } from './code-text.js';

/** Puts a statement right before that of a call; nothing where the call's statement does not stand in a block. */
export function statementBefore(
	context: RuleContext,
	{ statement, callPath }: SocketEvent,
	inserted: string,
	title: Fix['title'],
): Fix[] {
	const code = codeTextOf(context);
	const { start } = statement;
	if (!standsInBlock(code, statement) || callPath.length > 0) {
		return [];
	}
	const startsLine = code.text.slice(lineStart(code.text, start), start).trim() === '';
	const after = startsLine ? code.lineBreak + indentationAt(code.text, start) : ' ';
	return [{ title, safe: false, edits: [{ span: { start, end: start }, newText: inserted + after }] }];
}
