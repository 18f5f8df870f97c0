import type { State } from '../state/state.js';
import type { ControlFlow } from '../summaries/control-flow.js';

/** How many states are kept apart at one node; more are joined into one. */
const MAXIMUM_STATES = 8;

const orders = new WeakMap<ControlFlow, number[]>();

/** States that wait at the nodes of a function, handed out in the order of the flow. */
export class Worklist {
	private readonly arrived: (Map<string, State> | undefined)[] = [];
	private readonly waiting: (Map<string, State> | undefined)[] = [];
	private readonly joined = new Set<number>();
	private readonly order: readonly number[];
	private readonly nodeAt: number[] = [];
	private readonly ready: boolean[] = [];
	private lowest = 0;

	constructor(flow: ControlFlow) {
		this.order = orderOf(flow);
		this.order.forEach((rank, node) => {
			if (rank < flow.nodes.length) {
				this.nodeAt[rank] = node;
			}
		});
	}

	/** Adds a state at a node, unless what is known there already covers it. */
	add(node: number, state: State): void {
		const arrived = mapAt(this.arrived, node);
		const key = this.joined.has(node) ? '' : state.socketsKey();
		const known = arrived.get(key);
		let joined = known ? known.joinedWith(state) : state;
		if (!joined) {
			return;
		}
		if (known && this.joined.has(node)) {
			joined = joined.blurredFrom([known, state]);
		}
		arrived.set(key, joined);
		const waiting = mapAt(this.waiting, node);
		waiting.set(key, joined);
		if (arrived.size > MAXIMUM_STATES) {
			this.joinAll(node, arrived, waiting);
		}
		const rank = this.order[node]!;
		this.ready[rank] = true;
		this.lowest = Math.min(this.lowest, rank);
	}

	private joinAll(node: number, arrived: Map<string, State>, waiting: Map<string, State>): void {
		const apart = [...arrived.values()];
		let all = apart[0]!;
		for (const other of apart.slice(1)) {
			all = all.joinedWith(other) ?? all;
		}
		all = all.blurredFrom(apart);
		arrived.clear();
		waiting.clear();
		arrived.set('', all);
		waiting.set('', all);
		this.joined.add(node);
	}

	/** Whether a state has come to a node. */
	hasReached(node: number): boolean {
		return this.arrived[node] !== undefined;
	}

	/** The next state, not to be changed, and its node, in flow order; undefined where all is done. */
	take(): { node: number; state: State } | undefined {
		while (this.lowest < this.nodeAt.length) {
			const node = this.nodeAt[this.lowest]!;
			const waiting = this.ready[this.lowest] ? this.waiting[node] : undefined;
			if (waiting && waiting.size > 0) {
				const [key, state] = waiting.entries().next().value!;
				waiting.delete(key);
				return { node, state };
			}
			this.ready[this.lowest] = false;
			this.lowest++;
		}
		return undefined;
	}
}

function mapAt(maps: (Map<string, State> | undefined)[], node: number): Map<string, State> {
	const map = maps[node] ?? new Map<string, State>();
	maps[node] = map;
	return map;
}

/** The rank of each node: a node comes after all that lead to it, but for the edges of loops. */
function orderOf(flow: ControlFlow): number[] {
	const known = orders.get(flow);
	if (known) {
		return known;
	}
	const finished: number[] = [];
	const seen = new Set<number>();
	const stack: { node: number; successors: number[] }[] = [];
	const enter = (node: number): void => {
		if (node >= 0 && !seen.has(node)) {
			seen.add(node);
			stack.push({ node, successors: successorsOf(flow, node) });
		}
	};
	enter(flow.entry);
	for (let top = stack.at(-1); top; top = stack.at(-1)) {
		const next = top.successors.pop();
		if (next === undefined) {
			finished.push(top.node);
			stack.pop();
		} else {
			enter(next);
		}
	}
	const order = new Array<number>(flow.nodes.length).fill(flow.nodes.length);
	for (const [index, node] of finished.reverse().entries()) {
		order[node] = index;
	}
	orders.set(flow, order);
	return order;
}

function successorsOf(flow: ControlFlow, index: number): number[] {
	const node = flow.nodes[index]!;
	switch (node.kind) {
		case 'pass':
		case 'evaluate':
		case 'declare':
		case 'leave':
			return [node.next];
		case 'branch':
			return [node.whenTrue, node.whenFalse];
		case 'switch':
			return [...node.cases.map(({ next }) => next), node.otherwise];
		case 'choose':
			return [...node.nexts];
		case 'try':
			return [node.body, node.caught];
		case 'throw':
			return node.handler === undefined ? [] : [node.handler];
		case 'return':
			return [];
	}
}
