import { findStatus, type StatusCode, statusCausesId, writtenValue } from '../../knowledge/statuses/index.js';
import { text } from '../../messages/text.js';
import type { Message } from '../../protocol/messages.js';
import type { Span } from '../../protocol/positions.js';
import type { Resolution } from '../../protocol/resolution.js';
import type { SocketBind, SocketFacts } from '../../protocol/sockets.js';
import type { Target } from '../../protocol/targets.js';
import type { AnalysedDocument } from '../analysed-document.js';
import { bindAt, everyBind, modelOf, possibleBinds, targetAt } from '../bind-at-hand.js';
import { linkOfStatus } from '../documentation-links.js';
import { earlierBinds } from '../sharing.js';
import { socketsAt } from '../socket-at.js';
import { holderSentences, type Verdict } from '../verdict.js';
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
		confidence: 'documented',
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

/** Which earlier binds explain the status at the bind at hand. Null where the bind is not known well enough. */
function verdictOnStatus(document: AnalysedDocument, status: StatusCode, offset: number): Verdict | null {
	const [socket] = socketsAt(document, offset);
	const target = socket && targetAt(socket, offset);
	const bind = socket && target && target !== 'posix' ? bindBefore(socket, target, offset) : undefined;
	if (!socket || !bind) {
		return null;
	}
	const binds = possibleBinds(socket, bind, modelOf(socket));
	const [only, ...others] = everyBind(binds);
	if (!only || others.length > 0 || binds.ephemeral) {
		return null;
	}
	const explaining = earlierBinds(binds.model, only).filter(({ resolution }) => endsWith(resolution, status.name));
	if (explaining.length === 0) {
		return null;
	}
	const sentences: Message[] = [
		...holderSentences(binds, explaining, 'hover.explainedBy'),
		{ id: 'hover.explainedElse' },
	];
	return { headline: { id: 'hover.explained', args: { status: status.name } }, sentences };
}

/** The last bind before the place, as a check of its result comes after it; else the first one. */
function bindBefore(socket: SocketFacts, target: Target, offset: number): SocketBind | undefined {
	const earlier = socket.binds.filter((bind) => bind.target === target && bind.span.start < offset);
	return earlier.at(-1) ?? bindAt(socket, target, offset);
}

function endsWith(resolution: Resolution, name: string): boolean {
	return resolution.status?.name === name || resolution.branches?.refused.status?.name === name;
}
