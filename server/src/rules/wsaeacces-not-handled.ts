import type { Fix } from '../protocol/findings.js';
import type { Span } from '../protocol/positions.js';
import type { SocketEvent } from '../protocol/sockets.js';
import { eventsHere } from './events-here.js';
import { codeTextOf, indentationAt, lineStart, nextLineStart } from './fixes/code-text.js';
import type { TokenList } from './fixes/tokens.js';
import { callPathPlaces } from './reading-facts.js';
import type { Rule, RuleContext, TargetFinding } from './rule.js';

const IN_USE = 'WSAEADDRINUSE';
const DENIED = 'WSAEACCES';

export const wsaeaccesNotHandled: Rule = {
	name: 'wsaeacces-not-handled',
	severity: 'info',
	targets: ['windows'],
	summary: { id: 'rules.wsaeaccesNotHandled.summary' },
	fix: { id: 'rules.wsaeaccesNotHandled.fix' },
	sources: [
		'Microsoft Learn, Win32: Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE (tables for Windows Server 2003 and later)',
		'Microsoft Support, KB3039044 (excluded port ranges)',
		'libuv, src/win/tcp.c and src/win/udp.c (WSAEACCES taken for EADDRINUSE)',
	],
	*check(context) {
		for (const { event } of eventsHere(context, ['bind'], ['windows'])) {
			const compared = event.errorReads
				.filter(({ source }) => source === 'last-error')
				.flatMap(({ comparedWith }) => comparedWith);
			const inUse = compared.find(({ name }) => name === IN_USE);
			if (inUse && !compared.some(({ name }) => name === DENIED)) {
				yield findingFor(context, event, inUse.span);
			}
		}
	},
};

function findingFor(context: RuleContext, event: SocketEvent, span: Span): TargetFinding {
	return {
		severity: 'info',
		span,
		message: { id: 'rules.wsaeaccesNotHandled.finding', args: { binder: event.calleeName } },
		target: event.target,
		related: [...callPathPlaces(event), { span: event.span, message: { id: 'rules.wsaeaccesNotHandled.bind' } }],
		fixes: event.inBrokenCode ? [] : fixesFor(context, span),
	};
}

/** Treats the two errors alike. */
function fixesFor(context: RuleContext, constant: Span): Fix[] {
	const code = codeTextOf(context);
	const tokens = code.uncommented;
	const at = tokens.indexAt(constant.start);
	const before = tokens.at(at - 1)?.text;
	const title = { id: 'rules.wsaeaccesNotHandled.both' };
	const found = tokens.at(at);
	if (found?.start !== constant.start || found.text !== IN_USE) {
		return [];
	}
	if (before === 'case') {
		const line = lineStart(code.text, constant.start);
		const indentation = indentationAt(code.text, constant.start);
		const isAlone = /^\s*case\s+WSAEADDRINUSE\s*:/.test(code.text.slice(line, nextLineStart(code.text, line)));
		const newText = `${indentation}case ${DENIED}:${code.lineBreak}`;
		return isAlone ? [{ title, safe: false, edits: [{ span: { start: line, end: line }, newText }] }] : [];
	}
	const operand = before === '==' || before === '!=' ? operandBefore(tokens, at - 1) : undefined;
	if (!operand) {
		return [];
	}
	const written = code.text.slice(operand.start, operand.end);
	const span = { start: operand.start, end: constant.end };
	const both = `${written} ${before} ${IN_USE} ${before === '==' ? '||' : '&&'} ${written} ${before} ${DENIED}`;
	const first = tokens.indexAt(operand.start);
	const isInParentheses = tokens.at(first - 1)?.text === '(' && tokens.at(at + 1)?.text === ')';
	const newText = isInParentheses ? both : `(${both})`;
	return [{ title, safe: false, edits: [{ span, newText }] }];
}

/** `e` or `WSAGetLastError()` before an operator. */
function operandBefore(tokens: TokenList, operator: number): Span | undefined {
	const last = tokens.at(operator - 1);
	const isCall = last?.text === ')' && tokens.at(operator - 2)?.text === '(';
	const name = tokens.at(isCall ? operator - 3 : operator - 1);
	const isMember = /^(?:\.|->|::|\])$/.test(tokens.at(isCall ? operator - 4 : operator - 2)?.text ?? '');
	return last && name?.kind === 'word' && !isMember ? { start: name.start, end: last.end } : undefined;
}
