import type { Span } from '../protocol/positions.js';
import type { SocketEvent, SocketFacts } from '../protocol/sockets.js';
import { eventsHere } from './events-here.js';
import { closingBracket, codeTextOf } from './fixes/code-text.js';
import type { TokenList } from './fixes/tokens.js';
import { proofOf } from './proof.js';
import { callPathPlaces, hasPort } from './reading-facts.js';
import type { Rule, RuleContext } from './rule.js';

/** Where bInheritHandles stands in the calls that start a process. Source: their reference pages. */
const STARTERS: ReadonlyMap<string, number> = new Map([
	['CreateProcess', 4],
	['CreateProcessA', 4],
	['CreateProcessW', 4],
	['CreateProcessAsUser', 5],
	['CreateProcessAsUserA', 5],
	['CreateProcessAsUserW', 5],
]);

/** What only code has that chooses which handles a child gets. */
const CHOOSES_HANDLES =
	/\b(?:WSA_FLAG_NO_HANDLE_INHERIT|SetHandleInformation|HANDLE_FLAG_INHERIT|PROC_THREAD_ATTRIBUTE_HANDLE_LIST|DuplicateHandle)\b/;

export const listenerInheritable: Rule = {
	name: 'listener-inheritable',
	severity: 'info',
	targets: ['windows'],
	summary: { id: 'rules.listenerInheritable.summary' },
	sources: [
		'Microsoft Learn, Win32: WSASocket function (WSA_FLAG_NO_HANDLE_INHERIT; a socket is inheritable by default)',
		'Microsoft Learn, Win32: CreateProcess function (bInheritHandles)',
	],
	*check(context) {
		const child = context.facts.targets.includes('windows') ? heirIn(context) : undefined;
		if (!child) {
			return;
		}
		for (const { socket, event } of eventsHere(context, ['create'], ['windows'])) {
			if (isListener(socket, event)) {
				yield {
					severity: 'info',
					span: event.callee,
					message: { id: 'rules.listenerInheritable.finding' },
					target: event.target,
					related: [{ span: child, message: { id: 'rules.listenerInheritable.child' } }, ...callPathPlaces(event)],
				};
			}
		}
	},
};

/** Whether the socket is a listener on a port that somebody wants again: one that the system picked is another one next time. */
function isListener(socket: SocketFacts, made: SocketEvent): boolean {
	const binds = socket.binds.filter(({ target }) => target === made.target);
	return (
		hasPort(socket) &&
		socket.roles.includes('listener') &&
		/^(?:WSA)?[Ss]ocket[AW]?$/.test(made.calleeName) &&
		proofOf(made, 'must') === 'must' &&
		binds.length > 0 &&
		binds.every(({ address }) => address.port.kind !== 'ephemeral')
	);
}

/** The first call that starts a child with all inheritable handles, where the file never chooses among them. */
function heirIn(context: RuleContext): Span | undefined {
	if (!context.text.includes('CreateProcess') || CHOOSES_HANDLES.test(context.text)) {
		return undefined;
	}
	const tokens = codeTextOf(context).uncommented;
	const starts = [...STARTERS].flatMap(([starter, inherits]) =>
		tokens.indicesOf(starter).filter((at) => /^(?:TRUE|true|1)$/.test(argumentAt(tokens, at + 1, inherits))),
	);
	const first = tokens.at(Math.min(...starts));
	return first && { start: first.start, end: first.end };
}

/** An argument of the call whose opening bracket stands at an index, as it is written; empty where there is none. */
function argumentAt(tokens: TokenList, open: number, wanted: number): string {
	const close = tokens.at(open)?.text === '(' ? closingBracket(tokens, open) : -1;
	let [depth, index, written] = [0, 0, ''];
	for (const { text } of tokens.slice(open + 1, Math.max(close, open + 1))) {
		depth += /^[([{]$/.test(text) ? 1 : /^[)\]}]$/.test(text) ? -1 : 0;
		if (text === ',' && depth === 0) {
			index++;
		} else if (index === wanted) {
			written += text;
		}
	}
	return written;
}
