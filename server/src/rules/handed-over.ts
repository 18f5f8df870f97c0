import { describeCall, describeKernelCall } from '../knowledge/calls/index.js';
import type { SocketEvent, SocketFacts } from '../protocol/sockets.js';
import { rememberingObjects } from '../source/remembering.js';
import { type CodeText, codeTextOf, functionEnd, functionStart } from './fixes/code-text.js';
import { FirstToken, type IsSought } from './fixes/first-token.js';
import type { Token } from './fixes/tokens.js';
import type { RuleContext } from './rule.js';

const KEYWORDS = new Set('if while for switch return sizeof catch defined'.split(' '));

/** What may stand between a function's parameters and its body. */
const BEFORE_BODY = new Set(['const', 'noexcept', 'override', 'final']);

/** What code calls between two binds that closes no socket. */
const HARMLESS = new Set(
	'memset memcpy bzero ZeroMemory SecureZeroMemory htons htonl inet_addr inet_pton InetPton printf fprintf puts perror exit WSAGetLastError FD_ZERO FD_SET FD_ISSET send WSASend select getsockname getpeername'.split(
		' ',
	),
);

/**
 * Whether, between two events, somebody whom nobody sees may close the socket, or the code cannot be read as one run of
 * one function.
 */
export function mayBeHandedOver(
	context: RuleContext,
	socket: SocketFacts,
	earlier: SocketEvent,
	later: SocketEvent,
): boolean {
	const from = earlier.callPath[0] ?? earlier.span;
	const to = later.callPath[0] ?? later.span;
	if (from.file !== undefined || to.file !== undefined) {
		return true;
	}
	const start = from.end;
	const end = to.start;
	const areApart = earlier.callPath.length + later.callPath.length === 0 && earlier.functionName !== later.functionName;
	const code = codeTextOf(context);
	if (end < start || areApart || functionEnd(code.text, start) < end) {
		return true;
	}
	const name = /(?!this\b)[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*/.exec(socket.expression)?.[0];
	const isLocal = name !== undefined && isDeclaredInFunction(code, name, start);
	return isLocal
		? firstToken(code, start, `handed ${name}`, () => (tokens, at) => {
				return tokens[at]!.text === name && isUnseen(calledAround(tokens, at));
			}).isBefore(end)
		: firstToken(code, start, 'called', () => (tokens, at) => {
				return tokens[at]!.text === '(' && isUnseen(tokens[at - 1]);
			}).isBefore(end);
}

/** What was looked for in a file's code before. */
const firstTokensOf = rememberingObjects((_: CodeText) => new Map<string, FirstToken>());

/** `what` says what is sought, so that it is looked for only once behind a place. */
function firstToken(code: CodeText, start: number, what: string, seek: () => IsSought): FirstToken {
	const known = firstTokensOf(code);
	const key = `${start} ${what}`;
	const first = known.get(key) ?? new FirstToken(code, start, seek());
	known.set(key, first);
	return first;
}

function isUnseen(called: Token | undefined): boolean {
	return (
		called?.kind === 'word' &&
		!KEYWORDS.has(called.text) &&
		!HARMLESS.has(called.text) &&
		describeCall(called.text) === undefined &&
		describeKernelCall(called.text) === undefined
	);
}

/** Whether the name is declared in a function's head or body since the last brace in the first column. */
function isDeclaredInFunction(code: CodeText, name: string, at: number): boolean {
	return firstToken(code, functionStart(code.text, at), `declared ${name}`, () => declarationOf(name)).isBefore(at);
}

function declarationOf(name: string): IsSought {
	const bodies: boolean[] = [];
	let parentheses = 0;
	return (tokens, i) => {
		const { text } = tokens[i]!;
		const before = tokens[i - 1];
		parentheses += text === '(' ? 1 : text === ')' ? -1 : 0;
		if (text === '{') {
			bodies.push(bodies.at(-1) === true || before?.text === ')' || BEFORE_BODY.has(before?.text ?? ''));
		} else if (text === '}') {
			bodies.pop();
		}
		const isType = before?.kind === 'word' && !KEYWORDS.has(before.text);
		return text === name && (before?.text === '*' || isType) && (parentheses > 0 || bodies.at(-1) === true);
	};
}

/** The function that a token is an argument of. */
function calledAround(tokens: readonly Token[], at: number): Token | undefined {
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
				return before;
			}
			depth = 0;
		}
	}
	return undefined;
}
