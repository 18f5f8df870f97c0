import type { Span } from '../../protocol/positions.js';
import type { ErrorRead } from '../../protocol/sockets.js';
import { placeKey, spanOfPlaceKey } from '../state/place-key.js';

/** One look at an error, as one path sees it; no calls where another call may have set it. */
export interface ErrorReadObservation {
	span: Span;
	source: ErrorRead['source'];
	/** The place keys of the socket calls one of which came last. */
	calls: readonly string[];
}

/** Where the code reads the error of a socket call, and what it compares it with. */
export class ErrorReads {
	private readonly reads = new Map<string, ErrorReadObservation>();
	private readonly comparisons = new Map<string, Map<string, Span>>();

	read(observation: ErrorReadObservation): void {
		const key = placeKey(observation.span);
		const known = this.reads.get(key);
		const isKnownToAll = observation.calls.length > 0 && (!known || known.calls.length > 0);
		const calls = isKnownToAll ? [...new Set([...(known?.calls ?? []), ...observation.calls])].sort() : [];
		this.reads.set(key, { ...observation, calls });
	}

	/** @param read the place key of the read */
	compare(read: string, constant: string, span: Span): void {
		const compared = this.comparisons.get(read) ?? new Map<string, Span>();
		this.comparisons.set(read, compared.set(constant, span));
	}

	/** `spanOf` gives other places for the same code. */
	absorb(other: ErrorReads, spanOf?: (span: Span) => Span): void {
		const placed = (span: Span): Span => (spanOf ? spanOf(span) : span);
		const keyOf = (key: string): string => (spanOf ? placeKey(spanOf(spanOfPlaceKey(key))) : key);
		for (const { span, source, calls } of other.reads.values()) {
			this.read({ span: placed(span), source, calls: calls.map(keyOf) });
		}
		for (const [read, compared] of other.comparisons) {
			for (const [constant, span] of compared) {
				this.compare(keyOf(read), constant, placed(span));
			}
		}
	}

	/** The reads on whose every path a call, or one like it, came last, by the place key of the call; in source order. */
	byCall(): ReadonlyMap<string, readonly ErrorRead[]> {
		const found = new Map<string, ErrorRead[]>();
		const inOrder = [...this.reads].sort(([, a], [, b]) => a.span.start - b.span.start);
		for (const [place, { span, source, calls }] of inOrder) {
			const comparedWith = [...(this.comparisons.get(place) ?? [])].map(([name, where]) => ({ name, span: where }));
			for (const call of calls) {
				const known = found.get(call) ?? [];
				known.push({ span, source, comparedWith });
				found.set(call, known);
			}
		}
		return found;
	}
}
