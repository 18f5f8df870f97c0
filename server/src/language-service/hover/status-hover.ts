import { BIND_STATUSES } from '../../knowledge/bind-statuses.js';
import { findStatus, type StatusCode, statusCausesId, writtenValue } from '../../knowledge/statuses/index.js';
import { text } from '../../messages/text.js';
import type { Message } from '../../protocol/messages.js';
import type { Span } from '../../protocol/positions.js';
import type { Resolution } from '../../protocol/resolution.js';
import type { SocketBind, SocketFacts } from '../../protocol/sockets.js';
import type { Target } from '../../protocol/targets.js';
import type { AnalysedDocument } from '../analysed-document.js';
import { bindAt, everyBind, modelOf, possibleBinds, targetAt, withoutPresumption } from '../bind-at-hand.js';
import { linkOfStatus } from '../documentation-links.js';
import { earlierBinds, weakest } from '../sharing.js';
import { holderSentences } from '../sharing-words.js';
import { socketsAt } from '../socket-at.js';
import type { Verdict } from '../verdict.js';
import type { HoverInfo } from './hover-info.js';

/** The hover over the name of a status, or over its number where code compares with it; null over any other word. */
export function statusHover(document: AnalysedDocument, word: Span & { word: string }): HoverInfo | null {
	const status = isName(word.word) || isComparedNumber(document.text, word) ? findStatus(word.word) : undefined;
	if (!status) {
		return null;
	}
	const verdict = verdictOnStatus(document, status, word.start);
	const causes = text({ id: statusCausesId(status) });
	const args = { name: status.name, value: String(writtenValue(status)), where: status.where, causes };
	return {
		span: word,
		verdict,
		notes: [],
		general: [{ id: 'hover.status', args }],
		details: [],
		confidence: verdict?.confidence ?? 'documented',
		sources: [],
		link: linkOfStatus(status),
	};
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
function verdictOnStatus(document: AnalysedDocument, status: StatusCode, offset: number): Verdict | null {
	if (!BIND_STATUS_NAMES.has(status.name)) {
		return null;
	}
	const [socket] = socketsAt(document, offset);
	const target = socket && targetAt(socket, offset);
	const bind = socket && target && target !== 'posix' ? bindBefore(socket, target, offset) : undefined;
	if (!socket || !bind) {
		return null;
	}
	const binds = possibleBinds(socket, withoutPresumption(bind), modelOf(socket));
	const [only, ...others] = everyBind(binds);
	if (!only || others.length > 0 || binds.ephemeral) {
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
		{ id: 'hover.explainedElse' },
	];
	return { headline: { id: 'hover.explained', args }, sentences, confidence: weakest(explaining) };
}

/** The last bind before the place, as a check of its result comes after it; else the first one. */
function bindBefore(socket: SocketFacts, target: Target, offset: number): SocketBind | undefined {
	const earlier = socket.binds.filter((bind) => bind.target === target && bind.span.start < offset);
	return earlier.at(-1) ?? bindAt(socket, target, offset);
}

function endsWith(resolution: Resolution, name: string): boolean {
	return resolution.status?.name === name || resolution.branches?.refused.status?.name === name;
}
