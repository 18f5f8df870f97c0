import type { Span } from '../../protocol/positions.js';
import { type CollectedEvent, Collector } from '../run/collector.js';
import { placeKey } from '../state/place-key.js';
import { type Mapping, mappedEvents } from './mapped-collector.js';

/**
 * What a run of another file shows of a file: the sockets that something happens to in it, or on the way through it.
 * `runUri` is the file that was run; its places get its uri, and the places in `uri` lose theirs.
 */
export function seenFrom(collector: Collector, runUri: string, uri: string): Collector {
	const seen = new Collector();
	const view = new Viewpoint(runUri, uri);
	const touching = new Set(
		[...collector.events.values()].filter((event) => view.touches(event)).map(({ socketId }) => socketId),
	);
	for (const id of touching) {
		const identity = collector.sockets.get(id)!;
		seen.introduce({ ...identity, id: view.idOf(id) });
		for (const span of collector.mentions.get(id)?.values() ?? []) {
			seen.mention(view.idOf(id), view.spanOf(span));
		}
	}
	const met = metUnseen([...collector.events.values()], touching);
	const mappedEvent = mappedEvents(view);
	for (const event of collector.events.values()) {
		if (touching.has(event.socketId)) {
			seen.observe({ ...mappedEvent(event), isMetElsewhere: met.has(bindKey(event.socketId, event.site.span)) });
		}
	}
	return seen;
}

/** The binds that still hold their ports when a socket is bound that nobody here sees. */
function metUnseen(events: readonly CollectedEvent[], seen: ReadonlySet<string>): Set<string> {
	const unseen = events.filter(({ kind, socketId }) => kind === 'bind' && !seen.has(socketId));
	return new Set(
		unseen.flatMap(({ boundBeside = [] }) => boundBeside.map(({ socket, bind }) => bindKey(socket, bind))),
	);
}

function bindKey(socket: string, bind: Span): string {
	return `${socket} ${placeKey(bind)}`;
}

class Viewpoint implements Mapping {
	constructor(
		private readonly runUri: string,
		private readonly uri: string,
	) {}

	touches({ site }: CollectedEvent): boolean {
		return site.span.file === this.uri || site.callPath.some(({ file }) => file === this.uri);
	}

	/** Runs of different files may name their sockets alike. */
	idOf(id: string): string {
		return `${this.runUri} ${id}`;
	}

	spanOf({ start, end, file = this.runUri }: Span): Span {
		return file === this.uri ? { start, end } : { start, end, file };
	}
}
