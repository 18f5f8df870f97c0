import { describeKernelCall } from '../knowledge/calls/index.js';
import type { SocketEvent, SocketFacts } from '../protocol/sockets.js';
import { afterCall, onlyGoesOn } from './after-kernel-call.js';
import { EVERY_KIND, eventsHere } from './events-here.js';
import { codeTextOf, standsInBlock } from './fixes/code-text.js';
import type { Token } from './fixes/tokens.js';
import { callPathPlaces, sameContext } from './reading-facts.js';
import type { Rule, RuleContext, TargetFinding } from './rule.js';

const WAITS = new Set(['KeWaitForSingleObject', 'KeWaitForMultipleObjects']);

/** The calls that need the earlier one to be done: a bind needs the option, all the others need the bind. */
const NEEDS_THE_EARLIER = new Set(['bind', 'listen', 'accept', 'connect']);

export const wskPendingStatus: Rule = {
	name: 'wsk-pending-status',
	severity: 'warning',
	targets: ['windows-kernel'],
	summary: { id: 'rules.wskPendingStatus.summary' },
	sources: [
		'Windows driver documentation: PFN_WSK_BIND and PFN_WSK_CONTROL_SOCKET callback functions (return values)',
		'Windows driver documentation: Using IRPs with Winsock Kernel Functions',
	],
	*check(context) {
		for (const { socket, event } of eventsHere(context, EVERY_KIND, ['windows-kernel'])) {
			const irp = describeKernelCall(event.calleeName)?.irp;
			const fact = irp === undefined ? undefined : event.argumentFacts[irp];
			if (fact && fact.value !== 0) {
				const finding = takenForFinal(context, event) ?? goneOnTooEarly(context, socket, event);
				if (finding) {
					yield { severity: 'warning', target: event.target, ...finding };
				}
			}
		}
	},
};

type Found = Pick<TargetFinding, 'span' | 'message' | 'related'>;

/** `status = CALL; KeWaitForSingleObject(...); if (!NT_SUCCESS(status))` and nothing else in between. */
function takenForFinal(context: RuleContext, event: SocketEvent): Found | undefined {
	const after = afterCall(codeTextOf(context), event);
	const result = after?.result;
	if (!after || result === undefined) {
		return undefined;
	}
	const { tokens } = after;
	if (tokens[0]?.kind !== 'word' || !WAITS.has(tokens[0].text)) {
		return undefined;
	}
	const waitEnds = tokens.findIndex(({ text }) => text === ';');
	const use = tokens.findIndex(({ text }, i) => i > waitEnds && text === result);
	const between = tokens.slice(waitEnds + 1, use);
	const isAsked = between.some(
		({ text, kind }) => text === 'IoStatus' || text === 'STATUS_PENDING' || kind === 'directive',
	);
	const isWaitedWithIt = tokens.slice(0, waitEnds).some(({ text }) => text === result);
	if (waitEnds < 0 || use < 0 || isAsked || isWaitedWithIt || !isJudged(tokens, use)) {
		return undefined;
	}
	const bind = event.kind === 'bind' ? 'yes' : 'no';
	return {
		span: { start: tokens[use]!.start, end: tokens[use]!.end },
		message: { id: 'rules.wskPendingStatus.returned', args: { result, call: event.calleeName, bind } },
		related: [{ span: { start: tokens[0].start, end: tokens[0].end }, message: { id: 'rules.wskPendingStatus.wait' } }],
	};
}

/** `NT_SUCCESS(status)` and `return status;` */
function isJudged(tokens: readonly Token[], at: number): boolean {
	const [before, open] = [tokens[at - 2]?.text, tokens[at - 1]?.text];
	const isTested = open === '(' && (before === 'NT_SUCCESS' || before === 'NT_ERROR') && tokens[at + 1]?.text === ')';
	return isTested || (open === 'return' && tokens[at + 1]?.text === ';');
}

/** The next call on the socket follows, in the same block, with nothing in between that may wait. */
function goneOnTooEarly(context: RuleContext, socket: SocketFacts, event: SocketEvent): Found | undefined {
	const code = codeTextOf(context);
	const after = afterCall(code, event);
	const next = socket.events.find(
		(one) => one.target === event.target && sameContext(one, event) && one.span.start >= event.statement.end,
	);
	if (
		!after ||
		after.isReturned ||
		!next ||
		!NEEDS_THE_EARLIER.has(next.kind) ||
		!standsInBlock(code, next.statement)
	) {
		return undefined;
	}
	const between = after.tokens.filter(({ end }) => end <= next.statement.start);
	const isBlock = between.reduce((depth, { text }) => depth + (text === '{' ? 1 : text === '}' ? -1 : 0), 0) === 0;
	if (!isBlock || !onlyGoesOn(between)) {
		return undefined;
	}
	return {
		span: { start: event.callee.end - event.calleeName.length, end: event.callee.end },
		message: { id: 'rules.wskPendingStatus.unfinished', args: { call: event.calleeName, later: next.calleeName } },
		related: [...callPathPlaces(event), { span: next.span, message: { id: 'rules.wskPendingStatus.next' } }],
	};
}
