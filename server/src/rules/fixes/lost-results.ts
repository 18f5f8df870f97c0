import type { SocketEvent } from '../../protocol/sockets.js';
import { resultVariable } from './call-statements.js';
import { type CodeText, closingBracket } from './code-text.js';
import type { TokenList } from './tokens.js';

/** ignored: nobody keeps it; overwritten: before anybody looks; asserted: looked at by an assert only. */
export type Loss = 'ignored' | 'overwritten' | 'asserted';

/** Checks that a release build leaves out. */
const ASSERTS = new Set(['assert', '_ASSERT', '_ASSERTE']);

const LEFT_BY_BREAK = new Set(['for', 'while', 'do', 'switch']);
const STATEMENTS = new Set([...LEFT_BY_BREAK, 'if', 'else']);

/**
 * How the result of a call that is kept in a variable gets lost in the statements that follow in its block; undefined
 * where anything else may look at it.
 */
export function lossOfResult(code: CodeText, event: SocketEvent): Loss | undefined {
	const name = resultVariable(code, event);
	const tokens = code.uncommented;
	let isAsserted = false;
	let depth = 0;
	for (let i = tokens.indexAt(event.statement.end); name !== undefined && i < tokens.length; i++) {
		const { kind, text } = tokens.at(i)!;
		if (text === 'break' && depth === 0) {
			i = endOfLeftBlock(tokens, i);
			if (i < 0) {
				return undefined;
			}
			continue;
		}
		depth += text === '{' ? 1 : text === '}' ? -1 : 0;
		if (depth < 0 || kind === 'directive') {
			return undefined;
		}
		if (ASSERTS.has(text) && tokens.at(i + 1)?.text === '(') {
			const end = closingBracket(tokens, i + 1);
			isAsserted ||= tokens.slice(i, end).some((token) => token.text === name);
			i = end < 0 ? tokens.length : end;
		} else if (text === name) {
			return depth === 0 && isOverwritten(tokens, i) ? (isAsserted ? 'asserted' : 'overwritten') : undefined;
		}
	}
	return undefined;
}

/** The index of the brace that closes the loop or the `switch` which a `break` leaves; -1 where none is in sight. */
function endOfLeftBlock(tokens: TokenList, at: number): number {
	let depth = 0;
	for (let i = at - 1; i >= 0; i--) {
		const { text, kind } = tokens.at(i)!;
		depth += text === '}' ? 1 : text === '{' ? -1 : 0;
		if (kind === 'directive') {
			return -1;
		}
		if (depth < 0) {
			depth = 0;
			const before = wordBeforeBlock(tokens, i);
			if (before === undefined) {
				return -1;
			}
			if (LEFT_BY_BREAK.has(before)) {
				return closingBracket(tokens, i);
			}
		}
	}
	return -1;
}

/** `for` of `for (...) {`; undefined where no statement begins the block. */
function wordBeforeBlock(tokens: TokenList, open: number): string | undefined {
	let at = open - 1;
	if (tokens.at(at)?.text === ')') {
		for (let depth = 0; at >= 0; at--) {
			depth += tokens.at(at)!.text === ')' ? 1 : tokens.at(at)!.text === '(' ? -1 : 0;
			if (depth === 0) {
				break;
			}
		}
		at--;
	}
	const word = tokens.at(at)?.text ?? '';
	return STATEMENTS.has(word) ? word : undefined;
}

/** `rc = anything without rc;` as a statement of its own. */
function isOverwritten(tokens: TokenList, at: number): boolean {
	const before = tokens.at(at - 1)?.text ?? ';';
	const end = tokens.indexFrom(at + 1, ({ text }) => text === ';');
	const value = tokens.slice(at + 2, end < 0 ? tokens.length : end);
	const startsStatement = before === ';' || before === '}' || before === '{';
	return startsStatement && tokens.at(at + 1)?.text === '=' && !value.some(({ text }) => text === tokens.at(at)!.text);
}
