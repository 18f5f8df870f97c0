import type { Span } from '../../protocol/positions.js';
import type { SocketEventKind, SocketFacts } from '../../protocol/sockets.js';
import { type CodeText, tokensIn } from '../../rules/fixes/code-text.js';
import type { FunctionScope } from './completion-place.js';

/** A handle that can be written again as it is: no call, no increment. */
const PLAIN_HANDLE = /^\*?[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*(?:(?:->|\.)\w+|\[\w+\])*$/;

/** A socket and how the code writes it. */
export interface SocketAtHand {
	socket: SocketFacts;
	handle: string;
}

/** The socket of the function that was named last before the place; a variable of its own rather than a member. */
export function socketInScope(
	code: CodeText,
	sockets: readonly SocketFacts[],
	scope: FunctionScope,
): SocketAtHand | undefined {
	const named = lastPlaces(code, scope.before);
	const found = sockets.flatMap((socket) =>
		handlesOf(code, socket, scope.whole).flatMap((handle) => {
			const at = named.get(/\w+/.exec(handle)?.[0] ?? '');
			return at === undefined ? [] : [{ socket, handle, at, isVariable: /^\*?\w+$/.test(handle) }];
		}),
	);
	return found.sort((a, b) => Number(b.isVariable) - Number(a.isVariable) || b.at - a.at)[0];
}

/** Whether something of that kind happens to the socket in a span. */
export function happensIn(socket: SocketFacts, within: Span, kind: SocketEventKind): boolean {
	return socket.events.some((event) => event.kind === kind && isInside(event.span, within));
}

/** Where each name stands last in a span. */
function lastPlaces(code: CodeText, within: Span): Map<string, number> {
	return new Map(tokensIn(code, within).flatMap(({ kind, text, start }) => (kind === 'word' ? [[text, start]] : [])));
}

/** How a function writes a socket: where it is mentioned, and where it is given to a call. */
function handlesOf({ text }: CodeText, { mentions, events }: SocketFacts, within: Span): string[] {
	const given = events.flatMap(({ kind, args, callPath }) =>
		kind === 'create' || callPath.length > 0 ? [] : args.slice(0, 1),
	);
	const written = [...mentions, ...given]
		.filter((span) => isInside(span, within))
		.map(({ start, end }) => text.slice(start, end));
	return [...new Set(written)].filter((handle) => PLAIN_HANDLE.test(handle));
}

function isInside({ start, end, file }: Span, within: Span): boolean {
	return file === undefined && within.start <= start && end <= within.end;
}
