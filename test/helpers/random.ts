/** What a property test is run with; set BINDSIGHT_SEED to run it again as it was. */
export const SEED = Number(process.env.BINDSIGHT_SEED ?? Date.now() % 1_000_000_000);

/** Numbers from 0 up to a limit, the limit left out: the same seed gives the same numbers everywhere (mulberry32). */
export function randomNumbers(seed: number): (below: number) => number {
	let state = seed | 0;
	return (below) => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
	};
}
