import type { Span } from '../../protocol/positions.js';
import type { Collector } from '../run/collector.js';
import { type Placement, positionsInName, stretchNumberOf } from './item-places.js';
import { type Mapping, mappedCollector } from './mapped-collector.js';

interface Placed {
	/** Where the stretches stood that the collector speaks of, by their numbers. */
	starts: ReadonlyMap<number, number | undefined>;
	collector: Collector;
}

const placed = new WeakMap<Collector, Placed>();

/**
 * What a run has shown, brought back to where it stands in the files. It is kept for as long as no item moves that it speaks
 * of, and is not to be changed.
 */
export function placedCollector(collector: Collector, placement: Placement): Collector {
	const known = placed.get(collector);
	if (known && [...known.starts].every(([number, start]) => placement.startOf(number) === start)) {
		return known.collector;
	}
	const noting = new NotingPlacement(placement);
	const mapped = mappedCollector(collector, noting);
	placed.set(collector, { starts: noting.starts, collector: mapped });
	return mapped;
}

/** A placement that notes which stretches it is asked about. */
class NotingPlacement implements Mapping {
	readonly starts = new Map<number, number | undefined>();
	private readonly ids = new Map<string, string>();

	constructor(private readonly placement: Placement) {}

	spanOf(span: Span): Span {
		this.note(span.start);
		return this.placement.spanOf(span);
	}

	idOf(id: string): string {
		let placed = this.ids.get(id);
		if (placed === undefined) {
			for (const position of positionsInName(id)) {
				this.note(position);
			}
			placed = this.placement.idOf(id);
			this.ids.set(id, placed);
		}
		return placed;
	}

	private note(position: number): void {
		const number = stretchNumberOf(position);
		if (!this.starts.has(number)) {
			this.starts.set(number, this.placement.startOf(number));
		}
	}
}
