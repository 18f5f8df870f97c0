const FIRST_WAIT = 1000;
/** So often in so much time; then something is wrong that a restart does not mend. */
const MOST_ENDS = 5;
const WITHIN = 10 * 60_000;

/** When a server that ends again and again is started again: each time after twice as long. */
export class RestartPolicy {
	private ends: number[] = [];

	/** How long to wait, in milliseconds, with a server that has ended at `now`; undefined where it has done so too often. */
	waitAfterEnd(now: number): number | undefined {
		this.ends = [...this.ends.filter((end) => now - end < WITHIN), now];
		return this.ends.length > MOST_ENDS ? undefined : FIRST_WAIT * 2 ** (this.ends.length - 1);
	}

	/** What has been does not count any more. */
	forgive(): void {
		this.ends = [];
	}
}
