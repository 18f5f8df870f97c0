/** The known word that `word` was most likely meant to be; undefined where none is near. Case does not count. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
	const wanted = word.toLowerCase();
	let best: string | undefined;
	let fewest = Math.max(1, Math.floor(wanted.length * 0.4)) + 1;
	for (const candidate of known) {
		const other = candidate.toLowerCase();
		const distance = wanted !== '' && other.startsWith(wanted) ? 1 : editDistance(wanted, other, fewest);
		if (distance < fewest) {
			best = candidate;
			fewest = distance;
		}
	}
	return best;
}

/** How many letters to add, drop, change or swap with their neighbour; `limit` where it is that many or more. */
function editDistance(a: string, b: string, limit: number): number {
	if (Math.abs(a.length - b.length) >= limit) {
		return limit;
	}
	let beforeLast: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_, column) => column);
	for (let row = 1; row <= a.length; row++) {
		const current = [row];
		for (let column = 1; column <= b.length; column++) {
			const change = last[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1);
			const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
			const swap = swapped ? beforeLast[column - 2]! + 1 : Number.POSITIVE_INFINITY;
			current.push(Math.min(change, last[column]! + 1, current[column - 1]! + 1, swap));
		}
		beforeLast = last;
		last = current;
	}
	return last[b.length]!;
}
