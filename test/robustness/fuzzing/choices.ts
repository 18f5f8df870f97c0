import { randomNumbers } from '../../helpers/random.js';

/** Choices that a seed decides: the same seed makes the same ones. */
export class Choices {
	private readonly random: (below: number) => number;

	constructor(seed: number) {
		this.random = randomNumbers(seed);
	}

	/** A whole number from 0 up to a limit, the limit left out. */
	below(limit: number): number {
		return this.random(limit);
	}

	/** True once in so many times. */
	onceIn(times: number): boolean {
		return this.random(times) === 0;
	}

	/** One of a list that is not empty. */
	oneOf<T>(list: readonly T[]): T {
		return list[this.random(list.length)]!;
	}

	/** So many different ones of a list, in any order; all where there are no more. */
	someOf<T>(list: readonly T[], count: number): T[] {
		return this.shuffled(list).slice(0, count);
	}

	/** A list in another order. */
	shuffled<T>(list: readonly T[]): T[] {
		const left = [...list];
		return list.map(() => left.splice(this.random(left.length), 1)[0]!);
	}

	/** As many results as there are rounds. */
	times<T>(rounds: number, make: (round: number) => T): T[] {
		return Array.from({ length: rounds }, (_, round) => make(round));
	}

	/** A seed for something that is to be decided later. */
	seed(): number {
		return this.random(0x7fffffff);
	}
}
