import { describeCall } from '../knowledge/calls/index.js';
import type { SocketEvent, SocketFacts } from '../protocol/sockets.js';
import { codeTextOf, tokensIn } from './fixes/code-text.js';
import type { Token } from './fixes/tokens.js';
import type { RuleContext } from './rule.js';

const NO_FUNCTIONS = new Set([
	'if',
	'while',
	'for',
	'switch',
	'return',
	'sizeof',
	'catch',
	'FD_SET',
	'FD_ISSET',
	'printf',
]);

/**
 * Whether, between two events, the code may hand a socket to somebody who closes it, or cannot be read as one run of one
 * function.
 */
export function mayBeHandedOver(
	context: RuleContext,
	socket: SocketFacts,
	earlier: SocketEvent,
	later: SocketEvent,
): boolean {
	const start = (earlier.callPath[0] ?? earlier.span).end;
	const end = (later.callPath[0] ?? later.span).start;
	const areApart = earlier.callPath.length + later.callPath.length === 0 && earlier.functionName !== later.functionName;
	// A brace in the first column ends a function.
	if (end < start || areApart || /^\}/m.test(context.text.slice(start, end))) {
		return true;
	}
	const name = /(?!this\b)[A-Za-z_]\w*/.exec(socket.expression)?.[0];
	const tokens = tokensIn(codeTextOf(context), { start, end });
	return tokens.some((token, i) => {
		const called = token.text === name ? calledAround(tokens, i) : undefined;
		return called !== undefined && !NO_FUNCTIONS.has(called) && describeCall(called) === undefined;
	});
}

/** The function that a token is an argument of. */
function calledAround(tokens: readonly Token[], at: number): string | undefined {
	let depth = 0;
	for (let i = at - 1; i >= 0; i--) {
		const { text } = tokens[i]!;
		depth += text === ')' ? 1 : text === '(' ? -1 : 0;
		if (text === ';' || text === '{' || text === '}') {
			return undefined;
		}
		if (depth < 0) {
			const before = tokens[i - 1];
			if (before?.kind === 'word') {
				return before.text;
			}
			depth = 0;
		}
	}
	return undefined;
}
