import type { SocketEvent } from '../../protocol/sockets.js';
import { resultVariable } from './call-statements.js';
import { type CodeText, closingBracket, tokenIndexAt } from './code-text.js';
import type { Token } from './tokens.js';

/** ignored: nobody keeps it; overwritten: before anybody looks; asserted: looked at by an assert only. */
export type Loss = 'ignored' | 'overwritten' | 'asserted';

/** Checks that a release build leaves out. */
const ASSERTS = new Set(['assert', '_ASSERT', '_ASSERTE']);

/**
 * How the result of a call that is kept in a variable gets lost in the statements that follow in its block; undefined
 * where anything else may look at it.
 */
export function lossOfResult(code: CodeText, event: SocketEvent): Loss | undefined {
	const name = resultVariable(code, event);
	const tokens = code.tokens.slice(tokenIndexAt(code, event.statement.end)).filter(({ kind }) => kind !== 'comment');
	let isAsserted = false;
	let depth = 0;
	for (let i = 0; name !== undefined && i < tokens.length; i++) {
		const { kind, text } = tokens[i]!;
		depth += text === '{' ? 1 : text === '}' ? -1 : 0;
		if (depth < 0 || kind === 'directive') {
			return undefined;
		}
		if (ASSERTS.has(text) && tokens[i + 1]?.text === '(') {
			const end = closingBracket(tokens, i + 1);
			isAsserted ||= tokens.slice(i, end).some((token) => token.text === name);
			i = end < 0 ? tokens.length : end;
		} else if (text === name) {
			return depth === 0 && isOverwritten(tokens, i) ? (isAsserted ? 'asserted' : 'overwritten') : undefined;
		}
	}
	return undefined;
}

/** `rc = anything without rc;` as a statement of its own. */
function isOverwritten(tokens: readonly Token[], at: number): boolean {
	const before = tokens[at - 1]?.text ?? ';';
	const end = tokens.findIndex(({ text }, i) => i > at && text === ';');
	const value = tokens.slice(at + 2, end);
	const startsStatement = before === ';' || before === '}' || before === '{';
	return startsStatement && tokens[at + 1]?.text === '=' && !value.some(({ text }) => text === tokens[at]!.text);
}
