import type { Span } from '../../protocol/positions.js';
import type { SocketEvent } from '../../protocol/sockets.js';
import { sameContext } from '../reading-facts.js';
import { isOnlyCallOf } from './call-statements.js';
import { type CodeText, standsInBlock, tokensIn } from './code-text.js';
import type { Token } from './tokens.js';

/** Whether another path may enter between the start and the end of a piece of a block, or a directive splits it. */
export function isSplit(code: CodeText, piece: Span): boolean {
	const tokens = tokensIn(code, piece);
	let depth = 0;
	return (
		tokens.some((token, i) => {
			depth += token.text === '{' ? 1 : token.text === '}' ? -1 : 0;
			return depth < 0 || token.kind === 'directive' || (depth === 0 && isLabel(tokens, i));
		}) || depth !== 0
	);
}

function isLabel(tokens: readonly Token[], at: number): boolean {
	const { kind, text } = tokens[at]!;
	if (text === 'case' || text === 'default') {
		return true;
	}
	const before = tokens[at - 1]?.text;
	const startsStatement = before === undefined || before === ';' || before === '{' || before === '}';
	return kind === 'word' && startsStatement && tokens[at + 1]?.text === ':';
}

/**
 * Whether every path to the later event has made the earlier call, whatever its result: it is a statement of a block
 * that the later one stands in, and no label lets anybody in between.
 */
export function alwaysRunsBefore(code: CodeText, earlier: SocketEvent, later: SocketEvent): boolean {
	if (!sameContext(earlier, later) || !standsInBlock(code, earlier.statement) || !isOnlyCallOf(code, earlier)) {
		return false;
	}
	const tokens = tokensIn(code, { start: earlier.statement.end, end: later.span.start });
	let depth = 0;
	return (
		earlier.statement.end <= later.span.start &&
		!tokens.some((token, i) => {
			depth += token.text === '{' ? 1 : token.text === '}' ? -1 : 0;
			return depth < 0 || (depth === 0 && isLabel(tokens, i));
		})
	);
}
