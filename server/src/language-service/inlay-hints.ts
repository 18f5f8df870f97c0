import { text } from '../messages/text.js';
import type { Position, Range } from '../protocol/positions.js';
import type { SocketBind, SocketFacts } from '../protocol/sockets.js';
import { TARGETS } from '../protocol/targets.js';
import type { AnalysedDocument } from './analysed-document.js';
import { possibleBinds } from './bind-at-hand.js';
import { escapeMarkdown } from './hover/markdown.js';
import { socketSummary } from './socket-summary.js';
import { verdictOfFirstBind } from './verdict.js';

/** What is shown beside a call that binds. */
export interface InlayHint {
	/** Behind the call. */
	position: Position;
	label: string;
	/** Markdown; nothing in it comes from the analysed code unescaped. */
	tooltip: string;
}

interface KnownBind {
	socket: SocketFacts;
	bind: SocketBind;
}

/** A hint at each bind in a range of which option, address and port are known; one that callers disagree on has none. */
export function inlayHints(document: AnalysedDocument, range: Range): InlayHint[] {
	const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
	const byPlace = new Map<number, KnownBind[]>();
	for (const socket of document.facts.sockets) {
		for (const bind of socket.binds.filter(({ span }) => from <= span.end && span.end <= to)) {
			byPlace.set(bind.span.end, [...(byPlace.get(bind.span.end) ?? []), { socket, bind }]);
		}
	}
	return [...byPlace]
		.sort(([one], [other]) => one - other)
		.flatMap(([end, binds]) =>
			hintOf(binds.filter(ofFirstTarget)).map((hint) => ({ ...hint, position: document.positionAt(end) })),
		);
}

/** Where several targets compile a bind, the first one is shown. */
function ofFirstTarget({ bind }: KnownBind, _: number, all: readonly KnownBind[]): boolean {
	return bind.target === TARGETS.find((target) => all.some((each) => each.bind.target === target));
}

function hintOf(binds: readonly KnownBind[]): Omit<InlayHint, 'position'>[] {
	const labels = new Set(binds.map(labelOf));
	const [label] = labels;
	return labels.size === 1 && label ? [{ label, tooltip: tooltipOf(binds[0]!) }] : [];
}

/** Undefined where anything of it is not known. */
function labelOf({ socket, bind }: KnownBind): string | undefined {
	const { sharingOption, address, presumed } = bind;
	const isKnown = sharingOption !== 'unknown' && sharingOption !== 'both' && !presumed;
	if (!isKnown || address.kind === 'unknown' || address.port.kind === 'unknown') {
		return undefined;
	}
	const { addressText } = possibleBinds(socket, bind);
	const args = { option: sharingOption, address: addressText, known: addressText === '' ? 'no' : 'yes' };
	return text({ id: 'inlayHint.bind', args });
}

function tooltipOf({ socket, bind }: KnownBind): string {
	const possible = possibleBinds(socket, bind);
	const summary = `**${escapeMarkdown(socketSummary(socket, { ...bind, addressText: possible.addressText }))}**`;
	// POSIX systems have no sharing table to answer from.
	if (bind.target === 'posix') {
		return summary;
	}
	const { headline, sentences } = verdictOfFirstBind(possible);
	return [summary, [headline, ...sentences].map((message) => escapeMarkdown(text(message))).join(' ')].join('\n\n');
}
