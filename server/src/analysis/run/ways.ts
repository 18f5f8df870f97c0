import type { State } from '../state/state.js';

/** How many ways of one statement are followed where helpers return in several ways. */
const MAXIMUM_WAYS = 16;

/** The ways in which the helper calls of a statement return: the statement is done once for each. */
export class Ways {
	/** Which way each helper call of the current statement returned, in order; longer as new ones are met. */
	private choices: number[] = [];
	private count = 0;
	private pending: number[][] = [];

	/** Does one statement in every way its helper calls can return, each on a state of its own. */
	each(from: State, act: (state: State) => void): void {
		const outer = { choices: this.choices, count: this.count, pending: this.pending };
		const pending: number[][] = [[]];
		for (let ways = 0; pending.length > 0 && ways < MAXIMUM_WAYS; ways++) {
			this.choices = pending.shift()!;
			this.count = 0;
			this.pending = pending;
			act(from.clone());
		}
		this.choices = outer.choices;
		this.count = outer.count;
		this.pending = outer.pending;
	}

	/** Takes one of several ways on; the others are done later. */
	choose(count: number): number {
		const index = this.count++;
		if (index === this.choices.length) {
			for (let other = 1; other < count; other++) {
				this.pending.push([...this.choices, other]);
			}
			this.choices.push(0);
		}
		return this.choices[index]!;
	}
}
