import { randomNumbers } from '../../helpers/random.js';

/** Random choices that a seed decides. */
export class Choices {
	private readonly next: (below: number) => number;

	constructor(seed: number) {
		this.next = randomNumbers(seed);
	}

	/** A whole number from 0 up to a limit, the limit left out. */
	below(limit: number): number {
		return this.next(limit);
	}

	/** True so many times of a hundred. */
	percent(share: number): boolean {
		return this.next(100) < share;
	}

	/** One of a list that is not empty. */
	pick<T>(list: readonly T[]): T {
		return list[this.next(list.length)]!;
	}

	/** One of several, each as often as its weight says; a weight of 0 leaves it out. */
	weighted<T>(...alternatives: readonly (readonly [weight: number, value: T])[]): T {
		const total = alternatives.reduce((sum, [weight]) => sum + weight, 0);
		let at = this.next(total);
		for (const [weight, value] of alternatives) {
			at -= weight;
			if (at < 0) {
				return value;
			}
		}
		throw new Error('every weight is 0');
	}
}
