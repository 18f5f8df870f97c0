import type { SocketEvent, SocketFacts } from '../protocol/sockets.js';
import { eventsHere } from './events-here.js';
import { type CodeText, codeTextOf, functionStart, tokensIn } from './fixes/code-text.js';
import { mayBeHandedOver } from './handed-over.js';
import { proofOf } from './proof.js';
import { eventAt, sameContext } from './reading-facts.js';
import type { Rule, RuleContext } from './rule.js';

export const wskCloseWithoutDisconnect: Rule = {
	name: 'wsk-close-without-disconnect',
	severity: 'info',
	targets: ['windows-kernel'],
	summary: { id: 'rules.wskCloseWithoutDisconnect.summary' },
	sources: ['Windows driver documentation: Closing a Socket; PFN_WSK_CLOSE_SOCKET callback function'],
	*check(context) {
		for (const { socket, event } of eventsHere(context, ['close'], ['windows-kernel'])) {
			const connected = isAbortive(socket, event) ? connectionOf(context, socket, event) : undefined;
			if (connected) {
				yield {
					severity: 'info',
					span: { start: event.callee.end - event.calleeName.length, end: event.callee.end },
					message: { id: 'rules.wskCloseWithoutDisconnect.finding' },
					target: event.target,
					related: [{ span: connected.span, message: { id: 'rules.wskCloseWithoutDisconnect.connected' } }],
				};
			}
		}
	},
};

/** Whether a connection is closed that nobody in sight ever disconnects. */
function isAbortive({ events }: SocketFacts, close: SocketEvent): boolean {
	const { before } = close;
	return (
		before.connected === 'yes' &&
		before.closed === 'no' &&
		proofOf(close, 'must') === 'must' &&
		!events.some(({ kind }) => kind === 'shutdown' || kind === 'escape')
	);
}

/** The call that connected the socket, where its function goes on to the close: after a failure there is nothing to save. */
function connectionOf(context: RuleContext, socket: SocketFacts, close: SocketEvent): SocketEvent | undefined {
	const connected = socket.events.find(
		(event) =>
			['connect', 'accept', 'create'].includes(event.kind) &&
			sameContext(event, close) &&
			event.span.start < close.span.start &&
			(event.kind !== 'create' || event.calleeName === 'WskSocketConnect'),
	);
	const isPlain =
		connected !== undefined &&
		eventAt(socket, connected.span, close.target) !== undefined &&
		endsItsFunction(codeTextOf(context), close) &&
		!mayBeHandedOver(context, socket, connected, close);
	return isPlain ? connected : undefined;
}

/** Whether a call stands in the outermost block of its function, so that what went well comes there, too. */
function endsItsFunction(code: CodeText, { span }: SocketEvent): boolean {
	const start = functionStart(code.text, span.start);
	const depth = tokensIn(code, { start, end: span.start }).reduce(
		(open, { text }) => open + (text === '{' ? 1 : text === '}' ? -1 : 0),
		0,
	);
	return depth === 1;
}
