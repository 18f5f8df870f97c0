// Whether memory grows: what was held in the second half of a run, beside the first half.

/** What a run must have behind it before memory counts: code is compiled, caches fill up. @type {number} */
const WARM_UP = 1 / 5;

/**
 * By how much the least that was held in the last third is above the least in the first third, once the server is warm. The least,
 * as what happens to be held for a moment only ever adds.
 * @param {readonly number[]} held in order
 */
export function growth(held) {
	const warm = held.slice(Math.ceil(held.length * WARM_UP));
	const third = Math.floor(warm.length / 3);
	return Math.min(...warm.slice(-third)) - Math.min(...warm.slice(0, third));
}
