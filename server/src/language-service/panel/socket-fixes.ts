import { text } from '../../messages/text.js';
import type { Fix } from '../../protocol/findings.js';
import type { PanelFix } from '../../protocol/panel.js';
import type { Span } from '../../protocol/positions.js';
import type { SocketFacts } from '../../protocol/sockets.js';
import type { AnalysedDocument } from '../analysed-document.js';

/** A fix of the light bulb, and the sharing option that it brings about where it does. */
export interface FixWithOption extends Pick<Fix, 'sharingOption'> {
	fix: PanelFix;
}

/** The fixes of every finding about a call of the socket, in the order of the findings, of one finding the safe ones first. */
export function fixesOfSocket(document: AnalysedDocument, socket: SocketFacts): FixWithOption[] {
	const calls = socket.events.flatMap(({ span, callPath }) => [span, ...callPath]).filter(({ file }) => !file);
	const about = document.findings.filter(({ span }) => calls.some((call) => contains(call, span)));
	return about.flatMap(({ rule, fixes }) =>
		[...fixes]
			.sort((a, b) => Number(b.safe) - Number(a.safe))
			.map(({ title, safe, edits, sharingOption }) => ({
				sharingOption,
				fix: {
					title: text(title),
					rule,
					safe,
					edits: edits.map(({ span, newText }) => ({ range: document.rangeOf(span), newText })),
				},
			})),
	);
}

function contains(outer: Span, inner: Span): boolean {
	return inner.file === undefined && outer.start <= inner.start && inner.end <= outer.end;
}
