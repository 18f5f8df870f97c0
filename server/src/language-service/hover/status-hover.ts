import { BIND_STATUSES } from '../../knowledge/bind-statuses.js';
import { findStatus, type StatusCode, statusCausesId, writtenValue } from '../../knowledge/statuses/index.js';
import { winsockErrorOf } from '../../knowledge/winsock-errors.js';
import { dataWords, text } from '../../messages/text.js';
import type { Message } from '../../protocol/messages.js';
import type { Span } from '../../protocol/positions.js';
import type { Resolution } from '../../protocol/resolution.js';
import type { SocketBind, SocketEvent, SocketFacts } from '../../protocol/sockets.js';
import type { Target } from '../../protocol/targets.js';
import { hasPort, sameSpan } from '../../rules/reading-facts.js';
import type { AnalysedDocument } from '../analysed-document.js';
import { bindAt, everyBind, modelOf, possibleBinds, targetAt, withoutPresumption } from '../bind-at-hand.js';
import { linkOfStatus } from '../documentation-links.js';
import { earlierBinds, weakest } from '../sharing.js';
import { holderSentences } from '../sharing-words.js';
import { socketsAt } from '../socket-at.js';
import type { Verdict } from '../verdict.js';
import { verdictOfAll } from './event-at.js';
import type { HoverInfo } from './hover-info.js';

/**
 * The hover over the name of a status, over its number where code compares with it, and over what POSIX or a library calls
 * it where a bind at hand explains it; null over any other word.
 */
export function statusHover(document: AnalysedDocument, word: Span & { word: string }): HoverInfo | null {
	const isOwnName = isName(word.word) || isComparedNumber(document.text, word);
	const status = findStatus(isOwnName ? word.word : '') ?? statusOfOtherName(document.text, word);
	if (!status) {
		return null;
	}
	const found = verdictOnStatus(document, status, word);
	const args = { name: status.name, value: String(writtenValue(status)) };
	const isPosixName = word.word !== status.name && isName(word.word);
	if (!found && (isPosixName || !isOwnName)) {
		return null;
	}
	const otherName = isPosixName ? 'hover.posixError' : 'hover.libraryError';
	const causes = text({ id: statusCausesId(status) });
	return {
		span: word,
		verdict: found ?? {
			headline: { id: 'hover.status', args },
			sentences: [{ id: 'hover.statusCauses', args: { where: dataWords(status.where), causes } }],
			confidence: 'documented',
		},
		notes: [],
		general:
			isPosixName || !isOwnName
				? [{ id: otherName, args: { name: word.word, status: status.name, value: args.value } }]
				: [],
		details: [],
		confidence: found?.confidence ?? null,
		source: linkOfStatus(status),
		more: BIND_STATUS_NAMES.has(status.name) ? { status: status.name, ...(found && { panel: true }) } : {},
	};
}

/** The names that Asio gives to what a bind ends with. Source: asio/error.hpp. */
const ASIO_ERRORS: ReadonlyMap<string, string> = new Map([
	['address_in_use', 'WSAEADDRINUSE'],
	['access_denied', 'WSAEACCES'],
]);

/** The status that POSIX or Asio calls by this word. */
function statusOfOtherName(text: string, { word, start }: Span & { word: string }): StatusCode | undefined {
	if (/^E[A-Z]{3,}$/.test(word)) {
		return findStatus(winsockErrorOf(word) ?? '');
	}
	const asio = ASIO_ERRORS.get(word);
	return asio && /\berror::$/.test(text.slice(Math.max(0, start - 20), start)) ? findStatus(asio) : undefined;
}

function isName(word: string): boolean {
	return /^[A-Z]/.test(word);
}

/** Numbers mean a status only where code treats them as one: a port or a size may be 10048 as well. */
function isComparedNumber(text: string, word: Span & { word: string }): boolean {
	if (!/^10[01]\d\d$/.test(word.word)) {
		return false;
	}
	const before = text.slice(Math.max(0, word.start - 40), word.start);
	const after = text.slice(word.end, word.end + 10);
	return /([=!]=|\bcase|\b(WSA)?SetLastError\s*\()\s*$/.test(before) || /^\s*[=!]=/.test(after);
}

/** The statuses that a sharing table can end a bind with. */
const BIND_STATUS_NAMES: ReadonlySet<string> = new Set(
	Object.values(BIND_STATUSES).flatMap(({ INUSE, DENIED }) => [INUSE.name, DENIED.name]),
);

/** Which earlier binds explain the status at the bind at hand. Null where the bind is not known well enough. */
function verdictOnStatus(document: AnalysedDocument, status: StatusCode, word: Span): Verdict | null {
	if (!BIND_STATUS_NAMES.has(status.name)) {
		return null;
	}
	return verdictOfAll(bindsMeant(document, word), ({ socket, bind }) => {
		const [only, ...others] = everyBind(possibleBinds(socket, withoutPresumption(bind), modelOf(socket)));
		return only && others.length === 0 && hasPort(socket) ? explanation(status, socket, bind) : null;
	});
}

function explanation(status: StatusCode, socket: SocketFacts, bind: SocketBind): Verdict | null {
	const binds = possibleBinds(socket, withoutPresumption(bind), modelOf(socket));
	const [only] = everyBind(binds);
	if (!only || binds.ephemeral) {
		return null;
	}
	const meetings = earlierBinds(binds.model, only);
	const explaining = meetings.filter(({ resolution }) => endsWith(resolution, status.name));
	const args = { status: status.name };
	if (explaining.length === 0) {
		const sentences = [{ id: 'hover.notExplainedWhy' }];
		return { headline: { id: 'hover.notExplained', args }, sentences, confidence: weakest(meetings) };
	}
	const sentences: Message[] = [
		...holderSentences(binds, only, explaining, 'hover.explainedBy'),
		{ id: 'hover.explainedElse', args },
	];
	return { headline: { id: 'hover.explained', args }, sentences, confidence: weakest(explaining) };
}

interface BoundSocket {
	socket: SocketFacts;
	bind: SocketBind;
}

/**
 * The bind whose error the code looks at with the word, for each socket that may come there; where nothing shows it, the
 * one before. Empty where the error is that of another call.
 */
function bindsMeant(document: AnalysedDocument, word: Span): BoundSocket[] {
	const readers = document.facts.sockets.flatMap((socket) =>
		socket.events.filter((event) => readsWith(event, word)).map((event) => ({ socket, event })),
	);
	const ofBind = readers.filter(({ event }) => event.kind === 'bind' && event.target !== 'posix');
	if (readers.length > 0) {
		return ofBind.flatMap(({ socket, event }) => {
			const bind = socket.binds.find(({ span, target }) => target === event.target && sameSpan(span, event.span));
			return bind ? [{ socket, bind }] : [];
		});
	}
	const [socket] = socketsAt(document, word.start);
	const target = socket && targetAt(socket, word.start);
	const nearest = socket && target && target !== 'posix' ? bindBefore(socket, target, word.start) : undefined;
	return document.facts.sockets.flatMap((each) =>
		each.binds
			.filter((bind) => nearest && bind.target === target && sameSpan(bind.span, nearest.span))
			.map((bind) => ({ socket: each, bind })),
	);
}

function readsWith({ errorReads }: SocketEvent, word: Span): boolean {
	return errorReads.some(({ comparedWith }) =>
		comparedWith.some(({ span }) => span.file === undefined && span.start <= word.start && word.end <= span.end),
	);
}

/** The last bind before the place, as a check of its result comes after it; else the first one. */
function bindBefore(socket: SocketFacts, target: Target, offset: number): SocketBind | undefined {
	const earlier = socket.binds.filter((bind) => bind.target === target && bind.span.start < offset);
	return earlier.at(-1) ?? bindAt(socket, target, offset);
}

function endsWith(resolution: Resolution, name: string): boolean {
	return resolution.status?.name === name || resolution.branches?.refused.status?.name === name;
}
